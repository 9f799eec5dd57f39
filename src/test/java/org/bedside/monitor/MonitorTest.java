package org.bedside.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Folder;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Units;
import org.bedside.journal.CardIds;
import org.bedside.journal.Entry;
import org.bedside.journal.Feedback;
import org.bedside.journal.Journal;
import org.bedside.predict.Spread;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A journal made up with a fixed seed out of the spreads of training, one input of it shifted on purpose. */
class MonitorTest {

    private static final String ID = "readmission-30d";
    private final Instant from = Instant.now().minusSeconds(3600);
    private final Instant to = Instant.now().plusSeconds(3600);

    private static Catalog catalog = new Catalog(Map.of(), Map.of(), Map.of(), Map.of());

    private final JdbcDataSource database = new JdbcDataSource();
    private Optional<Journal> opened = Optional.empty();

    @BeforeAll
    static void read() {
        catalog = Catalog.read(
                new Catalog.Shelf(
                        List.of(ID),
                        List.of(ID),
                        id -> Folder.directory(Path.of("cds-hooks", id)),
                        id -> Folder.directory(Path.of("models", id))),
                new Units());
    }

    @BeforeEach
    void open() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        opened = Optional.of(Journal.open(database));
    }

    private Journal journal() {
        return opened.orElseThrow();
    }

    private static List<Spread> spreads() {
        return catalog.models().values().iterator().next().fit().inputs();
    }

    private static String model() {
        var spec = catalog.models().values().iterator().next().model().spec();
        return spec.id() + "@" + spec.version();
    }

    private UUID append(String patient, Entry.Status status, int cards, String record) {
        UUID id = CardIds.newEntry();
        journal()
                .append(new Entry(
                        id,
                        Instant.now(),
                        ID,
                        "1.0.0",
                        "encounter-discharge",
                        "",
                        patient,
                        "e-" + patient,
                        "Practitioner/1",
                        "",
                        "0f".repeat(32),
                        model(),
                        1,
                        status,
                        cards,
                        Optional.empty(),
                        record));
        return id;
    }

    private static String risk(double probability, String inputs) {
        return "{\"asOf\":\"2026-01-15T12:00:00Z\",\"status\":\"ANSWERED\",\"band\":\"high\",\"prediction\":{"
                + "\"model\":\"m\",\"probability\":" + probability + ",\"inputs\":[" + inputs
                + "]},\"answer\":{\"cards\":[{\"summary\":\"secret\",\"prediction\":{\"probability\":7}}]}}";
    }

    /** A value out of the bin of a spread that this share of the rows lies below. */
    private static String drawn(Spread spread, double share) {
        int bin = 0;
        double below = spread.shares().get(0);
        while (bin < spread.missing() && below < share) {
            bin++;
            below += spread.shares().get(bin);
        }
        String start = "{\"input\":\"" + spread.input() + "\",\"logOdds\":0.1,";
        if (bin == spread.missing()) {
            return start + "\"missing\":\"MISSING\"}";
        }
        if (!spread.categories().isEmpty()) {
            return start + "\"value\":\"" + spread.categories().get(bin)
                    + "\",\"from\":[{\"reference\":\"Encounter/1\"}]}";
        }
        double value = bin == 0
                ? (spread.cuts().isEmpty() ? 0 : spread.cuts().get(0) - 0.1)
                : spread.cuts().get(bin - 1);
        return start + "\"value\":" + value + "}";
    }

    private void stream(int n, String shifted) {
        SplittableRandom random = new SplittableRandom(17);
        for (int at = 0; at < n; at++) {
            StringBuilder inputs = new StringBuilder();
            for (Spread spread : spreads()) {
                double share = random.nextDouble();
                // The upper half only.
                double drawn = spread.input().equals(shifted) ? 0.5 + share / 2 : share;
                inputs.append(inputs.isEmpty() ? "" : ",").append(drawn(spread, drawn));
            }
            append("p" + at, Entry.Status.ANSWERED, 1, risk(random.nextDouble(), inputs.toString()));
        }
    }

    private Report report() {
        return new Monitor(journal(), catalog, Clock.systemUTC())
                .report(ID, from, to)
                .orElseThrow();
    }

    @Test
    void anInputThatShiftedIsToldAndTheOthersAreStable() {
        stream(2_000, "age");
        Report report = report();
        assertEquals(spreads().size(), report.inputs().size());
        for (Report.Drift drift : report.inputs()) {
            boolean shifted = drift.input().equals("age");
            assertTrue(shifted ? drift.index() > 0.25 : drift.index() < 0.1, drift::toString);
            assertEquals(shifted ? Report.Verdict.SHIFTED : Report.Verdict.STABLE, drift.verdict(), drift::toString);
        }
        assertEquals(2_000, report.scores().encounters());
        assertEquals(0.5, report.scores().mean(), 0.03);
        assertEquals(
                2_000,
                report.scores().bins().stream().mapToLong(Long::longValue).sum());
        assertEquals(10, report.scores().bins().size());
    }

    @Test
    void aHandfulOfPatientsIsNoShift() {
        stream(10, "");
        for (Report.Drift drift : report().inputs()) {
            assertTrue(drift.verdict() != Report.Verdict.SHIFTED || drift.index() > drift.byChance(), drift::toString);
        }
    }

    @Test
    void anEncounterCountsOnceByItsNewestPrediction() throws InterruptedException {
        append("anna", Entry.Status.ANSWERED, 1, risk(0.9, ""));
        Thread.sleep(5); // ids are ordered by the millisecond
        append("anna", Entry.Status.ANSWERED, 1, risk(0.3, ""));
        append("ben", Entry.Status.ANSWERED, 1, risk(0.1, ""));
        Report report = report();
        assertEquals(3, report.said().decisions());
        assertEquals(2, report.scores().encounters());
        assertEquals(0.2, report.scores().mean(), 1e-12);
    }

    @Test
    void abstentionsAreCountedByTheirReasonsAndWhatWasHeldBackByWhy() {
        String abstained =
                "{\"prediction\":{\"abstained\":true,\"reasons\":[{\"reason\":\"MISSING\",\"input\":\"age\"}]},"
                        + "\"remarks\":[{\"reason\":\"STATUS\",\"about\":\"Observation/secret\"}],\"answer\":{\"cards\":[]}}";
        append("anna", Entry.Status.ABSTAINED, 1, abstained);
        append("ben", Entry.Status.ABSTAINED, 1, abstained);
        append(
                "carl",
                Entry.Status.SILENT,
                0,
                "{\"held\":{\"why\":\"SILENT\",\"answer\":{\"why\":\"x\"}},\"band\":\"usual\"}");
        Report.Said said = report().said();
        assertEquals(Map.of("abstained", 2L, "silent", 1L), said.statuses());
        assertEquals(Map.of("MISSING age", 2L), said.silences());
        assertEquals(Map.of("silent", 1L), said.held());
        assertEquals(Map.of("usual", 1L), said.bands());
        assertEquals(Map.of(model(), 3L), said.models());
    }

    private void feedback(UUID entry, Feedback.Outcome outcome, String code) {
        Optional<Coding> reason = code.isEmpty() ? Optional.empty() : Optional.of(new Coding("s", code, "of Anna"));
        Instant now = Instant.now();
        journal()
                .feedback(
                        ID,
                        List.of(new Feedback(
                                CardIds.card(entry, 0), outcome, now, List.of(), reason, "about Anna", now, "{}")));
    }

    @Test
    void theLastResponseToACardCountsAndOnlyOurOwnReasonsAreNamed() {
        Map<String, UUID> entries = new HashMap<>();
        for (String patient : List.of("a", "b", "c", "d", "e")) {
            entries.put(patient, append(patient, Entry.Status.ANSWERED, 1, risk(0.5, "")));
        }
        feedback(entries.getOrDefault("a", new UUID(0, 0)), Feedback.Outcome.OVERRIDDEN, "");
        feedback(entries.getOrDefault("a", new UUID(0, 0)), Feedback.Outcome.ACCEPTED, "");
        feedback(entries.getOrDefault("b", new UUID(0, 0)), Feedback.Outcome.OVERRIDDEN, "data-wrong");
        feedback(entries.getOrDefault("c", new UUID(0, 0)), Feedback.Outcome.OVERRIDDEN, "anna-is-dying");
        feedback(entries.getOrDefault("d", new UUID(0, 0)), Feedback.Outcome.OVERRIDDEN, "");
        Report.Responses expected = new Report.Responses(5, 1, 3, Map.of("data-wrong", 1L, "other", 1L, "none", 1L));
        assertEquals(expected, report().responses());
        assertEquals(1, expected.unanswered());
    }

    @Test
    void nothingOfAPatientIsInAReport() {
        stream(3, "");
        feedback(append("anna-7", Entry.Status.ANSWERED, 1, risk(0.5, "")), Feedback.Outcome.OVERRIDDEN, "anna");
        String json = ReportJson.of(List.of(report()));
        for (String secret : List.of("anna", "secret", "Practitioner", "Encounter/", "of Anna", "about Anna")) {
            assertFalse(json.contains(secret), secret);
        }
    }

    @Test
    void withoutEntriesEverythingIsZeroOrNotKnown() {
        Report report = report();
        assertEquals(0, report.said().decisions());
        assertTrue(report.inputs().stream().allMatch(drift -> Double.isNaN(drift.index())));
        assertTrue(ReportJson.of(List.of(report)).contains("\"mean\":null"));
        assertTrue(new Monitor(journal(), catalog, Clock.systemUTC())
                .report("none", from, to)
                .isEmpty());
        assertEquals(List.of(report), new Monitor(journal(), catalog, Clock.systemUTC()).reports(from, to));
    }

    @Test
    void whatIsOutsideTheTimeIsNotCounted() {
        append("anna", Entry.Status.ANSWERED, 1, risk(0.5, ""));
        Report earlier = new Monitor(journal(), catalog, Clock.systemUTC())
                .report(ID, from.minusSeconds(7200), from)
                .orElseThrow();
        assertEquals(0, earlier.said().decisions());
    }
}
