package org.bedside.evidence;

import java.io.IOException;

/** What was read is no JSON, or goes beyond our limits. Its message says where, and nothing of what stands there. */
public final class MalformedJson extends IOException {

    private static final long serialVersionUID = 1L;

    private final int at;
    private final boolean beyondLimits;

    private MalformedJson(String what, int at, boolean beyondLimits) {
        super(what + ", near byte " + at);
        this.at = at;
        this.beyondLimits = beyondLimits;
    }

    static MalformedJson unexpected(String what, int at) {
        return new MalformedJson(what, at, false);
    }

    static MalformedJson beyond(String limit, int at) {
        return new MalformedJson(limit, at, true);
    }

    /** The number of bytes up to where it was noticed. */
    public int at() {
        return at;
    }

    /** Whether it may be JSON, but nests deeper or has longer names or numbers than we read. */
    public boolean beyondLimits() {
        return beyondLimits;
    }
}
