package org.bedside.notes;

import java.util.ArrayList;
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
        List<Detail> found = new ArrayList<>();
        for (int at = firstEndingAfter(finding.begin());
                at < details.size() && details.get(at).begin() < finding.end();
                at++) {
            if (details.get(at).isOf(finding)) {
                found.add(details.get(at));
            }
        }
        return found;
    }

    /** By halves: a long note has thousands of both. */
    private int firstEndingAfter(int place) {
        int low = 0;
        int high = details.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (details.get(middle).end() <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
