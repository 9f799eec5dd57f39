package org.bedside.notes;

import java.util.List;
import org.bedside.evidence.Facts;

/** Compares what notes say with the patient's problem list and medication list. */
public final class Reconciliation {

    private Reconciliation() {}

    /** The affirmed current problems and medications that the lists lack, the latest mention first. */
    public static List<Suggestion> missing(List<Mention> mentions, Facts facts) {
        return List.of();
    }
}
