package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklogTest {

    private final DataSource database = Sample.database();
    /** The SQL state with which entries are refused; empty if they are not. */
    private volatile String refusal = "";

    private final Path folder;

    BacklogTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatWasAppendedIsFoundAtOnceWithAllThatItHeld() {
        try (Journal journal = Journal.open(database, folder)) {
            Entry first = Sample.entry("anna", "aki", Sample.NOON, Optional.of(Sample.ASSESSED));
            Entry second = Sample.entry("bela", Sample.NOON.plusSeconds(1));
            journal.append(first);
            journal.append(second);

            assertEquals(List.of(second, first), entries(journal));
        }
    }

    @Test
    void whoIsNoPatientOfOursIsNotAssessedAndEachIsLookedForOnce() throws IOException {
        List<String> looked = new ArrayList<>();
        List<Entry> all = new ArrayList<>();
        for (int second = 0; second < 4; second++) {
            String patient = second % 2 == 0 ? "anna" : "stranger";
            all.add(Sample.entry(patient, "aki", Sample.NOON.minusSeconds(second), Optional.of(Sample.ASSESSED)));
        }
        write("1", all.toArray(Entry[]::new));
        try (Journal journal = Journal.open(database, Optional.of(folder), id -> looked.add(id) && id.equals("anna"))) {
            assertEquals(
                    List.of(
                            all.get(0),
                            all.get(1).unassessed(),
                            all.get(2),
                            all.get(3).unassessed()),
                    entries(journal));
        }
        assertEquals(List.of("anna", "stranger"), looked);
    }

    @Test
    void aStoreThatCannotTellWhoIsAPatientKeepsNoEntryOut() {
        Predicate<String> broken = id -> {
            throw new IllegalStateException("down");
        };
        Entry entry = Sample.entry("anna", "aki", Sample.NOON, Optional.of(Sample.ASSESSED));
        try (Journal journal = Journal.open(database, Optional.empty(), broken)) {
            journal.append(entry);
            assertEquals(List.of(entry), entries(journal));
        }
    }

    @Test
    void whatADeadProcessLeftIsMovedOnceAndItsFilesAreGone() throws IOException {
        Entry moved = Sample.entry("anna", Sample.NOON);
        Entry waiting = Sample.entry("anna", "aki", Sample.NOON.plusSeconds(1), Optional.of(Sample.ASSESSED));
        Journal.open(database).append(moved);
        write("1", moved, waiting);
        write("2", Sample.entry("anna", Sample.NOON.plusSeconds(2)));

        try (Journal journal = Journal.open(database, folder)) {
            assertEquals(3, entries(journal).size());
            assertEquals(waiting, entries(journal).get(1));
            assertTrue(due(journal).isPresent(), "its RiskAssessment is still to be made");
        }
        assertEquals(List.of(), files());
    }

    @Test
    void anEntryCutShortWasNeverAcknowledged() throws IOException {
        Entry whole = Sample.entry("anna", Sample.NOON);
        Path file = write("1", whole, Sample.entry("anna", Sample.NOON.plusSeconds(1)));
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {bytes.length - 1, bytes.length / 2 + 20, 3, 0}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            try (Journal journal = Journal.open(Sample.database(), folder)) {
                assertEquals(length > bytes.length / 2 ? List.of(whole) : List.of(), entries(journal), "of " + length);
            }
            assertEquals(List.of(), files());
        }
    }

    @Test
    void aDamagedFileIsKeptAndWhatStoodBeforeTheDamageIsRead() throws IOException {
        Entry whole = Sample.entry("anna", Sample.NOON);
        Path file = write("1", whole, Sample.entry("anna", Sample.NOON.plusSeconds(1)));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);

        try (Journal journal = Journal.open(database, folder)) {
            assertEquals(List.of(whole), entries(journal));
        }
        assertEquals(List.of("1.entries.damaged"), files());
    }

    @Test
    void whatIsErasedDoesNotComeBack() throws IOException {
        Journal journal = Journal.open(database, folder);
        journal.append(Sample.entry("anna", Sample.NOON));
        assertEquals(1, journal.erase("anna", Sample.NOON).entries());
        assertEquals(List.of(), files());
        try (Journal next = Journal.open(database, folder)) {
            assertEquals(List.of(), entries(next));
        }
    }

    @Test
    void whatWasShownIsKnownThoughTheTablesDoNotHaveItYet() {
        Journal journal = Journal.open(refusing(), folder);
        Audience audience = new Audience("aki", "", "anna", "Practitioner/1");
        Entry first = Sample.entry("anna", Sample.NOON);
        journal.append(first);
        journal.find(Query.ALL);
        refusal = "08006";
        Entry second = Sample.entry("anna", Sample.NOON.plusSeconds(1));
        journal.append(second);
        journal.append(Sample.entry("bert", Sample.NOON.plusSeconds(1)));

        assertEquals(
                List.of(second.id(), first.id()),
                journal.shown(audience, Sample.NOON.minusSeconds(1)).stream()
                        .map(Shown::entry)
                        .toList());
        assertEquals(1, journal.shown(audience, Sample.NOON.plusSeconds(1)).size());
        refusal = "";
        journal.close();
    }

    @Test
    void entriesWaitForTheDatabaseAndReadersAreToldThatItFails() throws InterruptedException {
        Journal journal = Journal.open(refusing(), folder);
        CountDownLatch pending = new CountDownLatch(1);
        journal.onPending(pending::countDown);
        refusal = "08006";
        Entry entry = Sample.entry("anna", "aki", Sample.NOON, Optional.of(Sample.ASSESSED));
        journal.append(entry);
        assertThrows(JournalFailed.class, () -> journal.find(Query.ALL));

        refusal = "";
        assertTrue(pending.await(20, TimeUnit.SECONDS), "was moved by itself");
        assertEquals(List.of(entry), entries(journal));
        journal.close();
    }

    @Test
    void whatNoTableTakesIsKeptInAFileAndStandsInNobodysWay() throws IOException {
        Journal journal = Journal.open(refusing(), folder);
        refusal = "22001";
        Entry refused = Sample.entry("anna", Sample.NOON);
        journal.append(refused);
        journal.find(Query.ALL);
        refusal = "";
        Entry taken = Sample.entry("anna", Sample.NOON.plusSeconds(1));
        journal.append(taken);

        assertEquals(List.of(taken), entries(journal));
        assertEquals(1, files().size());
        assertEquals(
                List.of(refused), EntryLog.read(folder.resolve(files().get(0))).entries());
        journal.close();
    }

    @Test
    void afterClosingAllIsInTheTablesAndNothingMoreIsTaken() throws IOException {
        Journal journal = Journal.open(database, folder);
        journal.append(Sample.entry("anna", Sample.NOON));
        journal.close();

        assertEquals(List.of(), files());
        assertEquals(1, entries(Journal.open(database)).size());
        assertThrows(JournalFailed.class, () -> journal.append(Sample.entry("anna", Sample.NOON)));
    }

    private Path write(String name, Entry... entries) throws IOException {
        Path file = folder.resolve(name + ".entries");
        EntryLog log = EntryLog.create(file);
        log.append(List.of(entries));
        log.close();
        return file;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static List<Entry> entries(Journal journal) {
        List<Entry> entries = new ArrayList<>();
        journal.export(Query.ALL, found -> entries.add(found.entry()));
        return entries;
    }

    private static Optional<Instant> due(Journal journal) {
        return journal.database().plainly("see what is due", Pending::next);
    }

    /** The database, which refuses to take entries as {@link #refusal} says. */
    private DataSource refusing() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Connection connection = database.getConnection();
                    return Proxy.newProxyInstance(
                            getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, call, given) -> {
                                boolean insert = given != null && given[0].equals(Rows.INSERT_ENTRY);
                                if (insert && !refusal.isEmpty()) {
                                    throw new SQLException("no", refusal);
                                }
                                try {
                                    return call.invoke(connection, given);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
                });
    }
}
