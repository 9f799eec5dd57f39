package org.bedside.notes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Dosage;

/**
 * What a line of a note says with its parts: a medication with its instruction, a measured value, the use of tobacco or alcohol, an
 * allergy, an illness of a relative, or a procedure. Immutable.
 *
 * @param text the characters of the note's own text from begin to end, markup within them included
 * @param begin index of the first UTF-16 unit in the note's text
 * @param end index after the last UTF-16 unit in the note's text
 * @param sentence a quote around it as a reader sees it, at most {@value Finding#QUOTE} characters
 * @param term the normalised name, in lower case
 * @param codes RxNorm of a drug, LOINC of a measurement, ICD-10-CM of an illness, ICD-10-PCS of a procedure; empty where no name matches
 * @param attributes in the order of {@link Kind}'s list; what the line does not say has none
 */
public record Detail(
        Kind kind,
        String text,
        int begin,
        int end,
        String sentence,
        Section section,
        Assertion assertion,
        String term,
        List<Coding> codes,
        Map<String, String> attributes) {

    public Detail {
        if (begin < 0 || end - begin != text.length() || text.isEmpty()) {
            throw new IllegalArgumentException("a detail's text does not fit its place");
        }
        if (sentence.length() > Finding.QUOTE) {
            throw new IllegalArgumentException("a quote is longer than " + Finding.QUOTE);
        }
        codes = List.copyOf(codes);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** How a medication is taken; empty of any other kind, and where the line says nothing of it. */
    public Optional<Dosage> dosage() {
        return kind == Kind.MEDICATION ? Sig.of(attributes) : Optional.empty();
    }

    /** How an allergy showed, as written; empty if that is not said. */
    public List<String> reactions() {
        String said = kind == Kind.ALLERGY ? attributes.getOrDefault("reactions", "") : "";
        return said.isEmpty() ? List.of() : List.of(said.split("; "));
    }

    /** Whether it says more of a finding: of the same drug, at the same place. */
    public boolean isOf(Finding finding) {
        boolean same = switch (finding.kind()) {
            case PROBLEM -> false;
            case MEDICATION -> kind == Kind.MEDICATION;
            case ALLERGY -> kind == Kind.ALLERGY;
        };
        return same && begin < finding.end() && finding.begin() < end;
    }

    /** What a detail is, and which attributes it may have. */
    public enum Kind {
        /** strength, dose, route, frequency, prn, duration, change. */
        MEDICATION,
        /** name, value (a range as {@code low-high}, a bound with its sign), unit (UCUM), loinc. */
        MEASUREMENT,
        /** status, tobacco, packsPerDay, packYears, quit. */
        SMOKING,
        /** status, drinksPerWeek. */
        ALCOHOL,
        /** type (allergy or intolerance), reactions (with semicolons between); negated if none is known. */
        ALLERGY,
        /** relation, ageAtOnset. */
        FAMILY_HISTORY,
        /** side, date; historical if it was done, hypothetical if it is planned, negated if it was not or will not be. */
        PROCEDURE
    }
}
