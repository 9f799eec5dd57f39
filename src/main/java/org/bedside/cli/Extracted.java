package org.bedside.cli;

import java.util.List;
import java.util.Map;
import org.bedside.evidence.Coding;
import org.bedside.notes.Assertion;

/**
 * What {@code extract} found in a document, as it is written.
 *
 * @param begin index of its first UTF-16 unit in the decoded file
 * @param end index after its last UTF-16 unit
 * @param type in the words of the profile
 * @param codes best first; empty if no code is known
 * @param attributes what else the text says of it, by name
 */
record Extracted(
        int begin,
        int end,
        String type,
        List<Coding> codes,
        Assertion assertion,
        Map<String, String> attributes,
        List<Relation> relations) {

    /** That the finding belongs to another one of the same document, by that one's place. */
    record Relation(String type, int begin, int end) {}

    Extracted {
        codes = List.copyOf(codes);
        attributes = Map.copyOf(attributes);
        relations = List.copyOf(relations);
    }
}
