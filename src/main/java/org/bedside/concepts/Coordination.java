package org.bedside.concepts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Mentions that name several concepts with words in common, as "breast and ovarian cancer". */
final class Coordination {

    private static final Pattern JOINT =
            Pattern.compile("\\s*,?\\s+(?:and/or|and|or)\\s+|\\s*,\\s+|(?<=[a-z])/(?=[a-z])", Pattern.CASE_INSENSITIVE);
    /** Longer enumerations are left alone. */
    private static final int MOST = 4;

    private Coordination() {}

    /**
     * The ways to write the parts out: the last words of the last part added to the others, as many as possible first, at last
     * none; empty if nothing joins parts.
     */
    static List<List<String>> of(String mention) {
        String[] parts = JOINT.split(mention.strip(), -1);
        if (parts.length < 2 || parts.length > MOST) {
            return List.of();
        }
        String[] last = parts[parts.length - 1].split("\\s+", -1);
        List<List<String>> ways = new ArrayList<>();
        for (int shared = last.length - 1; shared >= 0; shared--) {
            StringBuilder tail = new StringBuilder();
            for (int i = last.length - shared; i < last.length; i++) {
                tail.append(' ').append(last[i]);
            }
            List<String> way = new ArrayList<>();
            for (int i = 0; i + 1 < parts.length; i++) {
                way.add(parts[i] + tail);
            }
            way.add(parts[parts.length - 1]);
            ways.add(way);
        }
        return ways;
    }
}
