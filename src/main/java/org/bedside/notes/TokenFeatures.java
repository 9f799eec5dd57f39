package org.bedside.notes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a tagger of names sees of each token: words, shapes, beginnings, endings and clusters of it and its neighbours. */
final class TokenFeatures {

    /** Stands for what lies before the first and after the last token. */
    private static final String EDGE = "|";

    private TokenFeatures() {}

    /** The features of every token of a sentence, in its order. */
    static List<List<String>> of(String[] words) {
        int size = words.length;
        String[] lower = new String[size];
        String[] shape = new String[size];
        WordClusters.Pair[] clusters = new WordClusters.Pair[size];
        WordClusters shipped = WordClusters.shipped();
        for (int i = 0; i < size; i++) {
            lower[i] = words[i].toLowerCase(Locale.ROOT);
            shape[i] = shape(words[i]);
            clusters[i] = shipped.of(lower[i]);
        }
        List<List<String>> features = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            List<String> here = new ArrayList<>(48);
            words(here, lower, i);
            word(here, words[i], lower[i]);
            for (int near = -1; near <= 1; near++) {
                here.add("s" + near + "=" + at(shape, i + near));
            }
            here.add("ss=" + at(shape, i - 1) + shape[i] + at(shape, i + 1));
            clusters(here, clusters, i);
            features.add(here);
        }
        return features;
    }

    private static void words(List<String> here, String[] lower, int i) {
        for (int near = -2; near <= 2; near++) {
            here.add("w" + near + "=" + at(lower, i + near));
        }
        String before = at(lower, i - 1);
        String after = at(lower, i + 1);
        here.add("w-0=" + before + " " + lower[i]);
        here.add("w0+=" + lower[i] + " " + after);
        here.add("w-+=" + before + " " + after);
        here.add("w--=" + at(lower, i - 2) + " " + before);
        here.add("w++=" + after + " " + at(lower, i + 2));
    }

    private static void word(List<String> here, String word, String lower) {
        int length = lower.length();
        for (int n = 2; n <= 4; n++) {
            if (length > n) {
                here.add("p=" + lower.substring(0, n));
                here.add("e=" + lower.substring(length - n));
            }
        }
        if (length > 6) {
            here.add("e=" + lower.substring(length - 5));
        }
        if (length > 1 && length < 6 && word.chars().allMatch(Character::isUpperCase)) {
            here.add("abbr");
            here.add("W=" + word);
        }
    }

    private static void clusters(List<String> here, WordClusters.Pair[] clusters, int i) {
        for (int near = -2; near <= 2; near++) {
            if (i + near >= 0 && i + near < clusters.length) {
                here.add(near + clusters[i + near].coarse());
                here.add(near + clusters[i + near].fine());
            }
        }
        if (i > 0) {
            here.add(clusters[i - 1].coarse() + clusters[i].coarse());
        }
        if (i + 1 < clusters.length) {
            here.add(clusters[i].coarse() + "+" + clusters[i + 1].coarse());
        }
    }

    private static String at(String[] values, int i) {
        return i >= 0 && i < values.length ? values[i] : EDGE;
    }

    /** Capitals become A, other letters a, digits 0; repetitions once, so that {@code Aspirin} is {@code Aa}. */
    private static String shape(String word) {
        char[] shape = new char[word.length()];
        int length = 0;
        for (int i = 0; i < shape.length; i++) {
            char c = word.charAt(i);
            char kind = Character.isUpperCase(c) ? 'A' : Character.isLetter(c) ? 'a' : Character.isDigit(c) ? '0' : c;
            if (length == 0 || shape[length - 1] != kind) {
                shape[length++] = kind;
            }
        }
        return new String(Arrays.copyOf(shape, length));
    }
}
