package org.bedside.journal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** The database or the disk failed us. Says how without values, which drivers put into their messages. */
public final class JournalFailed extends RuntimeException {

    private static final long serialVersionUID = 1;
    /** Classes of SQL states: data exceptions, and violated constraints. */
    private static final Set<String> DATA = Set.of("22", "23");

    private final boolean ofTheData;

    JournalFailed(String what, SQLException why) {
        super("could not " + what + ": SQL state " + why.getSQLState() + ", error " + why.getErrorCode());
        setStackTrace(why.getStackTrace());
        ofTheData = why.getSQLState() != null && DATA.contains(why.getSQLState().substring(0, 2));
    }

    JournalFailed(String what, IOException why) {
        super("could not " + what + ": " + why.getClass().getSimpleName());
        setStackTrace(why.getStackTrace());
        ofTheData = false;
    }

    JournalFailed(String what) {
        super("could not " + what);
        ofTheData = false;
    }

    /** Whether the values were at fault, so that trying again is in vain. */
    boolean isOfTheData() {
        return ofTheData;
    }
}
