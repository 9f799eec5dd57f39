package org.bedside.notes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bedside.evidence.Coding;

/**
 * What a line of a note says with its parts: a medication with its instruction, a measured value, the use of tobacco or alcohol, an
 * allergy, or an illness of a relative. Immutable.
 *
 * @param text the characters of the note's own text from begin to end, markup within them included
 * @param begin index of the first UTF-16 unit in the note's text
 * @param end index after the last UTF-16 unit in the note's text
 * @param term the normalised name, in lower case
 * @param codes RxNorm of a drug, LOINC of a measurement, ICD-10-CM of an illness; empty where no name matches
 * @param attributes in the order of {@link Kind}'s list; what the line does not say has none
 */
public record Detail(
        Kind kind,
        String text,
        int begin,
        int end,
        Section section,
        Assertion assertion,
        String term,
        List<Coding> codes,
        Map<String, String> attributes) {

    public Detail {
        if (begin < 0 || end - begin != text.length() || text.isEmpty()) {
            throw new IllegalArgumentException("a detail's text does not fit its place");
        }
        codes = List.copyOf(codes);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
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
        FAMILY_HISTORY
    }
}
