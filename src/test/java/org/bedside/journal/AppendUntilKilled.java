package org.bedside.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Appends from four threads to the database of the given URL, by the folder if one is given, and prints each id once it is acknowledged. */
final class AppendUntilKilled {

    private AppendUntilKilled() {}

    public static void main(String[] arguments) {
        DataSource source = JdbcConnectionPool.create(arguments[0], "", "");
        Journal journal = arguments.length == 1 ? Journal.open(source) : Journal.open(source, Path.of(arguments[1]));
        for (int i = 0; i < 4; i++) {
            new Thread(() -> append(journal)).start();
        }
    }

    private static void append(Journal journal) {
        while (true) {
            Entry entry = Sample.entry("anna", "aki", Instant.now(), Optional.of(Sample.ASSESSED));
            journal.append(entry);
            System.out.println(entry.id());
        }
    }
}
