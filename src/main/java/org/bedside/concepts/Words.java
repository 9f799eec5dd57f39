package org.bedside.concepts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of a name in the spelling that names are compared in, and their stems and roots. */
final class Words {

    /** Words that do not tell one concept from another. */
    private static final Set<String> STOP = Set.of(
            "of", "the", "in", "and", "a", "an", "with", "to", "due", "by", "for", "on", "from", "or", "at", "as",
            "its", "s");

    private static final String GREEK = "\u03b1alpha \u03b2beta \u03b3gamma \u03b4delta \u03b5epsilon \u03b6zeta "
            + "\u03b7eta \u03b8theta \u03b9iota \u03bakappa \u03bblambda \u03bcmu \u03bdnu \u03bexi \u03c0pi \u03c1rho "
            + "\u03c3sigma \u03c4tau \u03c6phi \u03c7chi \u03c8psi \u03c9omega ";

    /** Shorter words are left as they are. */
    private static final int SHORTEST_STEM = 4;

    private static final int SHORTEST_ROOT = 4;

    /** Endings of nouns, adjectives and verbs of one root, the longest first. */
    private static final String[] ENDINGS = {
        "ogenesis",
        "ations",
        "ically",
        "ation",
        "ative",
        "ement",
        "iasis",
        "icity",
        "ingly",
        "ional",
        "ities",
        "ition",
        "itive",
        "able",
        "ance",
        "ancy",
        "ated",
        "ates",
        "emia",
        "emic",
        "ence",
        "ency",
        "eous",
        "esia",
        "esis",
        "etic",
        "ical",
        "ious",
        "itic",
        "itis",
        "ment",
        "ness",
        "osis",
        "otic",
        "ular",
        "ying",
        "ant",
        "ate",
        "ent",
        "ial",
        "ian",
        "ied",
        "ing",
        "ion",
        "ism",
        "ist",
        "ity",
        "ive",
        "ous",
        "sis",
        "tic",
        "ure",
        "al",
        "ar",
        "ed",
        "er",
        "ia",
        "ic",
        "id",
        "ly",
        "sy",
        "um",
        "us",
        "a",
        "e",
        "y"
    };

    private Words() {}

    /** The words of a name in lower case, runs of letters or of digits; signs and possessive endings are left out. */
    static List<String> of(CharSequence name) {
        List<String> words = new ArrayList<>(6);
        StringBuilder word = new StringBuilder();
        boolean digits = false;
        char before = ' ';
        for (int i = 0; i < name.length(); i++) {
            char c = Character.toLowerCase(name.charAt(i));
            boolean digit = c >= '0' && c <= '9';
            boolean letter = !digit && Character.isLetter(c);
            if (word.length() > 0 && (digit ? !digits : !letter || digits)) {
                end(word, words);
            }
            if (digit || letter) {
                boolean possessive = c == 's'
                        && (before == '\'' || before == '\u2019')
                        && (i + 1 == name.length() || !Character.isLetterOrDigit(name.charAt(i + 1)));
                if (!possessive) {
                    add(word, c);
                    digits = digit;
                }
            }
            before = c;
        }
        end(word, words);
        return words;
    }

    private static void add(StringBuilder word, char c) {
        if (c < 128) {
            word.append(c);
            return;
        }
        int greek = GREEK.indexOf(c == '\u03c2' ? '\u03c3' : c);
        if (greek >= 0) {
            word.append(GREEK, greek + 1, GREEK.indexOf(' ', greek));
        } else {
            String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
            for (int i = 0; i < plain.length(); i++) {
                if (Character.isLetterOrDigit(plain.charAt(i))) {
                    word.append(Character.toLowerCase(plain.charAt(i)));
                }
            }
        }
    }

    private static void end(StringBuilder word, List<String> words) {
        if (word.length() > 0) {
            words.add(american(word.toString()));
            word.setLength(0);
        }
    }

    /** British spellings as American ones: anaemia, oedema, tumour, sulphate, diarrhoea. */
    private static String american(String word) {
        if (word.length() < SHORTEST_STEM) {
            return word;
        }
        String plain = word;
        if (plain.contains("ae")) {
            plain = plain.replace("ae", "e");
        }
        if (plain.contains("oe")) {
            plain = plain.replace("oe", "e");
        }
        if (plain.contains("sulph")) {
            plain = plain.replace("sulph", "sulf");
        }
        if (plain.contains("our")) {
            plain = plain.replaceFirst("our(s?)$", "or$1");
        }
        return plain;
    }

    static boolean stop(String word) {
        return STOP.contains(word);
    }

    /** A word without its plural. */
    static String stem(String word) {
        int n = word.length();
        if (n < SHORTEST_STEM || word.charAt(n - 1) != 's') {
            return word;
        }
        if (word.endsWith("ies")) {
            return word.substring(0, n - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")) {
            return word.substring(0, n - 2);
        }
        if (word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
            return word;
        }
        return word.substring(0, n - 1);
    }

    /** What a word has in common with nouns, adjectives and verbs of the same origin: hypotension, hypotensive. */
    static String root(String word) {
        String stem = stem(word);
        for (String ending : ENDINGS) {
            if (stem.length() - ending.length() >= SHORTEST_ROOT && stem.endsWith(ending)) {
                return stem.substring(0, stem.length() - ending.length());
            }
        }
        return stem;
    }
}
