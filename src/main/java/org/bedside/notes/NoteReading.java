package org.bedside.notes;

import java.util.List;
import org.bedside.evidence.Remark;

/**
 * What was read in one note, in the order of the text, and what was not read and why.
 */
public record NoteReading(List<Finding> findings, List<Remark> remarks) {
    public NoteReading {
        findings = List.copyOf(findings);
        remarks = List.copyOf(remarks);
    }
}
