package org.bedside.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.bedside.evidence.Input;
import org.bedside.evidence.Reading;

/**
 * An input of a model and the features it makes: those of its transform or one per category, and, where the model
 * accepts that it is missing, one that says so.
 *
 * @param typical the number that stands for a missing one, for {@link Missing#TYPICAL}; else empty
 */
public record ModelInput(Input input, Transform transform, Missing missing, OptionalDouble typical) {

    public ModelInput {
        if ((missing == Missing.TYPICAL) != typical.isPresent()) {
            throw new IllegalArgumentException("a typical number belongs to an input that it may stand for");
        }
        if (missing == Missing.TYPICAL && input.operator() == Input.Operator.CODE) {
            throw new IllegalArgumentException("no category stands for a missing one");
        }
    }

    /** One for which no number stands when it is missing. */
    public ModelInput(Input input, Transform transform, Missing missing) {
        this(input, transform, missing, OptionalDouble.empty());
    }

    /** What a model does without an input. */
    public enum Missing {
        /** It says nothing. */
        ABSTAIN,
        /** It was trained with a feature for "not known". */
        INDICATOR,
        /** It takes a typical number instead, in training as in serving. */
        TYPICAL
    }

    /** The names of this input's features, in the order in which {@link #fill} writes them. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        if (input.operator().coded()) {
            for (Input.Choice choice : input.categories()) {
                names.add(input.name() + "=" + choice.name());
            }
        } else {
            names.addAll(transform.names(input.name()));
        }
        if (missing == Missing.INDICATOR) {
            names.add(input.name() + "=missing");
        }
        return names;
    }

    /** How many features this input makes. */
    public int width() {
        int own = input.operator().coded() ? input.categories().size() : transform.width();
        return missing == Missing.INDICATOR ? own + 1 : own;
    }

    /** Writes this input's features into a row, from an offset on; a missing input must be one that may be missing. */
    void fill(Reading reading, double[] row, int offset) {
        if (reading instanceof Reading.Known known) {
            fill(known.value(), row, offset);
        } else if (typical.isPresent()) {
            fill(typical.getAsDouble(), row, offset);
        } else if (reading instanceof Reading.Category category) {
            for (int at = 0; at < input.categories().size(); at++) {
                if (input.categories().get(at).name().equals(category.name())) {
                    row[offset + at] = 1;
                }
            }
        } else if (missing == Missing.INDICATOR) {
            row[offset + width() - 1] = 1;
        } else {
            throw new IllegalStateException("the model cannot do without " + input.name());
        }
    }

    private void fill(double number, double[] row, int offset) {
        double[] values = transform.values(number);
        System.arraycopy(values, 0, row, offset, values.length);
    }
}
