package org.bedside.text;

import java.util.StringJoiner;

/** How names are compared: token by token, in lower case. */
public final class Terms {

    private Terms() {}

    /** The key of a name: its tokens in lower case, one space between. */
    public static String key(String name) {
        Tokens tokens = Tokens.of(name, 0, name.length());
        return key(tokens, 0, tokens.size());
    }

    /** The key of some tokens, end exclusive. */
    public static String key(Tokens tokens, int from, int to) {
        if (to - from == 1) {
            return tokens.lower(from);
        }
        StringJoiner key = new StringJoiner(" ");
        for (int i = from; i < to; i++) {
            key.add(tokens.lower(i));
        }
        return key.toString();
    }
}
