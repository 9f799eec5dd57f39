package org.bedside.evidence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of an object, which are distinct. The next object under the same name is likely to have the same: to find
 * that takes one comparison for each, and both share them.
 */
final class JsonShape {

    private final String[] names;
    private final int[] numbers;
    private final int[] froms;
    private final int[] lengths;

    private JsonShape(String[] names, int[] numbers, int[] froms, int[] lengths) {
        this.names = names;
        this.numbers = numbers;
        this.froms = froms;
        this.lengths = lengths;
    }

    /**
     * Nothing, if one of the names has no number. Takes the arrays for its own.
     *
     * @param numbers of the names in the table
     */
    static @Nullable JsonShape of(String[] names, int[] numbers, JsonNames table) {
        int[] froms = new int[names.length];
        int[] lengths = new int[names.length];
        for (int place = 0; place < names.length; place++) {
            if (numbers[place] < 0) {
                return null;
            }
            froms[place] = table.from(numbers[place]);
            lengths[place] = names[place].length();
        }
        return new JsonShape(names, numbers, froms, lengths);
    }

    /** Whether the name of this place stands here in the document, and behind it a quotation mark. */
    boolean stands(int place, byte[] bytes, int from) {
        if (place >= lengths.length) {
            return false;
        }
        int to = from + lengths[place];
        return to < bytes.length
                && from + Long.BYTES <= bytes.length
                && bytes[to] == '"'
                && JsonBytes.same(bytes, from, to, froms[place], froms[place] + lengths[place]);
    }

    int number(int place) {
        return numbers[place];
    }

    int length(int place) {
        return lengths[place];
    }

    /** The first of the names; to be read only, if it is all. */
    String[] names(int count) {
        return count == names.length ? names : Arrays.copyOf(names, count);
    }

    /** Writes the first of the names, for an object that has these and others. */
    void copy(int count, String[] toNames, int[] toNumbers, int to) {
        System.arraycopy(names, 0, toNames, to, count);
        System.arraycopy(numbers, 0, toNumbers, to, count);
    }
}
