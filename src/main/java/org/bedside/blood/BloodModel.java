package org.bedside.blood;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.predict.Prediction;
import org.bedside.predict.Specialist;

/** Says something of a patient's latest blood count beside those of a community. */
abstract sealed class BloodModel implements Specialist permits OutlierModel, PhenotypeModel {

    private final BloodSpec spec;
    private final LogScale scale;

    BloodModel(BloodSpec spec, LogScale scale) {
        if (spec.indices().size() != scale.width()) {
            throw new IllegalArgumentException("the trained part is of other indices");
        }
        this.spec = spec;
        this.scale = scale;
    }

    @Override
    public final String id() {
        return spec.id();
    }

    @Override
    public final String version() {
        return spec.version();
    }

    public final BloodSpec spec() {
        return spec;
    }

    @Override
    public final Prediction predict(Facts facts, InputReader inputs) {
        Panel.Found found = Panel.latest(spec, facts, inputs);
        return found.panel()
                .<Prediction>map(panel -> {
                    Said said = said(panel.values());
                    return new Prediction.Statement(
                            id(),
                            version(),
                            said.label(),
                            Optional.empty(),
                            said.numbers(),
                            panel.lines(scale),
                            List.of());
                })
                .orElseGet(() -> found.abstained().orElseThrow());
    }

    /** A label and its numbers. */
    record Said(String label, Map<String, Double> numbers) {}

    /** What the model says of the indices of a count, in their order and units. */
    abstract Said said(double[] values);
}
