package org.bedside.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bedside.evidence.Reading;

/**
 * How an input was spread over the rows of training: the reference that what is seen later is held against.
 *
 * @param input the input's name
 * @param cuts ascending; bin {@code i} holds numbers from cut {@code i - 1} (inclusive) up to cut {@code i} (exclusive)
 * @param categories of an input that is none of numbers, which then are its bins
 * @param shares of the rows in each bin, and at the end of those without the input; they add up to 1
 */
public record Spread(String input, List<Double> cuts, List<String> categories, List<Double> shares) {

    /** Of so many different values each is a bin; of more, tenths of the rows are. */
    private static final int BINS = 10;

    public Spread {
        cuts = List.copyOf(cuts);
        categories = List.copyOf(categories);
        shares = List.copyOf(shares);
        if (!cuts.isEmpty() && !categories.isEmpty()) {
            throw new IllegalArgumentException("an input has cuts or categories");
        }
        for (int at = 1; at < cuts.size(); at++) {
            if (!(cuts.get(at - 1) < cuts.get(at))) {
                throw new IllegalArgumentException("cuts ascend");
            }
        }
        int bins = categories.isEmpty() ? cuts.size() + 1 : categories.size();
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        if (shares.size() != bins + 1 || shares.stream().anyMatch(share -> share < 0) || Math.abs(sum - 1) > 1e-3) {
            throw new IllegalArgumentException("there is a share for each bin and one for missing, in all 1");
        }
    }

    /** The spread of numbers, of which those that are not a number are missing. */
    public static Spread ofNumbers(String input, double[] numbers) {
        double[] sorted =
                Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        List<Double> cuts = new ArrayList<>();
        boolean few = distinct.length <= BINS;
        for (int at = 1; at < (few ? distinct.length : BINS); at++) {
            // Midway, since a table that knows ages by their tenths of years lists the middle of each.
            double cut = few ? (distinct[at - 1] + distinct[at]) / 2 : sorted[(int) ((long) sorted.length * at / BINS)];
            if (cut > (cuts.isEmpty() ? distinct[0] : cuts.get(cuts.size() - 1))) {
                cuts.add(cut);
            }
        }
        return ofNumbers(input, cuts, numbers);
    }

    /** The same, between cuts that are given. */
    public static Spread ofNumbers(String input, List<Double> cuts, double[] numbers) {
        long[] counts = new long[cuts.size() + 2];
        for (double number : numbers) {
            counts[Double.isFinite(number) ? bin(cuts, number) : counts.length - 1]++;
        }
        return new Spread(input, cuts, List.of(), shares(counts));
    }

    /** The spread of categories by their number; -1 is missing. */
    public static Spread ofCategories(String input, List<String> categories, int[] numbers) {
        long[] counts = new long[categories.size() + 1];
        for (int number : numbers) {
            counts[number < 0 ? categories.size() : number]++;
        }
        return new Spread(input, List.of(), categories, shares(counts));
    }

    private static List<Double> shares(long[] counts) {
        double all = Arrays.stream(counts).sum();
        // Six digits tell a row in a million, and keep the file short.
        return Arrays.stream(counts)
                .mapToObj(count -> Math.rint(count / all * 1e6) / 1e6)
                .toList();
    }

    /** Readings that stand for the rows of training: those between their lowest and highest tenth, or each category. */
    List<Reading> typical() {
        if (!categories.isEmpty()) {
            return categories.stream()
                    .map(category -> (Reading) new Reading.Category(category, List.of()))
                    .toList();
        }
        return cuts.stream()
                .map(cut -> (Reading) new Reading.Known(cut, List.of()))
                .toList();
    }

    /** The bin of a reading, by its place among the shares. */
    public int bin(Reading reading) {
        if (reading instanceof Reading.Known known) {
            return bin(known.value());
        }
        return reading instanceof Reading.Category category ? bin(category.name()) : missing();
    }

    /** The bin of a number. */
    public int bin(double number) {
        return bin(cuts, number);
    }

    /** The bin of a category; one that is not known is missing. */
    public int bin(String category) {
        int at = categories.indexOf(category);
        return at < 0 ? missing() : at;
    }

    /** The bin of what is missing. */
    public int missing() {
        return shares.size() - 1;
    }

    private static int bin(List<Double> cuts, double number) {
        int bin = 0;
        while (bin < cuts.size() && number >= cuts.get(bin)) {
            bin++;
        }
        return bin;
    }
}
