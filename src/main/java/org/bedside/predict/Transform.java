package org.bedside.predict;

import java.util.ArrayList;
import java.util.List;
import org.bedside.evidence.Input;

/**
 * How a number becomes features of a model. The same transform serves training and serving, so a value means the same
 * in both.
 */
public sealed interface Transform {

    /** The names of the features that a number of this input makes, in order. */
    List<String> names(String input);

    /** How many features there are. */
    int width();

    /** Their values, in the order of {@link #names}. */
    double[] values(double number);

    /** The number itself, divided by a scale so that features are of like size. */
    record Linear(double scale) implements Transform {
        public Linear {
            if (!(scale > 0)) {
                throw new IllegalArgumentException("a scale is positive");
            }
        }

        @Override
        public List<String> names(String input) {
            return List.of(input);
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public double[] values(double number) {
            return new double[] {number / scale};
        }
    }

    /** ln(1 + number), for counts. */
    record Log1p() implements Transform {
        @Override
        public List<String> names(String input) {
            return List.of("ln1p(" + input + ")");
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public double[] values(double number) {
            return new double[] {Math.log1p(Math.max(0, number))};
        }
    }

    /** One indicator per band; band i holds numbers from cut i-1 (inclusive) up to cut i (exclusive). */
    record Bands(List<Double> cuts) implements Transform {
        public Bands {
            cuts = ascending(cuts);
        }

        @Override
        public List<String> names(String input) {
            List<String> names = new ArrayList<>();
            for (int band = 0; band <= cuts.size(); band++) {
                String low = band == 0 ? "" : plain(cuts.get(band - 1));
                String high = band == cuts.size() ? "" : plain(cuts.get(band));
                names.add(input + "[" + low + "," + high + ")");
            }
            return names;
        }

        @Override
        public int width() {
            return cuts.size() + 1;
        }

        @Override
        public double[] values(double number) {
            double[] values = new double[width()];
            int band = 0;
            while (band < cuts.size() && number >= cuts.get(band)) {
                band++;
            }
            values[band] = 1;
            return values;
        }
    }

    /** A line with bends: the number, and how far it lies beyond each knot, all divided by a scale. */
    record Bends(List<Double> knots, double scale) implements Transform {
        public Bends {
            knots = ascending(knots);
            if (!(scale > 0)) {
                throw new IllegalArgumentException("a scale is positive");
            }
        }

        @Override
        public List<String> names(String input) {
            List<String> names = new ArrayList<>();
            names.add(input);
            for (double knot : knots) {
                names.add("(" + input + "-" + plain(knot) + ")+");
            }
            return names;
        }

        @Override
        public int width() {
            return knots.size() + 1;
        }

        @Override
        public double[] values(double number) {
            double[] values = new double[width()];
            values[0] = number / scale;
            for (int at = 0; at < knots.size(); at++) {
                values[at + 1] = Math.max(0, number - knots.get(at)) / scale;
            }
            return values;
        }
    }

    /** Another transform, of the number held within a range: one beyond an end counts as that end. */
    record Held(Transform of, Input.Range range) implements Transform {
        @Override
        public List<String> names(String input) {
            return of.names(input);
        }

        @Override
        public int width() {
            return of.width();
        }

        @Override
        public double[] values(double number) {
            return of.values(Math.max(range.low(), Math.min(range.high(), number)));
        }
    }

    private static List<Double> ascending(List<Double> numbers) {
        for (int at = 1; at < numbers.size(); at++) {
            if (!(numbers.get(at - 1) < numbers.get(at))) {
                throw new IllegalArgumentException("cuts and knots ascend");
            }
        }
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("no cuts or knots");
        }
        return List.copyOf(numbers);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
