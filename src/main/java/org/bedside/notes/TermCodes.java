package org.bedside.notes;

import java.util.List;
import org.bedside.evidence.Coding;

/** Codes of the names that the shipped lexicon knows. */
public final class TermCodes {

    private TermCodes() {}

    /** ICD-10-CM of a problem, RxNorm ingredients of a medication; empty where no name of the kind matches. */
    public static List<Coding> of(Finding.Kind kind, String name) {
        return Lexicon.shipped()
                .of(name)
                .filter(entry -> entry.kind() == kind)
                .map(Lexicon.Entry::codes)
                .orElse(List.of());
    }
}
