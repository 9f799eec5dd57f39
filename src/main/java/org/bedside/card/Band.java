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
        if (shown && fill(summary, 1, 1, 1).length() > Card.LONGEST_SUMMARY) {
            throw new IllegalArgumentException("the summary of band " + name + " is too long");
        }
    }

    /** The text with the numbers in place. */
    public static String fill(String text, double probability, double lower, double upper) {
        return text.replace("{percent}", percent(probability))
                .replace("{lower}", percent(lower))
                .replace("{upper}", percent(upper));
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
