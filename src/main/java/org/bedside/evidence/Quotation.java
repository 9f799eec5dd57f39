package org.bedside.evidence;

/**
 * Where in a note a fact was read; the note itself and its version are the fact's {@link Source}, its date the fact's time.
 *
 * @param title what a reader calls the note; {@code ""} if unknown
 * @param begin index of the first UTF-16 unit in the note's text, see {@link Note#text}
 * @param end index after the last UTF-16 unit
 * @param words what stands there, with what is around it
 * @param listed whether the patient's problem list names it already, more or less exactly
 */
public record Quotation(String title, int begin, int end, String words, boolean listed) {
    public Quotation {
        if (begin < 0 || end <= begin) {
            throw new IllegalArgumentException("a quotation is of some text");
        }
    }
}
