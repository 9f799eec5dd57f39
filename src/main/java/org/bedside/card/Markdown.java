package org.bedside.card;

/** Text of others made safe inside GitHub Flavored Markdown, even where a client renders HTML in it. */
public final class Markdown {

    private Markdown() {}

    /** The text with everything escaped that Markdown or HTML would act on; line breaks become spaces. */
    public static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '\\', '`', '*', '_', '{', '}', '[', ']', '(', ')', '#', '!', '|', '~' ->
                    safe.append('\\').append(c);
                case '\n', '\r', '\t' -> safe.append(' ');
                default -> {
                    if (!Character.isISOControl(c) && !turns(c)) {
                        safe.append(c);
                    }
                }
            }
        }
        return unlinked(safe.toString());
    }

    /** As {@link #escape}, of so many characters at most: data of others may be of any length. */
    public static String excerpt(String text, int most) {
        if (text.length() <= most) {
            return escape(text);
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return escape(text.substring(0, end)) + "…";
    }

    /** Whether this changes the direction of what follows, so that it would read as something else. */
    private static boolean turns(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }

    /** Keeps a client from turning bare addresses into links. */
    private static String unlinked(String text) {
        return text.contains("://") || text.contains("www.")
                ? text.replace("://", ":&#47;&#47;").replace("www.", "www&#46;")
                : text;
    }
}
