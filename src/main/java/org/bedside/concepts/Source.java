package org.bedside.concepts;

/** Where a name is known from; a corpus has its own ways to code, so what it does itself tells most. */
public enum Source {
    BC5CDR(0),
    NCBI(1),
    /** The name that a terminology prefers. */
    LABEL(2),
    /** A synonym that a terminology calls exact. */
    EXACT(3),
    /** Another synonym, or a name that is related by a second terminology. */
    RELATED(4);

    /** How many of these are corpora. */
    static final int CORPORA = 2;

    /** In files: never changes. Those of the corpora come first. */
    final int index;

    Source(int index) {
        this.index = index;
    }

    boolean corpus() {
        return index < CORPORA;
    }
}
