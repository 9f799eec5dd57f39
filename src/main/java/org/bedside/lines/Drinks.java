package org.bedside.lines;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many drinks a week a text says: a beer, a glass of wine, a shot and a cocktail are one each. */
final class Drinks {

    private static final double DAYS = 7;
    private static final double CAN_PACK = 6;
    private static final double DOZEN = 12;

    private static final String NUMBER = "(?:an? couple(?: of)?|" + Quantity.NUMBER + ")";
    /** Two groups: a number, and the upper end of a range. */
    private static final String COUNT = "(?<![\\w./-])(" + NUMBER + ")(?:\\s*(?:-|to|or)\\s*(" + NUMBER + "))?";
    /** One group: six or twelve of a pack, if it is one; one more: "or two" behind it. */
    private static final String VESSEL =
            "\\s*(?:x\\s*)?(?:(?:alcoholic |mixed |standard |light |regular |small |large )*(?:drinks?(?: of \\w+)?|beverages?|beers?|cocktails?|shots?(?: of \\w+)?|glass(?:es)?(?:(?: of)? (?:red |white )?(?:wine|beer|champagne))?|cans?(?: of beers?)?|bottles? of beers?|units?(?: of alcohol)?|martinis?|margaritas?|wines?|12[- ]?oz(?:\\.| ounce)? beers?|(six|6|12|twelve)[- ]?packs?(?: of beers?)?|servings?(?: of alcohol)?)\\b)( or (?:two|three|four))?";

    private static final String LINK =
            "\\s*(?:of (?:wine|beer|liquor|alcohol|vodka) )?(?:with (?:dinner|meals|supper) )?,?\\s*\\(?(?:about |approximately |maybe |only |usually )?";
    private static final String DAILY =
            "(?:/|per|an?|each|every|q|in an?|in the|on)?\\s*(?:single |most )?(?:days?|daily|d|nights?|nightly|qhs|qd|evenings?|with (?:dinner|supper) (?:each |every |per )?(?:night|day|evening|nightly|daily))";
    private static final String WEEKLY =
            "(?:/|per|an?|each|every|q|in an?|on|on the|over the)?\\s*(?:weeks?|weekly|wk|weekends?|saturdays?|sundays?|fridays?)";
    private static final String OTHER_DAY = "(?:every|each|q) other (?:day|night|evening)|qod";
    /** Three groups: times, their upper end, or one word of times. */
    private static final String TIMES = "(?:" + Quantity.RANGE
            + "\\s*(?:times?|x|days?|nights?|evenings?)|(once|twice))\\s*(?:/|per|an?|each|every|out of the)?\\s*(?:weeks?|weekly|wk)\\b";

    private static final Pattern TIMES_A_WEEK = Pattern.compile(TIMES);
    private static final Pattern AMOUNT = Pattern.compile(COUNT + VESSEL);
    private static final Pattern OFTEN =
            Pattern.compile(LINK + "(?:(" + OTHER_DAY + ")|" + TIMES + "|(" + WEEKLY + ")\\b|(" + DAILY + ")\\b)");
    private static final Pattern BEFORE = Pattern.compile(
            "(?:(daily|nightly)|(weekly|/week|per week|/wk))(?: alcohol| etoh| intake| use| consumption| average)*\\s*[,:]*\\s*$");
    private static final Pattern AND = Pattern.compile("\\s*(?:,|and|plus|\\+|&)\\s*(?:and )?");
    private static final Pattern PACK = Pattern.compile("\\b(six|6|12|twelve)[- ]?packs?(?: of beers?)?");
    private static final Pattern BARE =
            Pattern.compile(Quantity.RANGE + "\\s*(?:/|per|each|a)\\s*(?:(day|night)|week|wk|weekend)\\b");
    private static final Pattern X_DAILY = Pattern.compile("\\bbeers? x\\s?(\\d{1,2}) (?:daily|nightly|per day|a day)");
    private static final Pattern LARGE = Pattern.compile(
            "pints?|fifths?|bottles? of (?:wine|vodka|whisk\\w+|liquor|rum|gin)|handles?|liters?|\\boz\\b|tall ?boys?|gallon|quarts?|40s?\\b|times|month|year");

    private Drinks() {}

    /** The drinks a week, where they are said; amounts per month and vessels that are no single drink give nothing. */
    static Optional<Quantity> perWeek(String said) {
        Matcher amount = AMOUNT.matcher(said);
        for (int from = 0; amount.find(from); from = amount.end()) {
            Optional<Quantity> drinks = count(amount);
            Optional<Quantity> often = drinks.flatMap(each -> often(said, amount));
            if (often.isPresent()) {
                return drinks.map(each -> each.times(often.get()));
            }
            Optional<Quantity> sum = drinks.flatMap(each -> sum(said, amount.end(), each));
            if (sum.isPresent()) {
                return sum;
            }
        }
        return packs(said).or(() -> bare(said));
    }

    private static Optional<Quantity> count(Matcher amount) {
        double pack = amount.group(3) == null ? 1 : cans(amount.group(3));
        Optional<Quantity> count =
                amount.group(1).contains("couple") ? Optional.of(new Quantity(2, 2)) : Quantity.of(amount, 1);
        if (amount.group(4) != null) {
            double high = amount.group(4).endsWith("two") ? 2 : amount.group(4).endsWith("three") ? 3 : 4;
            count = count.map(each -> new Quantity(each.low(), high));
        }
        return count.map(each -> each.times(pack));
    }

    private static double cans(String pack) {
        return pack.startsWith("s") || pack.equals("6") ? CAN_PACK : DOZEN;
    }

    /** How often a week, as is said after an amount or else before it. */
    private static Optional<Quantity> often(String said, Matcher amount) {
        Matcher after = OFTEN.matcher(said).region(amount.end(), said.length());
        Matcher times = TIMES_A_WEEK.matcher(said);
        boolean apart = times.find() && (times.end() <= amount.start() || times.start() >= amount.end());
        if (after.lookingAt()) {
            boolean daily = after.group(6) != null;
            return daily && apart ? times(times, 1) : Optional.of(often(after));
        }
        if (apart && times.end() <= amount.start()) {
            return times(times, 1);
        }
        Matcher before = BEFORE.matcher(said).region(0, amount.start());
        return before.find()
                ? Optional.of(before.group(1) == null ? new Quantity(1, 1) : new Quantity(DAYS, DAYS))
                : Optional.empty();
    }

    private static Quantity often(Matcher after) {
        if (after.group(1) != null) {
            return new Quantity(DAYS / 2, DAYS / 2);
        }
        if (after.group(5) != null) {
            return new Quantity(1, 1);
        }
        return after.group(6) != null
                ? new Quantity(DAYS, DAYS)
                : times(after, 2).orElse(new Quantity(1, 1));
    }

    private static Optional<Quantity> times(Matcher times, int group) {
        String word = times.group(group + 2);
        if (word != null) {
            return Optional.of(word.equals("once") ? new Quantity(1, 1) : new Quantity(2, 2));
        }
        return Quantity.of(times, group);
    }

    /** "1 glass of wine, 2 beers per week" is three. */
    private static Optional<Quantity> sum(String said, int end, Quantity first) {
        Matcher and = AND.matcher(said).region(end, said.length());
        if (!and.lookingAt()) {
            return Optional.empty();
        }
        Matcher amount = AMOUNT.matcher(said).region(and.end(), said.length());
        if (!amount.lookingAt()) {
            return Optional.empty();
        }
        Optional<Quantity> second = count(amount).map(each -> each.plus(first));
        return second.flatMap(each -> often(said, amount).map(each::times));
    }

    /** "six-pack on weekends", without a number before. */
    private static Optional<Quantity> packs(String said) {
        Matcher pack = PACK.matcher(said);
        if (!pack.find()) {
            return Optional.empty();
        }
        Matcher after = OFTEN.matcher(said).region(pack.end(), said.length());
        double cans = cans(pack.group(1));
        return after.lookingAt() ? Optional.of(often(after).times(cans)) : Optional.empty();
    }

    /** "2/day", "1-2/week" of a text about alcohol. */
    private static Optional<Quantity> bare(String said) {
        Matcher daily = X_DAILY.matcher(said);
        if (daily.find()) {
            double drinks = DAYS * Integer.parseInt(daily.group(1));
            return Optional.of(new Quantity(drinks, drinks));
        }
        Matcher bare = BARE.matcher(said);
        boolean counted = !LARGE.matcher(said).find()
                && bare.find()
                && !bare.group(1).startsWith("a")
                && !bare.group(1).equals("half");
        return counted
                ? Quantity.of(bare, 1).map(each -> each.times(bare.group(3) == null ? 1 : DAYS))
                : Optional.empty();
    }
}
