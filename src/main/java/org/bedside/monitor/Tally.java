package org.bedside.monitor;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.bedside.catalog.ModelFolder;
import org.bedside.catalog.Service;
import org.bedside.evidence.Coding;
import org.bedside.journal.Entry;
import org.bedside.journal.Feedback;
import org.bedside.journal.Page;
import org.bedside.predict.ModelInput;
import org.bedside.predict.Spread;

/**
 * Counts a service's entries as they come, newest first; holds counts, and sixteen bytes to an encounter so that each
 * counts once in what is about patients. For one thread.
 */
final class Tally {

    private static final int TENTHS = 10;

    private final Service service;
    private final Optional<ModelFolder> folder;
    private final Optional<FollowUp> followUp;
    private final String model;
    private final Map<String, Long> statuses = new TreeMap<>();
    private final Map<String, Long> models = new TreeMap<>();
    private final Map<String, Long> bands = new TreeMap<>();
    private final Map<String, Long> held = new TreeMap<>();
    private final Map<String, Long> silences = new TreeMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private final Map<String, Seen> inputs = new HashMap<>();
    private final Set<UUID> encounters = new HashSet<>();
    private final long[] tenths = new long[TENTHS];
    private double sum;
    private long decisions;
    private long shown;
    private long accepted;
    private long overridden;

    /** An input's reference, and how many were seen in each of its bins. */
    private static final class Seen {
        private final Spread then;
        private final long[] counts;

        Seen(Spread then) {
            this.then = then;
            this.counts = new long[then.shares().size()];
        }
    }

    /**
     * @param model of this id and version, as {@code id@version}; {@code ""} for a service without one
     * @param folder its inputs and outcome, if it has such
     * @param now whose time is over by then is compared with what came about
     */
    Tally(Service service, String model, Optional<ModelFolder> folder, Instant now) {
        this.service = service;
        this.folder = folder;
        this.followUp = folder.flatMap(of -> of.observed()
                .map(observed -> new FollowUp(observed, of.fit().fit().threshold(), now)));
        this.model = model;
        folder.ifPresent(of -> of.fit().inputs().forEach(spread -> inputs.put(spread.input(), new Seen(spread))));
    }

    void add(Page.Found found) {
        Entry entry = found.entry();
        Told told = Told.read(entry.record());
        decisions++;
        count(statuses, entry.status().name().toLowerCase(Locale.ROOT));
        if (!entry.model().isEmpty()) {
            count(models, entry.model());
        }
        if (!told.band().isEmpty()) {
            count(bands, told.band());
        }
        if (!told.held().isEmpty()) {
            count(held, told.held().toLowerCase(Locale.ROOT));
        }
        told.reasons().forEach(reason -> count(silences, reason.kind() + " " + reason.input()));
        responses(entry, found.feedback());
        told.probability().ifPresent(probability -> follow(found, probability));
        if (told.probability().isPresent() && entry.model().equals(model) && encounters.add(encounter(entry))) {
            double probability = told.probability().get();
            sum += probability;
            tenths[Math.min(TENTHS - 1, (int) (probability * TENTHS))]++;
            for (Told.Value value : told.inputs()) {
                Seen seen = inputs.get(value.input());
                if (seen != null) {
                    seen.counts[seen.then.bin(value.reading())]++;
                }
            }
        }
    }

    /** Predictions of earlier versions of the model as well, each version by itself. */
    private void follow(Page.Found found, double probability) {
        Entry entry = found.entry();
        if (FollowUp.id(entry.model()).equals(FollowUp.id(model))) {
            followUp.ifPresent(
                    up -> up.add(entry, probability, found.outcome(), encounter(entry), anonymous(patient(entry))));
        }
    }

    private static UUID encounter(Entry entry) {
        return anonymous(patient(entry) + "\n" + entry.encounter());
    }

    private static String patient(Entry entry) {
        return entry.fhirServer() + "\n" + entry.patient();
    }

    /** A form that says nothing of whom and is kept only as long as is counted. */
    private static UUID anonymous(String whose) {
        return UUID.nameUUIDFromBytes(whose.getBytes(StandardCharsets.UTF_8));
    }

    private void responses(Entry entry, List<Feedback> feedback) {
        shown += entry.cards();
        Map<UUID, Feedback> last = new HashMap<>();
        feedback.forEach(row -> last.put(row.card(), row));
        for (Feedback row : last.values()) {
            if (row.outcome() == Feedback.Outcome.ACCEPTED) {
                accepted++;
            } else {
                overridden++;
                count(reasons, row.reason().map(this::reason).orElse("none"));
            }
        }
    }

    /** Only our own codes are told: another's text could be about a patient. */
    private String reason(Coding reason) {
        return service.texts().overrideReasons().stream()
                .map(Coding::code)
                .filter(reason.code()::equals)
                .findFirst()
                .orElse("other");
    }

    private static void count(Map<String, Long> counts, String what) {
        counts.merge(what, 1L, Long::sum);
    }

    Report report(Instant from, Instant to) {
        List<Long> bins = new ArrayList<>();
        for (long count : tenths) {
            bins.add(count);
        }
        int n = encounters.size();
        return new Report(
                service.id(),
                model,
                from,
                to,
                new Report.Said(decisions, statuses, models, bands, held, silences),
                new Report.Scores(n, n == 0 ? Double.NaN : sum / n, bins),
                folder.map(of -> drifts(of, n)).orElse(List.of()),
                new Report.Responses(shown, accepted, overridden, reasons),
                followUp.map(FollowUp::report).orElse(List.of()));
    }

    private List<Report.Drift> drifts(ModelFolder of, int now) {
        List<Report.Drift> drifts = new ArrayList<>();
        for (ModelInput input : of.model().spec().inputs()) {
            Seen seen = inputs.get(input.input().name());
            if (seen != null) {
                drifts.add(drift(input, seen, now, of.fit().table().rows()));
            }
        }
        return drifts;
    }

    private static Report.Drift drift(ModelInput input, Seen seen, int now, int then) {
        List<Double> expected = seen.then.shares();
        int missing = seen.then.missing();
        return new Report.Drift(
                input.input().name(),
                input.input().label(),
                StabilityIndex.of(expected, seen.counts),
                StabilityIndex.byChance(expected, seen.counts, now, then),
                now == 0 ? Double.NaN : seen.counts[missing] / (double) now,
                expected.get(missing));
    }
}
