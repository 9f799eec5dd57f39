package org.bedside.notes;

import java.util.List;
import org.bedside.evidence.Remark;

/**
 * What was read in one note, in the order of the text, and what was not read and why.
 *
 * @param details what its lines say in their parts
 */
public record NoteReading(List<Finding> findings, List<Detail> details, List<Remark> remarks) {
    public NoteReading {
        findings = List.copyOf(findings);
        details = List.copyOf(details);
        remarks = List.copyOf(remarks);
    }

    /** A reading without details. */
    public NoteReading(List<Finding> findings, List<Remark> remarks) {
        this(findings, List.of(), remarks);
    }
}
