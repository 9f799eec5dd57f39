package org.bedside.tagging;

/**
 * A name in a text.
 *
 * @param type what it is a name of, in the words of the corpus that the tagger learnt from
 * @param begin index of its first UTF-16 unit
 * @param end index after its last UTF-16 unit
 */
public record Span(String type, int begin, int end) {

    public Span {
        if (begin < 0 || end <= begin) {
            throw new IllegalArgumentException("not a span: " + begin + " to " + end);
        }
    }
}
