package org.bedside.lines;

/**
 * What a phrase means in a prescription.
 *
 * @param value the normalised route, frequency or change; empty where the kind says it all
 */
record SigWord(Kind kind, String value) {

    static final SigWord NONE = new SigWord(Kind.NONE, "");

    private static final Phrases<SigWord> TABLE =
            Phrases.read("sig-words.tsv", NONE, row -> new SigWord(Kind.valueOf(row[1]), row[2]));

    static Phrases<SigWord> table() {
        return TABLE;
    }

    /** The kinds of {@code sig-words.tsv}. */
    enum Kind {
        NONE,
        /** Unit of mass or of amount of substance, or percent. */
        MASS,
        /** International units and the like. */
        ACTIVITY,
        VOLUME,
        /** What is counted: tablets, puffs, drops. */
        FORM,
        /** A form that is not counted but has one route. */
        DEVICE,
        ROUTE,
        FREQ,
        /** A time of the day. */
        TIME,
        PRN,
        /** Says that a drug is started, stopped, increased ... */
        CHANGE,
        TAKE,
        /** Says of the drugs after it that they are not taken. */
        DROP,
        /** Says so of the drug before it. */
        AFTER,
        /** What follows was dispensed, not taken. */
        END,
        /** The amount after it is not the one taken. */
        SKIP,
        RELEASE,
        SALT,
        PERSON,
        /** What follows holds for all drugs before. */
        GROUP,
        /** Ends what was denied. */
        BUT,
        /** Not in the table: the name of a drug. */
        DRUG,
        /** Not in the table: a number with or without unit. */
        AMOUNT,
        /** Not in the table: how long. */
        DURATION,
        /** Not in the table: the end of a sentence or line. */
        BREAK
    }
}
