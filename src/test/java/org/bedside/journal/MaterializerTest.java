package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MaterializerTest {

    private static final Materializer.Pace QUICK =
            new Materializer.Pace(Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofMillis(200));

    private final DataSource database = Sample.database();
    private final Journal journal = Journal.open(database);
    private final Map<String, String> store = new ConcurrentHashMap<>();
    private int appended;
    private Optional<Materializer> running = Optional.empty();

    private void start(Journal of, Predicate<Entry> ours, Consumer<List<Resource>> save) {
        running = Optional.of(Materializer.start(of, List.of(), ours, new Materializer.Saves(save, save), QUICK));
    }

    @Test
    void modelsAreStoredAsTheyAreNowBeforeTheFirstThatTheySaid() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        Consumer<List<Resource>> models = saved -> saved.forEach(one -> order.add("model " + one.getId()));
        Consumer<List<Resource>> said = saved -> order.add("said");
        ModelInUse model =
                new ModelInUse("aki-risk", "1.2.0", "AKI", "us", "00", "http://here.example/models", "# AKI");
        running = Optional.of(Materializer.start(
                journal, List.of(model), entry -> true, new Materializer.Saves(models, said), QUICK));
        appended("one");
        for (int tries = 0; tries < 500 && !order.contains("said"); tries++) {
            Thread.sleep(10);
        }
        assertEquals(List.of("model aki-risk-1.2.0", "model aki-risk-1.2.0", "said"), order);
    }

    @AfterEach
    void stop() {
        running.ifPresent(Materializer::close);
    }

    private Entry appended(String patient) {
        return appended(patient, 0.2 + 0.0001 * appended++);
    }

    private Entry appended(String patient, double probability) {
        Assessed assessed = new Assessed("aki-risk", "1.2.0", probability, 0.1, 0.3, "AKI", "", List.of());
        Entry entry = Sample.entry(patient, "aki", Sample.NOON, Optional.of(assessed));
        journal.append(entry);
        return entry;
    }

    private static String id(Entry entry) {
        return RiskAssessments.id(entry, entry.assessed().orElseThrow()).toString();
    }

    private static Stream<RiskAssessment> assessments(List<Resource> resources) {
        return resources.stream().filter(RiskAssessment.class::isInstance).map(RiskAssessment.class::cast);
    }

    private void save(List<Resource> resources) {
        assessments(resources)
                .forEach(resource ->
                        store.put(resource.getIdPart(), resource.getSubject().getReference()));
    }

    private static boolean isOf(List<Resource> resources, String patient) {
        return assessments(resources)
                .anyMatch(resource -> resource.getSubject().getReference().equals("Patient/" + patient));
    }

    private boolean nothingIsPending() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var count = statement.executeQuery("SELECT COUNT(*) FROM bedside_pending")) {
            return count.next() && count.getInt(1) == 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "waited too long");
            Thread.sleep(2);
        }
    }

    @Test
    void anAppendedEntryIsInTheStoreSoonAfter() throws InterruptedException {
        start(journal, entry -> true, this::save);
        Entry entry = appended("anna");
        journal.append(Sample.entry("ben", Sample.NOON));
        await(this::nothingIsPending);
        assertEquals(Map.of(id(entry), "Patient/anna"), store);
    }

    @Test
    void whatACrashLeftBehindIsCaughtUp() throws InterruptedException {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 120; i++) {
            ids.add(id(appended("anna")));
        }
        start(Journal.open(database), entry -> true, this::save);
        await(this::nothingIsPending);
        assertEquals(ids, store.keySet());
    }

    @Test
    void savingTwiceIsSavingOnce() throws InterruptedException {
        Entry entry = appended("anna");
        var saves = new AtomicInteger();
        start(journal, ours -> true, resources -> {
            save(resources);
            if (saves.incrementAndGet() == 1) {
                throw new IllegalStateException("the answer was lost");
            }
        });
        await(this::nothingIsPending);
        assertEquals(2, saves.get());
        assertEquals(Set.of(id(entry)), store.keySet());
    }

    @Test
    void whatIsSaidAgainIsOneResource() throws InterruptedException {
        Entry first = appended("anna", 0.25);
        appended("anna", 0.25);
        var saved = new AtomicInteger();
        start(journal, entry -> true, resources -> {
            saved.addAndGet((int) assessments(resources).count());
            save(resources);
        });
        await(this::nothingIsPending);
        assertEquals(Set.of(id(first)), store.keySet());
        assertEquals(1, saved.get());
    }

    @Test
    void othersPatientsGetNone() throws InterruptedException {
        appended("stranger");
        Entry anna = appended("anna");
        start(journal, entry -> entry.patient().equals("anna"), this::save);
        await(this::nothingIsPending);
        assertEquals(Set.of(id(anna)), store.keySet());
    }

    @Test
    void oneThatCannotBeSavedStandsInNobodysWayAndIsNotLost() throws InterruptedException {
        Entry bad = appended("bad");
        for (int i = 0; i < 5; i++) {
            appended("anna");
        }
        var repaired = new AtomicBoolean();
        start(journal, entry -> true, resources -> {
            if (!repaired.get() && isOf(resources, "bad")) {
                throw new IllegalStateException("refused");
            }
            save(resources);
        });
        await(() -> store.size() == 5);
        repaired.set(true);
        await(this::nothingIsPending);
        assertTrue(store.containsKey(id(bad)));
    }

    @Test
    void closingBetweenTwoLeavesTheRestForTheNextProcess() throws InterruptedException {
        appended("anna");
        appended("ben");
        var first = new CountDownLatch(1);
        start(journal, entry -> true, resources -> {
            first.countDown();
            throw new IllegalStateException("the store is away");
        });
        first.await();
        stop();
        start(Journal.open(database), entry -> true, this::save);
        await(this::nothingIsPending);
        assertEquals(2, store.size());
    }

    @Test
    void erasingWaitsForWhatIsBeingSaved() throws InterruptedException {
        appended("anna");
        var saving = new CountDownLatch(1);
        start(journal, entry -> true, resources -> {
            saving.countDown();
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            save(resources);
        });
        saving.await();
        assertEquals(new Removed(1, 0), journal.erase("anna", Sample.NOON));
        assertEquals(1, store.size(), "so that erasing the store next removes it too");
    }
}
