package org.bedside.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.bedside.catalog.Measure;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.Observed;
import org.bedside.journal.Entry;
import org.bedside.journal.Outcome;
import org.bedside.journal.Outcome.Came;
import org.bedside.validity.Scores;

/**
 * Sets what a model predicted beside what came about, its entries coming newest first. Holds a case to an encounter,
 * without whose it is. For one thread.
 */
final class FollowUp {

    /** Of the bootstrap. */
    private static final int SEED = 1;

    private static final String NOT_KNOWN = "not known";

    private final Observed observed;
    private final double threshold;
    private final Instant now;
    private final Map<String, Map<UUID, Case>> versions = new TreeMap<>();

    /**
     * @param threshold of the model
     * @param now whose time is over by then is compared
     */
    FollowUp(Observed observed, double threshold, Instant now) {
        this.observed = observed;
        this.threshold = threshold;
        this.now = now;
    }

    /** The model's id in {@code id@version}. */
    static String id(String model) {
        return model.substring(0, Math.max(0, model.indexOf('@')));
    }

    /**
     * What is kept of an encounter.
     *
     * @param came empty until it is settled
     * @param over whether its time is over
     */
    private record Case(double probability, UUID patient, Optional<Came> came, boolean over, Subgroup group) {

        boolean is(Came what) {
            return came.isPresent() && came.get() == what;
        }

        /** What came about early waits until the time is over, else only what came about would be known early. */
        boolean known() {
            return over && (is(Came.POSITIVE) || is(Came.NEGATIVE));
        }

        boolean unknown() {
            return is(Came.UNKNOWN) || is(Came.BEFORE);
        }

        /** Whether an older prediction of the encounter counts in the place of this one. */
        boolean givesWayTo(Case older) {
            return older.is(Came.POSITIVE) ? !is(Came.POSITIVE) : is(Came.BEFORE) && !older.is(Came.BEFORE);
        }
    }

    /**
     * Adds a prediction.
     *
     * @param encounter whose and which it was, in a form that says nothing of it
     * @param patient whose it was, in such a form
     */
    void add(Entry entry, double probability, Optional<Outcome> outcome, UUID encounter, UUID patient) {
        // Of a patient of another store nothing is ever seen.
        Optional<Came> came = outcome.map(Outcome::came)
                .or(() -> entry.assessed().isEmpty() ? Optional.of(Came.UNKNOWN) : Optional.empty());
        boolean over = observed.within()
                .map(within -> !now.isBefore(entry.at().plus(within)))
                .orElse(true);
        Case added = new Case(
                probability,
                patient,
                came,
                over,
                outcome.map(of -> new Subgroup(of.sex(), of.ageBand(), of.race()))
                        .orElse(Subgroup.NOT_KNOWN));
        versions.computeIfAbsent(entry.model(), version -> new LinkedHashMap<>())
                .merge(encounter, added, (newer, older) -> newer.givesWayTo(older) ? older : newer);
    }

    List<Followed> report() {
        List<Followed> all = new ArrayList<>();
        versions.forEach((model, cases) -> all.add(followed(model, cases.values())));
        return all;
    }

    private Followed followed(String model, Collection<Case> cases) {
        List<Case> known = cases.stream().filter(Case::known).toList();
        long unknown = cases.stream().filter(Case::unknown).count();
        List<Followed.Group> groups = new ArrayList<>();
        groups.add(group("all", "all", known));
        groups.addAll(by("sex", known, of -> of.group().sex()));
        groups.addAll(by("age", known, of -> of.group().ageBand()));
        if (known.stream().anyMatch(of -> !of.group().race().isEmpty())) {
            groups.addAll(by("race", known, of -> of.group().race()));
        }
        return new Followed(
                model,
                observed.within(),
                cases.size(),
                known.size(),
                cases.size() - known.size() - unknown,
                unknown,
                groups);
    }

    private List<Followed.Group> by(String attribute, List<Case> known, Function<Case, String> value) {
        Map<String, List<Case>> parts = new TreeMap<>();
        for (Case one : known) {
            String part = value.apply(one).isEmpty() ? NOT_KNOWN : value.apply(one);
            parts.computeIfAbsent(part, none -> new ArrayList<>()).add(one);
        }
        List<Followed.Group> groups = new ArrayList<>();
        parts.forEach((part, cases) -> groups.add(group(attribute, part, cases)));
        return groups;
    }

    private Followed.Group group(String attribute, String value, List<Case> cases) {
        double[] probability = new double[cases.size()];
        boolean[] positive = new boolean[cases.size()];
        int[] patient = new int[cases.size()];
        Map<UUID, Integer> patients = new HashMap<>();
        double expected = 0;
        for (int at = 0; at < cases.size(); at++) {
            Case one = cases.get(at);
            probability[at] = one.probability();
            positive[at] = one.is(Came.POSITIVE);
            patient[at] = patients.computeIfAbsent(one.patient(), key -> patients.size());
            expected += one.probability();
        }
        Scores scores = new Scores(probability, positive, patient, threshold);
        Metrics.Group figures = scores.group(attribute, value, SEED);
        Map<String, Measure> measures = new HashMap<>(figures.measures());
        measures.keySet().retainAll(Followed.MEASURES);
        if (!measures.isEmpty()) {
            measures.put("observedToExpected", scores.observedToExpected(SEED));
        }
        return new Followed.Group(attribute, value, figures.n(), figures.positives(), expected, measures);
    }
}
