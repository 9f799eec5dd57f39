package org.bedside.tagging;

/** The 32-bit keys of features and names: trained files hold them, so they never change. */
final class Hash {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Hash() {}

    static int of(CharSequence text) {
        return of(text, 0, text.length());
    }

    static int of(CharSequence text, int from, int to) {
        long hash = GOLDEN ^ (to - from);
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * GOLDEN;
            hash ^= hash >>> 29;
        }
        return (int) (hash >>> 16);
    }

    static int of(int template, int a) {
        return finish(template * GOLDEN + a * 0xBF58476D1CE4E5B9L);
    }

    static int of(int template, int a, int b) {
        return finish((template * GOLDEN + a * 0xBF58476D1CE4E5B9L) * GOLDEN + b * 0x94D049BB133111EBL);
    }

    static int of(int template, int a, int b, int c) {
        return of(template, of(template, a, b), c);
    }

    private static int finish(long hash) {
        long mixed = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return (int) (mixed >>> 32);
    }
}
