package org.bedside.journal;

import java.sql.SQLException;

/** The database failed us. Says how by the SQL state alone: drivers put values into their messages. */
final class JournalFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    JournalFailed(String what, SQLException why) {
        super("could not " + what + ": SQL state " + why.getSQLState() + ", error " + why.getErrorCode());
        setStackTrace(why.getStackTrace());
    }
}
