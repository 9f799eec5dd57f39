package org.bedside.fhir;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The demonstration patients, the last of whom come a moment after the server is ready. */
final class Demo {

    private Demo() {}

    /** Returns when all of them are there, or after a minute. */
    static void await(DataSource source) throws SQLException, InterruptedException {
        for (int tries = 0; tries < 600 && !isComplete(source); tries++) {
            Thread.sleep(100);
        }
    }

    private static boolean isComplete(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return new Marks(connection).get("demo").equals(Optional.of("done"));
        }
    }
}
