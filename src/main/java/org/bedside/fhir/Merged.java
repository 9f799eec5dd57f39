package org.bedside.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bedside.evidence.Node;
import org.bedside.evidence.References;

/**
 * A patient's id, and those of the patients into whom this one has been merged, in that order.
 *
 * @param last the Patient resource of the last of them, if the store has it
 */
public record Merged(List<String> ids, Optional<Node> last) {

    private static final int LONGEST_CHAIN = 4;

    public Merged {
        ids = List.copyOf(ids);
    }

    /**
     * Follows the links from a patient on.
     *
     * @param read the Patient resource of an id
     */
    public static Merged of(String patientId, Function<String, Optional<Node>> read) {
        List<String> chain = new ArrayList<>(List.of(patientId));
        Optional<Node> last = read.apply(patientId);
        while (chain.size() < LONGEST_CHAIN) {
            Optional<String> next = last.flatMap(Merged::replacedBy);
            if (next.isEmpty() || chain.contains(next.get())) {
                break;
            }
            chain.add(next.get());
            last = read.apply(next.get());
        }
        return new Merged(chain, last);
    }

    private static Optional<String> replacedBy(Node patient) {
        for (Node link : patient.all("link")) {
            if (link.at("type").text().equals("replaced-by")) {
                String other =
                        References.relative(link.at("other").at("reference").text());
                if (other.startsWith("Patient/")) {
                    return Optional.of(other.substring("Patient/".length()));
                }
            }
        }
        return Optional.empty();
    }
}
