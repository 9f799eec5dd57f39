package org.bedside.card;

/**
 * What a card says from some probability on.
 *
 * @param from the lowest probability of the band, in [0, 1]; it ends where the next begins
 * @param shown whether there is a card at all
 * @param name of the band, for example "high"
 * @param summary with {@code {percent}}, {@code {lower}}, {@code {upper}} for the numbers in whole percent
 * @param lead the first lines of the detail: what it means and what to do; the same placeholders
 */
public record Band(double from, boolean shown, String name, Card.Indicator indicator, String summary, String lead) {

    public Band {
        if (!(from >= 0 && from <= 1)) {
            throw new IllegalArgumentException("a band begins at a probability");
        }
        if (shown && !Card.fits(fill(summary, 1, 1, 1))) {
            throw new IllegalArgumentException("the summary of band " + name + " has not 1 to " + Card.LONGEST_SUMMARY
                    + " characters once its numbers are in place");
        }
    }

    /** Plain text with the numbers in place. */
    public static String fill(String text, double probability, double lower, double upper) {
        return fill(text, percent(probability), percent(lower), percent(upper));
    }

    /** Markdown with the numbers in place: "&lt;1" must not begin a tag, nor "&gt;99" a quotation. */
    public static String fillMarkdown(String text, double probability, double lower, double upper) {
        return fill(
                text,
                Markdown.escape(percent(probability)),
                Markdown.escape(percent(lower)),
                Markdown.escape(percent(upper)));
    }

    private static String fill(String text, String percent, String lower, String upper) {
        return text.replace("{percent}", percent).replace("{lower}", lower).replace("{upper}", upper);
    }

    /** Whole percent; never 0 or 100, which would claim certainty. */
    public static String percent(double probability) {
        long percent = Math.round(probability * 100);
        if (percent == 0) {
            return "<1";
        }
        return percent == 100 ? ">99" : Long.toString(percent);
    }
}
