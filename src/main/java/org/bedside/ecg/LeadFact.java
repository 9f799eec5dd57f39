package org.bedside.ecg;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Signal;

/**
 * One lead of an electrocardiogram in the chart.
 *
 * @param lead empty where only MDC_ECG_ELEC_POTL is said
 * @param fact where it was read
 */
public record LeadFact(Optional<Lead> lead, Signal signal, Fact fact) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** As it is written on a tracing. */
    public String name() {
        return lead.map(Lead::label).orElse("not told");
    }

    /** When it was recorded. */
    public Instant at() {
        return fact.when().to();
    }

    /** The minute of it. */
    String minute(ZoneId zone) {
        return MINUTE.withZone(zone).format(at());
    }

    /** What its values are multiplied by to be in millivolts; empty if their unit is none of voltage. */
    OptionalDouble toMillivolts() {
        return switch (signal.ucum()) {
            case "V" -> OptionalDouble.of(1000);
            case "mV" -> OptionalDouble.of(1);
            case "uV" -> OptionalDouble.of(0.001);
            case "nV" -> OptionalDouble.of(0.000001);
            default -> OptionalDouble.empty();
        };
    }

    /** All leads of all electrocardiograms, the latest first. */
    public static List<LeadFact> all(Facts facts) {
        return facts.of(Kind.OBSERVATION).stream()
                .filter(fact -> fact.standing() == Fact.Standing.SETTLED)
                .flatMap(fact -> of(fact).stream())
                .sorted(Comparator.comparing(LeadFact::at)
                        .reversed()
                        .thenComparing(lead -> lead.fact().source().reference()))
                .toList();
    }

    /** The leads of the latest one, if it is not older than this. */
    static List<LeadFact> latest(Facts facts, Duration young) {
        List<LeadFact> all = all(facts);
        if (all.isEmpty() || all.get(0).at().isBefore(facts.asOf().minus(young))) {
            return List.of();
        }
        String reference = all.get(0).fact().source().reference();
        return all.stream()
                .filter(lead -> lead.fact().source().reference().equals(reference))
                .toList();
    }

    private static Optional<LeadFact> of(Fact fact) {
        if (!(fact.value() instanceof Fact.Value.Sampled sampled)) {
            return Optional.empty();
        }
        Optional<Lead> lead = Lead.of(fact.codes());
        boolean any = fact.codes().stream()
                .anyMatch(coding ->
                        Lead.SYSTEMS.contains(coding.system()) && coding.code().equals(Lead.ANY));
        return lead.isPresent() || any ? Optional.of(new LeadFact(lead, sampled.signal(), fact)) : Optional.empty();
    }
}
