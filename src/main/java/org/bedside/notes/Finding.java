package org.bedside.notes;

import java.util.List;
import org.bedside.evidence.Coding;

/**
 * A problem, medication or allergy that a note names. Immutable.
 *
 * @param text the characters of the note's own text from begin to end, markup within them included; of a PDF, which has
 *     no such text, of the text that was taken out of it: {@link org.bedside.text.NoteText#source}
 * @param begin index of the first UTF-16 unit in the note's text
 * @param end index after the last UTF-16 unit in the note's text
 * @param sentence a quote around the finding as a reader sees it, without markup, at most {@value #QUOTE} characters
 * @param term the normalised name: lower case, abbreviations written out, a brand as its ingredient
 * @param codes ICD-10-CM of a problem, RxNorm ingredients of a drug; empty where no name matches exactly
 */
public record Finding(
        Kind kind,
        String text,
        int begin,
        int end,
        String sentence,
        Section section,
        Assertion assertion,
        String term,
        List<Coding> codes) {

    /** The longest quote, in UTF-16 units: fits a card's detail next to its source. */
    public static final int QUOTE = 200;

    public Finding {
        if (begin < 0 || end - begin != text.length() || text.isEmpty()) {
            throw new IllegalArgumentException("a finding's text does not fit its place");
        }
        if (sentence.length() > QUOTE) {
            throw new IllegalArgumentException("a quote is longer than " + QUOTE);
        }
        codes = List.copyOf(codes);
    }

    /** What a finding is. */
    public enum Kind {
        /** A disease, a sign or a symptom. */
        PROBLEM,
        /** A drug, by ingredient or brand. */
        MEDICATION,
        /** A drug that the patient does not tolerate. */
        ALLERGY
    }
}
