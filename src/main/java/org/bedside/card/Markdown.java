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
                    if (c >= ' ' && c != 127) {
                        safe.append(c);
                    }
                }
            }
        }
        return unlinked(safe.toString());
    }

    /** Keeps a client from turning bare addresses into links. */
    private static String unlinked(String text) {
        return text.contains("://") || text.contains("www.")
                ? text.replace("://", ":&#47;&#47;").replace("www.", "www&#46;")
                : text;
    }
}
