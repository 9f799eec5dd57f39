package org.bedside.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.bedside.catalog.Catalog;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Input;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Node;
import org.bedside.evidence.Units;
import org.bedside.journal.Entry;
import org.bedside.journal.Journal;
import org.bedside.journal.Outcome;
import org.bedside.journal.Outcomes;
import org.bedside.journal.Query;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class OutcomeCollectorTest {

    private static final Catalog CATALOG = Past.catalog("readmission-30d", "mortality-10y");
    private static final Units UNITS = new Units();
    private static final Instant LATER = Past.PREDICTED.plus(Duration.ofDays(60));
    private static final Node AGAIN = Past.stay("e2", "2024-04-01T08:00:00Z", "", "");

    private final JdbcDataSource database = new JdbcDataSource();
    private final Journal journal;
    private final List<Node> store = new ArrayList<>(
            List.of(Past.patient(""), Past.stay("e1", "2024-03-05T08:00:00Z", "2024-03-10T15:00:00Z", "")));
    private final AtomicInteger reads = new AtomicInteger();

    OutcomeCollectorTest() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        journal = Journal.open(database);
    }

    private OutcomeCollector collector(BiFunction<Entry, List<Input>, Held> held) {
        return new OutcomeCollector(
                new Outcomes(journal),
                CATALOG,
                new InputReader(UNITS),
                new Collector.Rules(ZoneOffset.UTC, false),
                held);
    }

    private Held held(Entry entry, List<Input> inputs) {
        reads.incrementAndGet();
        return new Held(List.of("p1"), store, Set.of(Kind.ENCOUNTER), 3);
    }

    private OutcomeCollector.Done run(Instant now) {
        return collector(this::held).run(now, () -> true);
    }

    private Entry append(String patient, Instant at) {
        Entry entry = Past.entry("readmission-30d", patient, "e1", at, 0.3);
        journal.append(entry);
        return entry;
    }

    private List<Outcome> outcomes() {
        return journal.find(Query.ALL.withLimit(Query.MOST)).entries().stream()
                .flatMap(found -> found.outcome().stream())
                .toList();
    }

    @Test
    void anOutcomeIsSettledOnceWithWhenAndOfWhatKindOfPatient() {
        append("p1", Past.PREDICTED);
        store.add(AGAIN);
        assertEquals(new OutcomeCollector.Done(1, 1, 0), run(LATER));
        Outcome settled = new Outcome(Outcome.Came.POSITIVE, LATER, "female", "65-74", "");
        assertEquals(List.of(settled), outcomes());
        store.clear();
        assertEquals(new OutcomeCollector.Done(0, 0, 0), run(LATER.plus(Duration.ofDays(30))));
        assertEquals(List.of(settled), outcomes());
    }

    @Test
    void whatIsTooEarlyToTellIsLookedAfterLaterAndLater() {
        append("p1", Past.PREDICTED);
        int looks = 0;
        for (Instant now = Past.PREDICTED; outcomes().isEmpty(); now = now.plus(Duration.ofHours(1))) {
            looks += run(now).looked();
            assertTrue(now.isBefore(LATER), "never settled");
        }
        Duration taken = Duration.between(Past.PREDICTED, outcomes().get(0).settledAt());
        assertEquals(Duration.ofDays(32), taken);
        assertEquals(Outcome.Came.NEGATIVE, outcomes().get(0).came());
        assertTrue(looks < 60, looks + " looks");
    }

    @Test
    void aPartOfTheSameStayIsNoReadmission() {
        append("p1", Past.PREDICTED);
        store.add(Past.stay(
                "e2", "2024-03-10T14:00:00Z", "2024-03-10T15:00:00Z", "'partOf':{'reference':'Encounter/e1'}"));
        run(LATER);
        assertEquals(Outcome.Came.NEGATIVE, outcomes().get(0).came());
    }

    @Test
    void entriesWithoutAProbabilityOfOursAreNotAwaited() {
        journal.append(Past.entry("readmission-30d", "p1", "e1", Past.PREDICTED, 0.3, Optional.empty()));
        assertEquals(new OutcomeCollector.Done(0, 0, 0), run(LATER));
    }

    @Test
    void ofOneEncounterTheStoreIsReadOnce() {
        for (int at = 0; at < 10; at++) {
            append("p1", Past.PREDICTED.plusSeconds(at));
        }
        assertEquals(new OutcomeCollector.Done(10, 10, 0), run(LATER));
        assertEquals(1, reads.get());
    }

    @Test
    void aRunIsBoundedAndTheNextGoesOn() {
        for (int at = 0; at < 120; at++) {
            append("q" + at, Past.PREDICTED.plusSeconds(at));
        }
        OutcomeCollector greedy =
                collector((entry, inputs) -> new Held(List.of("p1"), store, Set.of(Kind.ENCOUNTER), 3_000));
        assertEquals(50, greedy.run(LATER, () -> true).looked());
        assertEquals(0, greedy.run(LATER, () -> false).looked());
        assertEquals(50, greedy.run(LATER, () -> true).looked());
        assertEquals(20, greedy.run(LATER, () -> true).looked());
        assertEquals(120, outcomes().size());
    }

    @Test
    void aPatientWhoCannotBeReadStandsInNobodysWay() {
        append("broken", Past.PREDICTED);
        append("p1", Past.PREDICTED.plusSeconds(1));
        OutcomeCollector.Done done = collector((entry, inputs) -> {
                    if (entry.patient().equals("broken")) {
                        throw new IllegalStateException("the store is down");
                    }
                    return held(entry, inputs);
                })
                .run(LATER, () -> true);
        assertEquals(new OutcomeCollector.Done(2, 1, 1), done);
        assertEquals(new OutcomeCollector.Done(1, 1, 0), run(LATER.plus(Duration.ofDays(1))));
    }

    @Test
    void whatACrashInterruptedIsDoneByTheNext() {
        append("p1", Past.PREDICTED);
        try {
            collector((entry, inputs) -> {
                        throw new StackOverflowError("the process dies");
                    })
                    .run(LATER, () -> true);
        } catch (StackOverflowError crash) {
            assertEquals(List.of(), outcomes());
        }
        assertEquals(new OutcomeCollector.Done(1, 1, 0), run(LATER));
    }

    @Test
    void twoAtOnceShareTheWorkAndSettleEachOutcomeOnce() throws Exception {
        Set<UUID> all = new HashSet<>();
        for (int at = 0; at < 700; at++) {
            all.add(append("q" + at, Past.PREDICTED.plusSeconds(at)).id());
        }
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        int settled = 0;
        try {
            List<Future<OutcomeCollector.Done>> runs = new ArrayList<>();
            for (int process = 0; process < 2; process++) {
                runs.add(threads.submit(() -> {
                    start.await();
                    return run(LATER);
                }));
            }
            start.countDown();
            for (Future<OutcomeCollector.Done> done : runs) {
                settled += done.get().settled();
            }
        } finally {
            threads.shutdownNow();
        }
        settled += run(LATER).settled(); // what both left for each other
        assertEquals(700, settled);
        assertEquals(700, all.size());
    }

    @Test
    void anEarlierVersionsPredictionsAreFollowedAndAnUnknownModelsAreNot() {
        journal.append(Past.entry("readmission-30d", "p1", "e1", Past.PREDICTED, 0.3));
        journal.append(Past.entry("retired", "p1", "e1", Past.PREDICTED, 0.3));
        assertEquals(new OutcomeCollector.Done(2, 1, 0), run(LATER));
        assertEquals(1, reads.get());
    }
}
