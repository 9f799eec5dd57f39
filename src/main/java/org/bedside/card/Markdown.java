package org.bedside.card;

import java.util.regex.Pattern;

/** Text of others made safe inside a line of GitHub Flavored Markdown, even where a client renders HTML in it. */
public final class Markdown {

    /** What GFM turns into links by itself: "Autolinks (extension)". */
    private static final Pattern AUTOLINK = Pattern.compile("(?i)(:)(?=//)|(?<=www)(\\.)|(?<=mailto|xmpp)(:)");

    private Markdown() {}

    /**
     * The text with everything escaped that Markdown or HTML would act on within a line; line breaks become spaces,
     * control characters and those that turn the direction of writing are left out.
     */
    public static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '@' -> safe.append("&#64;");
                case '\\', '`', '*', '_', '{', '}', '[', ']', '(', ')', '#', '!', '|', '~', '$' ->
                    safe.append('\\').append(c);
                case '\n', '\r', '\t', '\f', '\u000B', '\u0085', '\u2028', '\u2029' -> safe.append(' ');
                default -> {
                    if (!Character.isISOControl(c) && !turnsDirection(c) && !halfCharacter(text, at)) {
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

    /** Unicode's explicit directional formatting: it can make a text read other than it is. */
    private static boolean turnsDirection(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }

    private static boolean halfCharacter(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /** Keeps a client from turning bare addresses into links. */
    private static String unlinked(String text) {
        return text.indexOf(':') < 0 && text.indexOf('.') < 0
                ? text
                : AUTOLINK.matcher(text).replaceAll(found -> found.group(2) == null ? "&#58;" : "&#46;");
    }
}
