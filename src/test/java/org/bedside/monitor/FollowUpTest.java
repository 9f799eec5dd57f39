package org.bedside.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Measure;
import org.bedside.journal.Entry;
import org.bedside.journal.Journal;
import org.bedside.journal.Look;
import org.bedside.journal.Outcome;
import org.bedside.journal.Outcome.Came;
import org.bedside.journal.Outcomes;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Streams of predictions with outcomes made up; what is reported is worked out here once more, by other ways. */
class FollowUpTest {

    private static final String ID = "readmission-30d";
    private static final Catalog CATALOG = Past.catalog(ID);
    private static final Instant FROM = Past.PREDICTED.minus(Duration.ofDays(1));
    private static final Instant TO = Past.PREDICTED.plus(Duration.ofDays(1));
    private static final Instant NOW = Past.PREDICTED.plus(Duration.ofDays(100));

    private final JdbcDataSource database = new JdbcDataSource();
    private final Journal journal;
    private final Map<UUID, Outcome> outcomes = new HashMap<>();

    FollowUpTest() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        journal = Journal.open(database);
    }

    private void predict(String patient, Duration after, double probability, Came came, String sex, String age) {
        Entry entry = pending(patient, after, probability);
        outcomes.put(entry.id(), new Outcome(came, NOW, sex, age, ""));
    }

    private Entry pending(String patient, Duration after, double probability) {
        Entry entry = Past.entry(ID, patient, "e-" + patient, Past.PREDICTED.plus(after), probability);
        journal.append(entry);
        return entry;
    }

    private void settle() {
        Outcomes all = new Outcomes(journal);
        int looked;
        do {
            looked = all.await(NOW);
        } while (looked > 0);
        do {
            looked = all.look(NOW, 100, entry -> {
                Outcome outcome = outcomes.get(entry.id());
                return outcome == null ? new Look.NotYet(NOW.plusSeconds(1)) : new Look.Settled(outcome);
            });
        } while (looked > 0);
    }

    private Report report(Instant now) {
        return new Monitor(journal, CATALOG, Clock.fixed(now, ZoneOffset.UTC))
                .report(ID, FROM, TO)
                .orElseThrow();
    }

    private Followed followed(Instant now) {
        settle();
        List<Followed> versions = report(now).followed();
        assertEquals(1, versions.size());
        return versions.get(0);
    }

    private static long[] counts(Followed followed) {
        return new long[] {followed.predictions(), followed.known(), followed.pending(), followed.unknown()};
    }

    private static void counted(String counts, Followed followed) {
        assertEquals(counts, Arrays.toString(counts(followed)));
    }

    private record Told(double probability, boolean came, String sex, String age) {}

    private List<Told> stream(int n) {
        SplittableRandom random = new SplittableRandom(29);
        List<Told> told = new ArrayList<>();
        for (int at = 0; at < n; at++) {
            double probability = 0.05 + 0.01 * random.nextInt(60);
            boolean came = random.nextDouble() < probability * 0.8;
            String sex = at % 3 == 0 ? "male" : "female";
            String age = at % 20 == 0 ? "18-44" : at % 2 == 0 ? "45-64" : "75+";
            told.add(new Told(probability, came, sex, age));
            predict("p" + at, Duration.ofSeconds(at), probability, came ? Came.POSITIVE : Came.NEGATIVE, sex, age);
        }
        return told;
    }

    @Test
    void theFiguresAreThoseWorkedOutByHand() {
        List<Told> told = stream(400);
        Followed followed = followed(NOW);
        counted("[400, 400, 0, 0]", followed);
        same(told, group(followed, "all", "all"));
        same(told.stream().filter(one -> one.sex().equals("male")).toList(), group(followed, "sex", "male"));
        same(told.stream().filter(one -> one.sex().equals("female")).toList(), group(followed, "sex", "female"));
        same(told.stream().filter(one -> one.age().equals("75+")).toList(), group(followed, "age", "75+"));
        Followed.Group young = group(followed, "age", "18-44");
        assertEquals(20, young.known());
        assertTrue(young.tooFew() && young.measures().isEmpty());
        assertEquals(6, followed.groups().size());
    }

    private static Followed.Group group(Followed followed, String attribute, String value) {
        return followed.groups().stream()
                .filter(group ->
                        group.attribute().equals(attribute) && group.value().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static void same(List<Told> told, Followed.Group group) {
        double brier = 0;
        double expected = 0;
        long observed = 0;
        double concordant = 0;
        for (Told one : told) {
            double miss = one.probability() - (one.came() ? 1 : 0);
            brier += miss * miss / told.size();
            expected += one.probability();
            observed += one.came() ? 1 : 0;
            for (Told other : told) {
                if (one.came() && !other.came()) {
                    double gap = one.probability() - other.probability();
                    concordant += gap > 1e-12 ? 1 : gap < -1e-12 ? 0 : 0.5;
                }
            }
        }
        assertEquals(told.size(), group.known());
        assertEquals(observed, group.observed());
        assertEquals(expected, group.expected(), 1e-9);
        assertEquals(concordant / (observed * (told.size() - observed)), value(group, "auroc"), 1e-9);
        assertEquals(brier, value(group, "brier"), 1e-9);
        assertEquals(observed / expected, value(group, "observedToExpected"), 1e-9);
        // The line is the most likely one: there both derivatives of the likelihood are zero.
        double byIntercept = 0;
        double bySlope = 0;
        for (Told one : told) {
            double logOdds = Math.log(one.probability() / (1 - one.probability()));
            double fitted = 1 / (1 + Math.exp(-(value(group, "intercept") + value(group, "slope") * logOdds)));
            byIntercept += (one.came() ? 1 : 0) - fitted;
            bySlope += ((one.came() ? 1 : 0) - fitted) * logOdds;
        }
        assertEquals(0, byIntercept, 1e-6);
        assertEquals(0, bySlope, 1e-6);
        assertEquals(5, group.measures().size());
        for (Measure measure : group.measures().values()) {
            assertTrue(measure.low() < measure.value() && measure.value() < measure.high(), measure::toString);
        }
    }

    private static double value(Followed.Group group, String name) {
        return group.measure(name).orElseThrow().value();
    }

    @Test
    void whatCameAboutEarlyWaitsUntilTheTimeIsOver() {
        predict("a", Duration.ZERO, 0.3, Came.POSITIVE, "female", "75+");
        pending("b", Duration.ZERO, 0.3);
        counted("[2, 0, 2, 0]", followed(Past.PREDICTED.plus(Duration.ofDays(29))));
        Followed over = followed(Past.PREDICTED.plus(Duration.ofDays(30)));
        counted("[2, 1, 1, 0]", over);
        assertEquals(1, over.groups().get(0).observed());
    }

    @Test
    void anEncounterCountsByItsNewestPredictionBeforeTheOutcome() {
        // Came about between the second and the third.
        predict("a", Duration.ofSeconds(1), 0.1, Came.POSITIVE, "", "");
        predict("a", Duration.ofSeconds(2), 0.2, Came.POSITIVE, "", "");
        predict("a", Duration.ofSeconds(3), 0.3, Came.NEGATIVE, "", "");
        predict("b", Duration.ofSeconds(1), 0.4, Came.NEGATIVE, "", "");
        predict("b", Duration.ofSeconds(2), 0.5, Came.NEGATIVE, "", "");
        predict("c", Duration.ofSeconds(1), 0.6, Came.POSITIVE, "", "");
        predict("c", Duration.ofSeconds(2), 0.7, Came.BEFORE, "", "");
        Followed followed = followed(NOW);
        counted("[3, 3, 0, 0]", followed);
        assertEquals(2, followed.groups().get(0).observed());
        assertEquals(0.2 + 0.5 + 0.6, followed.groups().get(0).expected(), 1e-12);
        assertEquals(
                List.of("all", "not known", "not known"),
                followed.groups().stream().map(Followed.Group::value).toList());
    }

    @Test
    void whatIsNeverKnownIsCountedAndNotCompared() {
        predict("a", Duration.ZERO, 0.3, Came.UNKNOWN, "female", "75+");
        predict("b", Duration.ZERO, 0.3, Came.BEFORE, "female", "75+");
        journal.append(Past.entry(ID, "elsewhere", "e", Past.PREDICTED, 0.3, Optional.empty()));
        Followed followed = followed(NOW);
        counted("[3, 0, 0, 3]", followed);
        assertTrue(followed.groups().get(0).tooFew());
    }

    @Test
    void theReportsTextSaysAllThisAndNothingOfAPatient() {
        stream(60);
        predict("anna-7", Duration.ZERO, 0.3, Came.UNKNOWN, "female", "75+");
        settle();
        String json = ReportJson.of(List.of(report(NOW)));
        assertTrue(
                json.contains("\"followed\":[{\"model\":\"readmission-30d@1.0.0\",\"within\":\"PT720H\","
                        + "\"predictions\":61,\"known\":60,\"pending\":0,\"unknown\":1,"),
                json);
        assertTrue(json.contains("\"tooFew\":true,\"measures\":{}"), json);
        assertFalse(json.contains("anna"), json);
        assertFalse(json.contains("NaN"), json);
    }

    @Test
    void whoseTimeRanOutWithinASpanIsFollowedThere() {
        stream(60);
        settle();
        Clock clock = Clock.fixed(Past.PREDICTED.plus(Duration.ofDays(35)), ZoneOffset.UTC);
        Monitor monitor = new Monitor(journal, CATALOG, clock);
        assertEquals(
                60,
                monitor.followed(Duration.ofDays(7))
                        .getOrDefault(ID, List.of())
                        .get(0)
                        .known());
        assertEquals(Map.of(ID, List.of()), monitor.followed(Duration.ofDays(1)));
    }

    @Test
    void whenAPatientIsErasedWhatCameAboutGoesToo() {
        predict("a", Duration.ZERO, 0.3, Came.POSITIVE, "female", "75+");
        predict("b", Duration.ZERO, 0.3, Came.NEGATIVE, "male", "75+");
        settle();
        journal.erase("a", NOW);
        Followed followed = followed(NOW);
        counted("[1, 1, 0, 0]", followed);
        assertEquals(0, followed.groups().get(0).observed());
    }

    @Test
    void whereRaceIsRecordedThereAreGroupsOfItAndOneOfThoseOfWhomItIsNotKnown() {
        for (int at = 0; at < 50; at++) {
            Entry entry = pending("p" + at, Duration.ofSeconds(at), 0.3);
            String race = at % 2 == 0 ? "Asian" : at % 5 == 0 ? "" : "White";
            Came came = at % 3 == 0 ? Came.POSITIVE : Came.NEGATIVE;
            outcomes.put(entry.id(), new Outcome(came, NOW, "male", "75+", race));
        }
        assertEquals(
                List.of("Asian 25", "White 20", "not known 5"),
                followed(NOW).groups().stream()
                        .filter(group -> group.attribute().equals("race"))
                        .map(group -> group.value() + " " + group.known())
                        .toList());
    }

    @Test
    void whereRaceIsNowhereRecordedThereAreNoGroupsOfIt() {
        predict("p1", Duration.ZERO, 0.3, Came.POSITIVE, "male", "75+");
        assertEquals(
                List.of("all", "sex", "age"),
                followed(NOW).groups().stream().map(Followed.Group::attribute).toList());
    }
}
