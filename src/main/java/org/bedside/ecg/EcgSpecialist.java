package org.bedside.ecg;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Subject;
import org.bedside.predict.Ages;
import org.bedside.predict.Prediction;
import org.bedside.predict.Prediction.Line;
import org.bedside.predict.Specialist;

/**
 * Reads the latest electrocardiogram of the last 24 hours, cuts its leads into beats, and asks the model about the lead whose
 * beats are most like those of its training. Thread-safe.
 */
public final class EcgSpecialist implements Specialist {

    /** An infarction evolves within hours; what is older does not say how it is now. */
    private static final Duration YOUNG = Duration.ofHours(24);

    /** Years; the beats of training are of adults, and those of children look otherwise. */
    private static final int ADULT = 18;

    private static final String ABOUT = "electrocardiogram";
    private static final String BEATS = "beats";
    private static final String RATE = "rate";
    private static final String POSITIVE = "positive-beats";

    private final EcgModel model;

    public EcgSpecialist(EcgModel model) {
        this.model = model;
    }

    public EcgModel model() {
        return model;
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public String version() {
        return model.version();
    }

    @Override
    public List<String> labels() {
        return model.labels();
    }

    @Override
    public Set<String> numbers() {
        return model.classifier().isPresent()
                ? Set.of(BEATS, RATE, "normal-beats", "other-beats")
                : Set.of(BEATS, RATE, POSITIVE);
    }

    @Override
    public Prediction predict(Facts facts, InputReader inputs) {
        List<LeadFact> leads = LeadFact.latest(facts, YOUNG);
        if (leads.isEmpty()) {
            List<Remark> unread = facts.remarks().stream()
                    .filter(remark -> remark.reason() == Reason.SIGNAL)
                    .toList();
            return unread.isEmpty()
                    ? abstained(true, List.of(new Remark(Reason.MISSING, ABOUT, "there is none of the last 24 hours")))
                    : abstained(false, unread);
        }
        Optional<Remark> stranger = Ages.outside(facts, leads.get(0).at(), ADULT, Subject.OLDEST, "recording");
        if (stranger.isPresent()) {
            return abstained(true, List.of(stranger.get()));
        }
        List<Remark> refused = new ArrayList<>();
        Optional<Read> best = leads.stream()
                .flatMap(lead -> read(lead, refused).stream())
                .min(Comparator.comparingDouble(Read::distance));
        return best.map(read -> statement(read, refused, facts.zone())).orElseGet(() -> abstained(false, refused));
    }

    /** A lead of which the model may speak. */
    private record Read(LeadFact lead, Strip strip, double distance) {}

    private Optional<Read> read(LeadFact lead, List<Remark> refused) {
        Strip strip = Strip.of(lead.signal(), model.length(), model.before());
        String why = strip.refused();
        if (why.isEmpty() && model.familiarity().strange(strip.typical())) {
            why = "has beats unlike those that the model was trained on";
        }
        if (!why.isEmpty()) {
            refused.add(new Remark(Reason.VALUE, "lead " + lead.name(), why));
            return Optional.empty();
        }
        return Optional.of(new Read(lead, strip, model.familiarity().distance(strip.typical())));
    }

    private Prediction abstained(boolean outside, List<Remark> reasons) {
        return new Prediction.Abstained(id(), version(), outside, reasons);
    }

    private Prediction statement(Read read, List<Remark> refused, ZoneId zone) {
        List<Fact> from = List.of(read.lead().fact());
        Map<String, Double> numbers = new TreeMap<>();
        double rate = read.strip().beatsPerMinute();
        numbers.put(BEATS, (double) read.strip().beats().size());
        numbers.put(RATE, (double) Math.round(rate));
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Lead", read.lead().name(), read.strip().beats().size() + " beats read", from));
        lines.add(new Line("Heart rate", Math.round(rate) + "/min", "", from));
        read.strip()
                .stLevel()
                .ifPresent(level -> lines.add(new Line(
                        "ST level 60 ms after the J point",
                        String.format(
                                Locale.ROOT,
                                "%.2f %s",
                                level,
                                read.lead().signal().ucum()),
                        "against the PR segment",
                        from)));
        Verdict verdict = model.infarction()
                .map(infarction -> infarction(infarction, read, numbers, lines))
                .orElseGet(() -> classes(read, numbers, lines));
        return new Prediction.Statement(
                id(),
                version(),
                verdict.label(),
                verdict.probability(),
                numbers,
                lines,
                refused,
                picture(read, verdict, zone),
                Optional.empty());
    }

    /** What the model makes of a lead; the beats are those that speak for it: of infarction, of a class but normal. */
    private record Verdict(String label, Optional<Prediction.Probability> probability, Set<Beat> beats) {}

    private Optional<Prediction.Picture> picture(Read read, Verdict verdict, ZoneId zone) {
        String amber = model.infarction().isPresent() ? "those like an infarction" : "those other than normal";
        return StripPicture.of(read.lead(), read.strip().beats(), verdict.beats(), zone)
                .map(strip -> Prediction.Picture.of(
                        "Strip of lead " + read.lead().name() + ": beats that were read shaded, " + amber
                                + " amber, R peaks ticked",
                        strip::image));
    }

    private Verdict infarction(InfarctionModel infarction, Read read, Map<String, Double> numbers, List<Line> lines) {
        double[] typical = read.strip().typical();
        Estimate estimate = infarction.estimate(typical);
        Set<Beat> positive = read.strip().beats().stream()
                .filter(beat -> infarction.estimate(beat.shape()).probability() >= model.threshold())
                .collect(Collectors.toSet());
        numbers.put(POSITIVE, (double) positive.size());
        lines.add(new Line(
                "Single beats like an infarction",
                positive.size() + " of " + read.strip().beats().size(),
                "the probability is that of the typical beat",
                List.of(read.lead().fact())));
        lines.addAll(infarction.reasons(typical, List.of(read.lead().fact())));
        return new Verdict(
                model.labels().get(estimate.probability() >= model.threshold() ? 1 : 0),
                Optional.of(new Prediction.Probability(estimate.probability(), estimate.lower(), estimate.upper())),
                positive);
    }

    /** The class other than the first (normal) that most beats have; normal if none has another. */
    private Verdict classes(Read read, Map<String, Double> numbers, List<Line> lines) {
        double[] counts = new double[model.labels().size()];
        Set<Beat> others = new HashSet<>();
        for (Beat beat : read.strip().beats()) {
            double[] probabilities = model.classifier().orElseThrow().probabilities(beat.shape());
            int label = largest(probabilities, 0);
            counts[label]++;
            if (label > 0) {
                others.add(beat);
            }
        }
        for (int label = 0; label < counts.length; label++) {
            lines.add(new Line(
                    "Beats: " + model.labels().get(label),
                    Integer.toString((int) counts[label]),
                    "",
                    List.of(read.lead().fact())));
        }
        numbers.put("normal-beats", counts[0]);
        numbers.put("other-beats", (double) others.size());
        int label = others.isEmpty() ? 0 : largest(counts, 1);
        return new Verdict(model.labels().get(label), Optional.empty(), others);
    }

    private static int largest(double[] values, int from) {
        int best = from;
        for (int at = from; at < values.length; at++) {
            best = values[at] > values[best] ? at : best;
        }
        return best;
    }
}
