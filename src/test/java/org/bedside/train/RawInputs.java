package org.bedside.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bedside.evidence.Reading;
import org.bedside.predict.ModelInput;
import org.bedside.predict.ModelSpec;
import org.bedside.predict.Transform;

/**
 * The inputs of a model as they were read, without its transforms: one feature per number, one per category, one for
 * "not known" where the model has it. A number that is not known is absent (not a number), so that a tree may send it
 * either way. For one thread.
 */
final class RawInputs implements Consumer<List<Reading>> {

    private final ModelSpec plain;
    private final List<double[]> rows = new ArrayList<>();

    RawInputs(ModelSpec spec) {
        this.plain = new ModelSpec(
                spec.id(),
                spec.version(),
                spec.title(),
                spec.outcome(),
                spec.population(),
                spec.inputs().stream().map(RawInputs::plain).toList(),
                spec.mostMissing());
    }

    private static ModelInput plain(ModelInput input) {
        return new ModelInput(input.input(), new Transform.Linear(1), input.missing(), input.typical());
    }

    /** Adds a row: one reading per input, in their order. */
    @Override
    public void accept(List<Reading> readings) {
        double[] row = plain.row(readings);
        int offset = 0;
        for (int at = 0; at < readings.size(); at++) {
            ModelInput input = plain.inputs().get(at);
            if (readings.get(at) instanceof Reading.Missing
                    && input.missing() == ModelInput.Missing.INDICATOR
                    && !input.input().operator().coded()) {
                row[offset] = Double.NaN;
            }
            offset += input.width();
        }
        rows.add(row);
    }

    Design design() {
        return new Design(plain.features(), rows.toArray(double[][]::new));
    }
}
