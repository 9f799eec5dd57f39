package org.bedside.journal;

import static org.bedside.journal.Sample.NOON;
import static org.bedside.journal.Sample.accepted;
import static org.bedside.journal.Sample.entry;
import static org.bedside.journal.Sample.overridden;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JournalTest {

    private final DataSource database = Sample.database();
    private final Journal journal = Journal.open(database);

    private Entry appended(Entry entry) {
        journal.append(entry);
        return entry;
    }

    private List<Entry> found(Query query) {
        return journal.find(query).entries().stream().map(Page.Found::entry).toList();
    }

    private long rows(String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            count.next();
            return count.getLong(1);
        }
    }

    @Test
    void whatIsAppendedIsFoundAsItWas() {
        Entry plain = appended(entry("anna", NOON));
        Entry assessed = appended(entry("ben", "aki", NOON.plusSeconds(1), Optional.of(Sample.ASSESSED)));
        assertEquals(List.of(assessed, plain), found(Query.ALL));
    }

    @Test
    void entriesAreFoundByPatientServiceTimeAndCard() {
        Entry first = appended(entry("anna", "aki", NOON, Optional.empty()));
        Entry second = appended(entry("anna", "sepsis", NOON.plusSeconds(10), Optional.empty()));
        Entry third = appended(entry("ben", "sepsis", NOON.plusSeconds(20), Optional.empty()));
        assertEquals(List.of(second, first), found(Query.ALL.withPatient("anna")));
        assertEquals(List.of(third, second), found(Query.ALL.withService("sepsis")));
        assertEquals(List.of(second), found(Query.ALL.withService("sepsis").withPatient("anna")));
        assertEquals(
                List.of(second), found(Query.ALL.withFrom(NOON.plusSeconds(10)).withTo(NOON.plusSeconds(20))));
        assertEquals(List.of(third), found(Query.ALL.withCard(CardIds.card(third.id(), 1))));
        assertEquals(List.of(), found(Query.ALL.withCard(CardIds.card(third.id(), 2))), "it showed only two");
        assertEquals(List.of(), found(Query.ALL.withCard(UUID.randomUUID())));
    }

    @Test
    void pagesMeetWithoutGapOrOverlapEvenAmongEqualTimes() {
        Set<Entry> all = new HashSet<>();
        for (int i = 0; i < 25; i++) {
            all.add(appended(entry("anna", NOON.plusSeconds(i / 10))));
        }
        List<Entry> read = new ArrayList<>();
        Query query = Query.ALL.withPatient("anna").withLimit(4);
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = journal.find(next.map(query::withAfter).orElse(query));
            page.entries().forEach(found -> read.add(found.entry()));
            next = page.next().flatMap(cursor -> Cursor.parse(cursor.toString()));
        } while (next.isPresent());
        assertEquals(25, read.size());
        assertEquals(all, Set.copyOf(read));
        assertEquals(
                read.stream().sorted(Comparator.comparing(Entry::at).reversed()).toList(), read);
    }

    @Test
    void aCursorThatWeDidNotWriteIsNone() {
        for (String text : List.of("", "1", "x-1", "1~" + UUID.randomUUID(), UUID.randomUUID() + " ")) {
            assertEquals(Optional.empty(), Cursor.parse(text));
        }
    }

    @Test
    void feedbackIsKeptAsHistoryAndFoundWithItsEntry() {
        Entry entry = appended(entry("anna", NOON));
        Feedback first = overridden(CardIds.card(entry.id(), 0));
        Feedback second = accepted(CardIds.card(entry.id(), 1));
        Feedback third = accepted(CardIds.card(entry.id(), 0));
        assertEquals(2, journal.feedback("aki", List.of(first, second)));
        assertEquals(1, journal.feedback("aki", List.of(third)));
        assertEquals(
                List.of(new Page.Found(entry, List.of(first, second, third))),
                journal.find(Query.ALL).entries());
    }

    @Test
    void feedbackToCardsThatTheServiceNeverShowedIsKeptApart() throws SQLException {
        Entry entry = appended(entry("anna", NOON));
        assertEquals(0, journal.feedback("aki", List.of(accepted(UUID.randomUUID()))));
        assertEquals(0, journal.feedback("aki", List.of(accepted(CardIds.card(entry.id(), 2)))));
        assertEquals(0, journal.feedback("other", List.of(accepted(CardIds.card(entry.id(), 0)))));
        assertEquals(3, rows("bedside_feedback WHERE entry IS NULL"));
        assertEquals(List.of(), journal.find(Query.ALL).entries().get(0).feedback());
    }

    @Test
    void textThatPostgresqlWouldRefuseIsReplacedAndLongCommentsAreNotCut() {
        Entry entry = appended(entry("anna", NOON));
        String comment = "x".repeat(20_000) + "\u0000\uD83D\uDE00\uD83D";
        journal.feedback(
                "aki",
                List.of(new Feedback(
                        entry.id(),
                        Feedback.Outcome.OVERRIDDEN,
                        NOON,
                        List.of(),
                        Optional.empty(),
                        comment,
                        NOON,
                        "{}")));
        assertEquals(
                "x".repeat(20_000) + "\uFFFD\uD83D\uDE00\uFFFD",
                journal.find(Query.ALL).entries().get(0).feedback().get(0).comment());
    }

    @Test
    void erasingAPatientLeavesNothingButANote() throws SQLException {
        Entry anna = appended(entry("anna", "aki", NOON, Optional.of(Sample.ASSESSED)));
        Entry ben = appended(entry("ben", "aki", NOON, Optional.of(Sample.ASSESSED)));
        journal.feedback("aki", List.of(overridden(anna.id()), accepted(ben.id())));
        assertEquals(new Removed(1, 1), journal.erase("anna", NOON));
        assertEquals(List.of(ben), found(Query.ALL));
        assertEquals(1, rows("bedside_feedback"));
        assertEquals(1, rows("bedside_pending"));
        assertEquals(1, rows("bedside_erasure WHERE entries = 1 AND feedback = 1"));
    }

    @Test
    void whatIsTooOldGoesInBatches() throws SQLException {
        Instant now = NOON.plus(Duration.ofDays(100));
        List<Entry> old = new ArrayList<>();
        for (int i = 0; i < Query.MOST + 10; i++) {
            old.add(appended(entry("anna", NOON)));
        }
        Entry young = appended(entry("anna", now.minus(Duration.ofDays(1))));
        journal.feedback("aki", List.of(accepted(old.get(0).id()), accepted(UUID.randomUUID()), accepted(young.id())));
        assertEquals(new Removed(Query.MOST + 10, 2), journal.retain(Duration.ofDays(30), now));
        assertEquals(List.of(young), found(Query.ALL));
        assertEquals(1, rows("bedside_feedback"));
        assertEquals(Removed.NOTHING, journal.retain(Duration.ofDays(30), now));
    }

    @Test
    void anExportHandsOverEverythingAsLines() {
        Set<UUID> all = new HashSet<>();
        for (int i = 0; i < 2 * Query.MOST + 1; i++) {
            all.add(appended(entry("anna", NOON.plusMillis(i / 2))).id());
        }
        List<UUID> exported = new ArrayList<>();
        long count = journal.export(Query.ALL.withLimit(1), found -> {
            assertFalse(JournalJson.line(found).contains("\n"));
            exported.add(found.entry().id());
        });
        assertEquals(2 * Query.MOST + 1, count);
        assertEquals(all, Set.copyOf(exported));
        assertEquals(all.size(), exported.size());
    }

    @Test
    void manyThreadsLoseNothing() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Set<UUID>>> appending = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                appending.add(threads.submit(() -> {
                    Set<UUID> mine = new HashSet<>();
                    for (int i = 0; i < 200; i++) {
                        Optional<Assessed> assessed = i % 2 == 0 ? Optional.of(Sample.ASSESSED) : Optional.empty();
                        mine.add(appended(entry("anna", "aki", NOON, assessed)).id());
                    }
                    return mine;
                }));
            }
            Set<UUID> acknowledged = new HashSet<>();
            for (Future<Set<UUID>> done : appending) {
                acknowledged.addAll(done.get());
            }
            Set<UUID> kept = new HashSet<>();
            journal.export(Query.ALL, found -> kept.add(found.entry().id()));
            assertEquals(1600, kept.size());
            assertEquals(acknowledged, kept);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anEntryThatCannotBeAppendedFailsAloneAndNamesNoPatient() {
        Entry entry = appended(entry("anna", NOON));
        RuntimeException failure = assertThrows(RuntimeException.class, () -> journal.append(entry));
        assertFalse(failure.toString().contains("anna"), failure::toString);
        Entry next = appended(entry("anna", NOON.plusSeconds(1)));
        assertEquals(List.of(next, entry), found(Query.ALL));
    }
}
