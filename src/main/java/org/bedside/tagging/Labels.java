package org.bedside.tagging;

import java.util.ArrayList;
import java.util.List;

/**
 * The labels of a layer: outside, and per type the begin, the inside and the end of a name and a name of one token. Immutable.
 */
public final class Labels {

    /** No name. */
    public static final int OUTSIDE = 0;

    static final int BEGIN = 1;
    static final int INSIDE = 2;
    static final int END = 3;
    static final int SINGLE = 4;

    private final List<String> types;

    public Labels(List<String> types) {
        if (types.isEmpty() || types.size() > 31) {
            throw new IllegalArgumentException("a layer has 1 to 31 types, not " + types.size());
        }
        this.types = List.copyOf(types);
    }

    /** The types in the order of their labels. */
    public List<String> types() {
        return types;
    }

    /** How many labels. */
    public int size() {
        return 1 + 4 * types.size();
    }

    /** The label of a place in a name of a type. */
    int of(int type, int place) {
        return 4 * type + place;
    }

    /** The number of a label's type; -1 outside. */
    static int type(int label) {
        return label == OUTSIDE ? -1 : (label - 1) / 4;
    }

    /** {@link #BEGIN} to {@link #SINGLE}, or {@link #OUTSIDE}. */
    static int place(int label) {
        return label == OUTSIDE ? OUTSIDE : (label - 1) % 4 + 1;
    }

    /** Whether a name may begin, or go on, so. */
    public static boolean follows(int before, int label) {
        boolean open = opens(before);
        boolean inside = place(label) == INSIDE || place(label) == END;
        return open ? inside && type(before) == type(label) : !inside;
    }

    /** Whether the name goes on after this label; a sequence cannot end so. */
    public static boolean opens(int label) {
        return place(label) == BEGIN || place(label) == INSIDE;
    }

    /** Labels a name of tokens from one to another, end exclusive. */
    public void mark(byte[] labels, int type, int from, int to) {
        int base = 4 * type;
        if (to - from == 1) {
            labels[from] = (byte) (base + SINGLE);
            return;
        }
        for (int i = from; i < to; i++) {
            labels[i] = (byte) (base + (i == from ? BEGIN : i == to - 1 ? END : INSIDE));
        }
    }

    /** The names that labels say, in order. */
    List<Name> names(byte[] labels) {
        List<Name> names = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < labels.length; i++) {
            int place = place(labels[i]);
            if (place == BEGIN || place == SINGLE) {
                from = i;
            }
            if (place == END || place == SINGLE) {
                names.add(new Name(type(labels[i]), from, i + 1));
            }
        }
        return names;
    }

    /** A name of tokens from one to another, end exclusive, of the type with a number. */
    record Name(int type, int from, int to) {}
}
