package org.bedside.monitor;

import java.util.List;
import java.util.Set;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Node;

/**
 * What our own store holds of an entry's patient, as it is now.
 *
 * @param patients the ids by which the patient goes, the one asked about first
 * @param resources the Patient, the entry's Encounter, and what was asked for
 * @param complete the kinds of which nothing was left out
 * @param reads how often the store was read for it
 */
public record Held(List<String> patients, List<Node> resources, Set<Kind> complete, int reads) {

    public Held {
        patients = List.copyOf(patients);
        resources = List.copyOf(resources);
        complete = Set.copyOf(complete);
    }
}
