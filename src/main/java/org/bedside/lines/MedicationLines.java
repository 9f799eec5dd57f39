package org.bedside.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads medications with their instructions. Immutable and thread-safe. */
public final class MedicationLines {

    private final Names names;

    /**
     * A reader that knows drugs by their names, and others by the amounts and instructions after them.
     *
     * @param names generic names and brands
     */
    public MedicationLines(Names names) {
        this.names = names;
    }

    /**
     * The medications of a line in its order: one for each drug and each instruction. Drugs that are denied, refused, only
     * considered or taken by somebody else are left out, and so are classes of drugs.
     *
     * @param list whether the line stands in a list of medications
     */
    public List<Medication> read(Line line, boolean list) {
        List<SigTag> tags = SigTags.of(line, new Drugs(names, list), list);
        if (tags.isEmpty()) {
            return List.of();
        }
        List<Medication> medications = new ArrayList<>();
        List<Draft> kept = new ArrayList<>();
        for (Draft draft : new SigReader(line, tags).drafts()) {
            if (!draft.dropped && !merged(kept, draft)) {
                kept.add(draft);
            }
        }
        kept.forEach(draft -> medications.add(draft.medication()));
        return medications;
    }

    private static boolean merged(List<Draft> kept, Draft draft) {
        Optional<Draft> same =
                kept.stream().filter(other -> other.key().equals(draft.key())).reduce((first, second) -> second);
        return same.isPresent() && same.get().merge(draft);
    }
}
