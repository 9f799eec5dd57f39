package org.bedside.tagging;

/** The shapes of words: which kinds of letters follow each other. */
final class Shapes {

    private Shapes() {}

    /** Capitals become A, other letters a, digits 0; repetitions of the same at most twice, so that {@code Aspirin} is {@code Aaa}. */
    static int of(String word) {
        int hash = 0;
        char before = 0;
        int run = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            char kind = Character.isUpperCase(c) ? 'A' : Character.isLetter(c) ? 'a' : Character.isDigit(c) ? '0' : c;
            run = kind == before ? run + 1 : 1;
            before = kind;
            if (run <= 2) {
                hash = Hash.of(1, hash, kind);
            }
        }
        return hash;
    }
}
