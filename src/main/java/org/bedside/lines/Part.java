package org.bedside.lines;

/**
 * A stretch of a text as written.
 *
 * @param begin index of its first UTF-16 unit in the text
 * @param end index after its last UTF-16 unit
 */
public record Part(String text, int begin, int end) {

    public Part {
        if (begin < 0 || end - begin != text.length() || text.isEmpty()) {
            throw new IllegalArgumentException("a part does not fit its place");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
