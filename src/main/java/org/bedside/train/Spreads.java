package org.bedside.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bedside.evidence.Input;
import org.bedside.evidence.Reading;
import org.bedside.predict.ModelInput;
import org.bedside.predict.ModelSpec;
import org.bedside.predict.Spread;

/** Gathers what each input was in the rows of training. For one thread. */
final class Spreads {

    private final List<Input> inputs;
    private final double[][] values;
    private int rows;

    Spreads(ModelSpec spec) {
        this.inputs = spec.inputs().stream().map(ModelInput::input).toList();
        this.values = new double[inputs.size()][1024];
    }

    /** Adds a row: one reading per input, in their order. */
    void add(List<Reading> readings) {
        for (int at = 0; at < values.length; at++) {
            if (rows == values[at].length) {
                values[at] = Arrays.copyOf(values[at], 2 * rows);
            }
            values[at][rows] = value(inputs.get(at), readings.get(at));
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
            Input input = inputs.get(at);
            double[] seen = Arrays.copyOf(values[at], rows);
            spreads.add(
                    input.categories().isEmpty()
                            ? Spread.ofNumbers(input.name(), seen)
                            : Spread.ofCategories(input.name(), names(input), numbers(seen)));
        }
        return spreads;
    }

    private static int[] numbers(double[] seen) {
        return Arrays.stream(seen)
                .mapToInt(number -> Double.isNaN(number) ? -1 : (int) number)
                .toArray();
    }
}
