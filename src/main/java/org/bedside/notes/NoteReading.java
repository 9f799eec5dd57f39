package org.bedside.notes;

import java.util.List;
import org.bedside.evidence.Note;
import org.bedside.evidence.Remark;

/**
 * What was read in one note, in the order of the text, and what was not read and why. Immutable.
 *
 * @param details what its lines say in their parts
 */
public record NoteReading(List<Finding> findings, List<Detail> details, List<Remark> remarks) {
    public NoteReading {
        findings = List.copyOf(findings);
        details = List.copyOf(details);
        remarks = List.copyOf(remarks);
    }

    /** What the note's lines say of one of its findings. */
    public List<Detail> details(Finding finding) {
        return details.stream().filter(detail -> detail.isOf(finding)).toList();
    }

    /** The findings with what the lines say of them, as mentions of this note. */
    public List<Mention> mentions(Note note) {
        return findings.stream()
                .map(finding -> new Mention(note, finding, details(finding)))
                .toList();
    }

    /** A reading without details. */
    public NoteReading(List<Finding> findings, List<Remark> remarks) {
        this(findings, List.of(), remarks);
    }
}
