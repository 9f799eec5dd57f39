package org.bedside.notes;

import java.util.List;
import org.bedside.evidence.Coding;

/**
 * A problem, medication or allergy that notes name and the patient's lists lack.
 *
 * @param term its normalised name
 * @param codes ICD-10-CM or RxNorm ingredient; may be empty
 * @param mentions where it is named, the latest note first; at least one
 */
public record Gap(Finding.Kind kind, String term, List<Coding> codes, List<Mention> mentions) {
    public Gap {
        codes = List.copyOf(codes);
        mentions = List.copyOf(mentions);
        if (mentions.isEmpty()) {
            throw new IllegalArgumentException("a gap names its source");
        }
    }

    /** The mention that says most: of the latest note the first that tells how the drug is taken, else the first. */
    public Mention source() {
        Mention latest = mentions.get(0);
        return mentions.stream()
                .filter(mention -> mention.note().equals(latest.note())
                        && !mention.dosages().isEmpty())
                .findFirst()
                .orElse(latest);
    }
}
