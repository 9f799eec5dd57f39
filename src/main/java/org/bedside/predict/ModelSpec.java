package org.bedside.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Input;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Remark;

/**
 * What a model is, apart from what it has learnt.
 *
 * @param id as its folder is called
 * @param version semantic version
 * @param title as a clinician reads it
 * @param outcome what the probability is a probability of, with its time
 * @param population what a patient must be
 * @param inputs in the order of the features
 * @param products features made of two others, after those of the inputs
 * @param mostMissing how many inputs may be missing before the model abstains
 */
public record ModelSpec(
        String id,
        String version,
        String title,
        String outcome,
        List<Requirement> population,
        List<ModelInput> inputs,
        List<Product> products,
        int mostMissing) {

    public ModelSpec {
        population = List.copyOf(population);
        inputs = List.copyOf(inputs);
        products = List.copyOf(products);
        for (Product product : products) {
            if (owner(inputs, product.one()) == owner(inputs, product.other())) {
                throw new IllegalArgumentException("both features of " + product.name() + " are of one input");
            }
        }
    }

    /** A model without products. */
    public ModelSpec(
            String id,
            String version,
            String title,
            String outcome,
            List<Requirement> population,
            List<ModelInput> inputs,
            int mostMissing) {
        this(id, version, title, outcome, population, inputs, List.of(), mostMissing);
    }

    static int owner(List<ModelInput> inputs, String feature) {
        for (int at = 0; at < inputs.size(); at++) {
            if (inputs.get(at).names().contains(feature)) {
                return at;
            }
        }
        throw new IllegalArgumentException("no input makes the feature " + feature);
    }

    /** How many features a row has. */
    public int width() {
        int width = 0;
        for (ModelInput input : inputs) {
            width += input.width();
        }
        return width + products.size();
    }

    /** The names of all features, in the order of a row. */
    public List<String> features() {
        List<String> names = new ArrayList<>();
        for (ModelInput input : inputs) {
            names.addAll(input.names());
        }
        products.forEach(product -> names.add(product.name()));
        return names;
    }

    /** The features of these readings, in the order of {@link #features}. */
    public double[] row(List<Reading> readings) {
        return new Layout(this).row(readings);
    }

    /**
     * The inputs that notes may answer, for the chart holds nothing for them; none where the patient is outside the
     * population whatever notes say.
     */
    public List<Input> openToNotes(Facts facts, InputReader reader) {
        List<Input> open = new ArrayList<>();
        for (Requirement requirement : population) {
            if (reader.asksNotes(requirement.input(), facts)) {
                open.add(requirement.input());
            } else if (requirement.refuses(reader.read(requirement.input(), facts))) {
                return List.of();
            }
        }
        for (ModelInput input : inputs) {
            if (reader.asksNotes(input.input(), facts)) {
                open.add(input.input());
            }
        }
        return open;
    }

    /** Whether the model may speak of one whose inputs this function reads, and what it reads then. */
    public Screened screen(Function<Input, Reading> reader) {
        List<Remark> outside = new ArrayList<>();
        List<Remark> unknown = new ArrayList<>();
        for (Requirement requirement : population) {
            Reading reading = reader.apply(requirement.input());
            if (reading instanceof Reading.Missing missing
                    && requirement.ifMissing() == Requirement.IfMissing.ABSTAIN) {
                unknown.add(missing.why());
            } else if (requirement.refuses(reading)) {
                outside.add(new Remark(
                        Remark.Reason.POPULATION,
                        requirement.input().name(),
                        requirement.otherwise() + noted(reading)));
            }
        }
        if (!outside.isEmpty() || !unknown.isEmpty()) {
            boolean known = !outside.isEmpty();
            return new Screened.Silent(new Prediction.Abstained(id, version, known, known ? outside : unknown));
        }
        List<Reading> readings = new ArrayList<>(inputs.size());
        for (ModelInput input : inputs) {
            readings.add(reader.apply(input.input()));
        }
        return screen(readings);
    }

    /** Which note says so, if one does. */
    private static String noted(Reading reading) {
        return reading.from().stream()
                .filter(fact -> fact.quotation().isPresent())
                .findFirst()
                .map(fact -> ", says the text of " + fact.source().reference())
                .orElse("");
    }

    /** As above, of one who is known to be of the population; one reading per input, in their order. */
    Screened screen(List<Reading> readings) {
        List<Remark> missing = new ArrayList<>();
        boolean blocked = false;
        for (int at = 0; at < readings.size(); at++) {
            if (readings.get(at) instanceof Reading.Missing absent) {
                missing.add(absent.why());
                blocked |= inputs.get(at).missing() == ModelInput.Missing.ABSTAIN;
            }
        }
        return blocked || missing.size() > mostMissing
                ? new Screened.Silent(new Prediction.Abstained(id, version, false, missing))
                : new Screened.Accepted(readings, missing);
    }
}
