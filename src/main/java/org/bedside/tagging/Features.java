package org.bedside.tagging;

/**
 * What a layer sees of a token before any label is known: words, shapes, beginnings, endings and clusters of it and its
 * neighbours, names of dictionaries, the long form of an abbreviation, and the neighbours of the same word elsewhere in the
 * document. Each feature is a 32-bit key; trained files hold these keys, so that a change here needs new training.
 */
public final class Features {

    /** What stands for the token before a block's first and after its last. */
    private static final int EDGE = 0x5bd1e995;
    /** How many other occurrences of a word are looked at, on each side. */
    private static final int ELSEWHERE = 4;
    /** Words nearer than this are seen where they stand. */
    private static final int NEAR = 3;
    /** A shorter word says nothing from afar. */
    private static final int TELLING = 3;

    private final Words words;
    private final Abbreviations abbreviations;
    private final byte[][] places;
    private final Dictionary dictionary;
    private final int reach;

    /**
     * @param reach how many tokens away a word of the same block is seen, wherever it stands; 0 for none but the nearest, which are seen
     *     where they stand
     */
    public Features(Words words, Dictionary dictionary, int reach) {
        this.words = words;
        this.reach = reach;
        this.dictionary = dictionary;
        this.abbreviations = new Abbreviations(words);
        this.places = dictionary.places(words);
    }

    Words words() {
        return words;
    }

    Abbreviations abbreviations() {
        return abbreviations;
    }

    /** Adds the features of the i-th token. */
    public void of(int i, Ints out) {
        out.add(1);
        context(i, out);
        inside(i, out);
        compound(i, out);
        clusters(i, out);
        names(i, out);
        abbreviation(i, out);
        elsewhere(i, out);
        afar(i, out);
    }

    private int at(int[] values, int i, int near) {
        int j = i + near;
        return j < words.first[i] || j >= words.last[i] ? EDGE : values[j];
    }

    private void context(int i, Ints out) {
        int[] lower = words.lowerHash;
        for (int near = -3; near <= 3; near++) {
            out.add(Hash.of(10 + near, at(lower, i, near)));
        }
        out.add(Hash.of(20, Hash.of(words.word[i])));
        out.add(Hash.of(21, words.stemHash[i]));
        int b2 = at(lower, i, -2);
        int b1 = at(lower, i, -1);
        int a1 = at(lower, i, 1);
        int a2 = at(lower, i, 2);
        out.add(Hash.of(22, b1, lower[i]));
        out.add(Hash.of(23, lower[i], a1));
        out.add(Hash.of(24, b1, a1));
        out.add(Hash.of(25, b2, b1));
        out.add(Hash.of(26, a1, a2));
        out.add(Hash.of(27, b1, lower[i], a1));
        out.add(Hash.of(28, b2, b1, lower[i]));
        out.add(Hash.of(29, lower[i], a1, a2));
        for (int near = -2; near <= 2; near++) {
            out.add(Hash.of(40 + near, at(words.shape, i, near)));
        }
        out.add(Hash.of(50, at(words.shape, i, -1), words.shape[i], at(words.shape, i, 1)));
    }

    private void inside(int i, Ints out) {
        String lower = words.lower[i];
        int length = lower.length();
        for (int n = 1; n <= Math.min(6, length); n++) {
            out.add(Hash.of(60 + n, Hash.of(lower, 0, n)));
            out.add(Hash.of(70 + n, Hash.of(lower, length - n, length)));
        }
        if (length > 3) {
            for (int n = 3; n <= 4; n++) {
                for (int at = 0; at + n <= Math.min(length, 24); at++) {
                    out.add(Hash.of(80 + n, Hash.of(lower, at, at + n)));
                }
            }
        }
        for (int near = -1; near <= 1; near += 2) {
            int j = i + near;
            if (j >= words.first[i] && j < words.last[i]) {
                String other = words.lower[j];
                int size = other.length();
                out.add(Hash.of(90 + near, Hash.of(other, Math.max(0, size - 3), size)));
                out.add(Hash.of(95 + near, Hash.of(other, Math.max(0, size - 4), size), words.shape[i]));
            }
        }
        out.add(Hash.of(100, Math.min(length, 12)));
    }

    /** The run of tokens without a space between that this one is part of, as chemical names are. */
    private void compound(int i, Ints out) {
        int from = i;
        while (from > words.first[i] && words.joined(from) && i - from < 12) {
            from--;
        }
        int to = i + 1;
        while (to < words.last[i] && words.joined(to) && to - i < 12) {
            to++;
        }
        out.add(Hash.of(110, (words.joined(i) && i > words.first[i] ? 1 : 0) + (to > i + 1 ? 2 : 0)));
        if (to - from > 1) {
            int shapes = 0;
            int whole = 0;
            for (int j = from; j < to; j++) {
                shapes = Hash.of(111, shapes, words.shape[j]);
                whole = Hash.of(112, whole, words.lowerHash[j]);
            }
            out.add(Hash.of(113, whole));
            out.add(Hash.of(114, whole, i - from));
            out.add(Hash.of(115, shapes, i - from));
            out.add(Hash.of(116, words.lowerHash[from]));
            out.add(Hash.of(117, words.lowerHash[to - 1]));
        }
        out.add(Hash.of(118, from > words.first[i] ? words.lowerHash[from - 1] : EDGE));
        out.add(Hash.of(119, to < words.last[i] ? words.lowerHash[to] : EDGE));
    }

    private void clusters(int i, Ints out) {
        int[] clusters = words.clusters;
        for (int near = -2; near <= 2; near++) {
            int cluster = at(clusters, i, near);
            if (cluster != 0) {
                out.add(Hash.of(130 + near, cluster));
                out.add(Hash.of(140 + near, cluster / 1000));
            }
        }
        out.add(Hash.of(150, at(clusters, i, -1), clusters[i]));
        out.add(Hash.of(151, clusters[i], at(clusters, i, 1)));
        out.add(Hash.of(152, at(clusters, i, -1) / 1000, clusters[i] / 1000, at(clusters, i, 1) / 1000));
        out.add(Hash.of(153, at(clusters, i, -1), at(clusters, i, 1)));
    }

    private void names(int i, Ints out) {
        for (int list = 0; list < places.length; list++) {
            byte[] place = places[list];
            for (int near = -1; near <= 1; near++) {
                int j = i + near;
                if (j >= words.first[i] && j < words.last[i] && place[j] != 0) {
                    out.add(Hash.of(160 + near, list, place[j]));
                }
            }
            if (place[i] != 0) {
                out.add(Hash.of(165, list, place[i], words.stemHash[i]));
            }
        }
    }

    private void abbreviation(int i, Ints out) {
        if (abbreviations.defined[i]) {
            boolean begins = i == 0 || !abbreviations.defined[i - 1];
            boolean ends = i + 1 == words.size || !abbreviations.defined[i + 1];
            out.add(Hash.of(170, (begins ? 1 : 0) + (ends ? 2 : 0)));
        }
        int from = abbreviations.from[i];
        if (from < 0) {
            return;
        }
        int end = abbreviations.to[i] - 1;
        int place = (i == abbreviations.start[i] ? 1 : 0) + (i + 1 == abbreviations.end[i] ? 2 : 0);
        String head = words.lower[end];
        int length = head.length();
        out.add(Hash.of(171, place));
        out.add(Hash.of(172, words.stemHash[end], place));
        out.add(Hash.of(173, words.clusters[end], place));
        out.add(Hash.of(174, words.lowerHash[from], place));
        out.add(Hash.of(175, words.clusters[from], place));
        out.add(Hash.of(176, Hash.of(head, Math.max(0, length - 3), length), place));
        out.add(Hash.of(177, Hash.of(head, Math.max(0, length - 4), length), place));
        for (int j = from; j <= end; j++) {
            out.add(Hash.of(178, words.stemHash[j]));
            if (words.clusters[j] != 0) {
                out.add(Hash.of(179, words.clusters[j]));
            }
        }
        for (int bits = dictionary.of(words, from, end + 1); bits != 0; bits &= bits - 1) {
            out.add(Hash.of(180, Integer.numberOfTrailingZeros(bits), place));
        }
    }

    /** What stands around the same word elsewhere in the document. */
    private void elsewhere(int i, Ints out) {
        if (words.lower[i].length() < 3 || !Character.isLetter(words.lower[i].charAt(0))) {
            return;
        }
        int seen = 0;
        for (int j = words.before[i]; j >= 0 && seen < ELSEWHERE; j = words.before[j]) {
            around(j, out);
            seen++;
        }
        for (int j = words.after[i]; j >= 0 && seen < 2 * ELSEWHERE; j = words.after[j]) {
            around(j, out);
            seen++;
        }
        out.add(Hash.of(190, Math.min(seen, 4)));
    }

    /** The words of the block farther away and their clusters, before and after, in no order. */
    private void afar(int i, Ints out) {
        for (int j = Math.max(words.first[i], i - reach); j <= i - NEAR; j++) {
            afar(j, 200, out);
        }
        for (int j = i + NEAR; j < Math.min(words.last[i], i + reach + 1); j++) {
            afar(j, 202, out);
        }
    }

    private void afar(int j, int side, Ints out) {
        if (words.lower[j].length() >= TELLING && Character.isLetter(words.lower[j].charAt(0))) {
            out.add(Hash.of(side, words.lowerHash[j]));
        }
        if (words.clusters[j] != 0) {
            out.add(Hash.of(side + 1, words.clusters[j]));
        }
    }

    private void around(int j, Ints out) {
        out.add(Hash.of(191, at(words.lowerHash, j, -1)));
        out.add(Hash.of(192, at(words.lowerHash, j, 1)));
        out.add(Hash.of(193, at(words.clusters, j, -1)));
        out.add(Hash.of(194, at(words.clusters, j, 1)));
    }
}
