package org.bedside.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bedside.evidence.Input;
import org.bedside.evidence.Reading;
import org.bedside.predict.ModelInput;
import org.bedside.predict.ModelSpec;
import org.bedside.predict.Spread;
import org.bedside.predict.Transform;

/** Gathers what each input was in the rows of training. For one thread. */
final class Spreads {

    private final List<ModelInput> inputs;
    private final double[][] values;
    private int rows;

    Spreads(ModelSpec spec) {
        this.inputs = spec.inputs();
        this.values = new double[inputs.size()][1024];
    }

    /** Adds a row: one reading per input, in their order. */
    void add(List<Reading> readings) {
        for (int at = 0; at < values.length; at++) {
            if (rows == values[at].length) {
                values[at] = Arrays.copyOf(values[at], 2 * rows);
            }
            values[at][rows] = value(inputs.get(at).input(), readings.get(at));
        }
        rows++;
    }

    private static double value(Input input, Reading reading) {
        if (reading instanceof Reading.Known known) {
            return known.value();
        }
        return reading instanceof Reading.Category category ? names(input).indexOf(category.name()) : Double.NaN;
    }

    private static List<String> names(Input input) {
        return input.categories().stream().map(Input.Choice::name).toList();
    }

    List<Spread> spreads() {
        List<Spread> spreads = new ArrayList<>();
        for (int at = 0; at < values.length; at++) {
            spreads.add(spread(inputs.get(at), Arrays.copyOf(values[at], rows)));
        }
        return spreads;
    }

    private static Spread spread(ModelInput of, double[] seen) {
        Input input = of.input();
        if (!input.categories().isEmpty()) {
            return Spread.ofCategories(input.name(), names(input), numbers(seen));
        }
        // The bands are what the model sees, and what a table of coarse values was made for.
        return of.transform() instanceof Transform.Bands bands
                ? Spread.ofNumbers(input.name(), bands.cuts(), seen)
                : Spread.ofNumbers(input.name(), seen);
    }

    private static int[] numbers(double[] seen) {
        return Arrays.stream(seen)
                .mapToInt(number -> Double.isNaN(number) ? -1 : (int) number)
                .toArray();
    }
}
