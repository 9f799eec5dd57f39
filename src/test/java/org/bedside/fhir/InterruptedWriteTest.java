package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedWriteTest {

    private static final int LINES = 200;

    @Test
    void anInterruptedWriterDoesNotCloseTheDatabaseForOthers(@TempDir Path folder) throws Exception {
        String url = Database.embedded(folder).url();
        try (Connection other = DriverManager.getConnection(url)) {
            other.createStatement().execute("CREATE TABLE line (text VARCHAR)");
            int written = 0;
            for (int round = 0; round < 5; round++) {
                written += interrupted(url);
                try (ResultSet count = other.createStatement().executeQuery("SELECT COUNT(*) FROM line")) {
                    count.next();
                    assertEquals(written, count.getInt(1));
                }
            }
        }
    }

    /** Interrupts a thread while it writes; returns how many lines were acknowledged to it. */
    private static int interrupted(String url) throws InterruptedException {
        AtomicInteger acknowledged = new AtomicInteger();
        CountDownLatch writing = new CountDownLatch(LINES / 10);
        Thread writer = new Thread(() -> {
            try (Connection connection = DriverManager.getConnection(url);
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO line VALUES ('a line')")) {
                for (int line = 0; line < LINES; line++) {
                    acknowledged.addAndGet(insert.executeUpdate());
                    writing.countDown();
                }
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        });
        writer.start();
        assertTrue(writing.await(1, TimeUnit.MINUTES));
        writer.interrupt();
        writer.join();
        assertEquals(LINES, acknowledged.get());
        return acknowledged.get();
    }
}
