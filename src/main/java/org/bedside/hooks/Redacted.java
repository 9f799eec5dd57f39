package org.bedside.hooks;

/** An exception for the log: where it happened and of what class, never its message, which may hold patient data. */
final class Redacted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Redacted(String message) {
        super(message, null, false, true);
    }

    static Redacted of(Throwable thrown) {
        Redacted redacted = new Redacted(names(thrown));
        redacted.setStackTrace(thrown.getStackTrace());
        return redacted;
    }

    private static String names(Throwable thrown) {
        StringBuilder names = new StringBuilder(thrown.getClass().getName());
        Throwable cause = thrown.getCause();
        for (int depth = 0; cause != null && depth < 5; depth++) {
            names.append(" caused by ").append(cause.getClass().getName());
            cause = cause.getCause();
        }
        return names.toString();
    }
}
