package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final Instant NOW = Sample.NOON.plus(Duration.ofDays(40));
    private static final Outcome POSITIVE = new Outcome(Outcome.Came.POSITIVE, NOW, "female", "75+", "Asian");

    private final DataSource database = Sample.database();
    private final Journal journal = Journal.open(database);
    private final Outcomes outcomes = new Outcomes(journal);

    private int rows(String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            assertTrue(count.next());
            return count.getInt(1);
        }
    }

    private Entry assessed(String patient, Instant at) {
        Entry entry = Sample.entry(patient, "aki", at, Optional.of(Sample.ASSESSED));
        journal.append(entry);
        return entry;
    }

    private static Look settle(Entry entry) {
        return new Look.Settled(POSITIVE);
    }

    @Test
    void onlyPredictionsAreAwaitedEachOnceAPageAtATime() throws SQLException {
        for (int at = 0; at < Query.MOST; at++) {
            assessed("anna", Sample.NOON.plusMillis(at));
        }
        journal.append(Sample.entry("anna", Sample.NOON.plusSeconds(1)));
        assessed("ben", NOW);
        assertEquals(Query.MOST, outcomes.await(NOW));
        assertEquals(1, outcomes.await(NOW));
        assertEquals(0, outcomes.await(NOW), "those of now may not be committed yet");
        assertEquals(Query.MOST, rows("bedside_awaited"));
        assertEquals(1, new Outcomes(journal).await(NOW.plusMillis(1)));
        assertEquals(Query.MOST + 1, rows("bedside_awaited"));
    }

    @Test
    void anOutcomeIsFoundWithItsEntryAndInItsJson() {
        Entry entry = assessed("anna", Sample.NOON);
        outcomes.await(NOW);
        assertEquals(1, outcomes.look(NOW, 10, OutcomesTest::settle));
        assertEquals(0, outcomes.look(NOW, 10, OutcomesTest::settle));
        Page.Found found = journal.find(Query.ALL).entries().get(0);
        assertEquals(new Page.Found(entry, List.of(), Optional.of(POSITIVE)), found);
        assertTrue(JournalJson.line(found)
                .endsWith(",\"outcome\":{\"came\":\"positive\",\"settledAt\":\"2026-04-10T12:00:00.123456Z\","
                        + "\"sex\":\"female\",\"ageBand\":\"75+\",\"race\":\"Asian\"}}"));
    }

    @Test
    void whatIsNotYetKnownIsDueWhenItWasSaidTheLongestDueFirst() {
        Entry first = assessed("anna", Sample.NOON);
        Entry second = assessed("ben", Sample.NOON.plusSeconds(1));
        outcomes.await(NOW);
        outcomes.look(NOW, 1, entry -> {
            assertEquals(first, entry);
            return new Look.NotYet(NOW.plusSeconds(10));
        });
        outcomes.look(NOW, 10, entry -> {
            assertEquals(second, entry);
            return new Look.NotYet(NOW.plusSeconds(5));
        });
        assertEquals(0, outcomes.look(NOW.plusSeconds(4), 10, OutcomesTest::settle));
        assertEquals(1, outcomes.look(NOW.plusSeconds(5), 10, OutcomesTest::settle));
        assertEquals(1, outcomes.look(NOW.plusSeconds(10), 10, OutcomesTest::settle));
    }

    @Test
    void aLookThatFailsChangesNothing() throws SQLException {
        assessed("anna", Sample.NOON);
        assessed("ben", Sample.NOON.plusSeconds(1));
        outcomes.await(NOW);
        assertThrows(
                IllegalStateException.class,
                () -> outcomes.look(NOW, 10, entry -> {
                    if (entry.patient().equals("ben")) {
                        throw new IllegalStateException("a fault of ours");
                    }
                    return settle(entry);
                }));
        assertEquals(0, rows("bedside_outcome"));
        assertEquals(2, outcomes.look(NOW, 10, OutcomesTest::settle));
    }

    @Test
    void outcomesGoWithTheirPatientAndWithTheirTime() throws SQLException {
        assessed("anna", Sample.NOON);
        assessed("ben", Sample.NOON.plusSeconds(1));
        assessed("carl", Sample.NOON.plusSeconds(2));
        assessed("carl", NOW.minusSeconds(1));
        outcomes.await(NOW);
        outcomes.look(NOW, 2, OutcomesTest::settle);
        assertEquals(new Removed(1, 0), journal.erase("anna", NOW));
        assertEquals(1, rows("bedside_outcome"));
        assertEquals(2, rows("bedside_awaited"));
        assertEquals(new Removed(2, 0), journal.retain(Duration.ofDays(30), NOW));
        assertEquals(0, rows("bedside_outcome"));
        assertEquals(1, rows("bedside_awaited"));
        assertEquals(1, outcomes.look(NOW, 10, OutcomesTest::settle));
        assertEquals(new Removed(1, 0), journal.erase("carl", NOW));
        assertEquals(0, rows("bedside_outcome"));
    }

    @Test
    void whoIsErasedWhileLookedAfterIsErasedAfterwards() throws Exception {
        assessed("anna", Sample.NOON);
        outcomes.await(NOW);
        CountDownLatch looking = new CountDownLatch(1);
        CompletableFuture<Removed> erased = CompletableFuture.supplyAsync(() -> {
            try {
                assertTrue(looking.await(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return journal.erase("anna", NOW);
        });
        outcomes.look(NOW, 10, entry -> {
            looking.countDown();
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return settle(entry);
        });
        assertEquals(new Removed(1, 0), erased.get(30, TimeUnit.SECONDS));
        assertEquals(0, rows("bedside_outcome"));
        assertEquals(0, rows("bedside_awaited"));
    }
}
