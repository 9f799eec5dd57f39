package org.bedside.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.evidence.Units.Conversion;

/**
 * One input of a model: which facts it looks at, and how they become one number or one category.
 *
 * @param name as the model knows it
 * @param label as a clinician reads it
 * @param read the kind of facts
 * @param codes which of them; empty for all of the kind
 * @param detail the element whose codings {@code codes} and {@code categories} look at, for example {@code
 *     dischargeDisposition}; {@code ""} for the code itself (for categories: the coded value, if there is one)
 * @param operator how the facts become one value
 * @param window by when
 * @param ucum the unit of the value; {@code "1"} where there is none
 * @param conversions from units that UCUM cannot convert by itself (mole to mass, international units)
 * @param plausible smallest and largest value that is believed, in {@code ucum}
 * @param normal the normal range, for {@link Operator#WORST}
 * @param categories the categories in order of precedence, for operators that are {@link Operator#coded}
 * @param scope which of the facts, by standing and activity
 */
public record Input(
        String name,
        String label,
        Kind read,
        CodeSet codes,
        String detail,
        Operator operator,
        Window window,
        String ucum,
        Map<String, Conversion> conversions,
        Range plausible,
        Range normal,
        List<Choice> categories,
        Scope scope) {

    public Input {
        conversions = Map.copyOf(conversions);
        categories = List.copyOf(categories);
        if (name.isBlank() || label.isBlank()) {
            throw new IllegalArgumentException("an input has a name and a label");
        }
        if (operator.coded() == categories.isEmpty()) {
            throw new IllegalArgumentException(
                    "categories belong to the operators code and foremost, and only to them");
        }
    }

    /** The same input of another window. */
    public Input withWindow(Window other) {
        return new Input(
                name,
                label,
                read,
                codes,
                detail,
                operator,
                other,
                ucum,
                conversions,
                plausible,
                normal,
                categories,
                scope);
    }

    /** How facts become one value. */
    public enum Operator {
        /** The most recent value. */
        LATEST,
        MIN,
        MAX,
        /** The value farthest from the middle of the normal range. */
        WORST,
        MEAN,
        /** How many there are. */
        COUNT,
        /** Change per day, by least squares; needs two values at different times. */
        SLOPE,
        /** The patient's age in completed years. */
        AGE,
        /** 1 if there is any, 0 if it was looked for and there is none. */
        ANY,
        /** Which of the categories the most recent fact is. */
        CODE,
        /** The first of the categories, in their order, that any of the facts is. */
        FOREMOST,
        /** Days since the current encounter began, or its length if it has ended; part days count in full. */
        STAY;

        /** Whether the value is one of the input's categories, not a number. */
        public boolean coded() {
            return this == CODE || this == FOREMOST;
        }
    }

    /** A closed interval. */
    public record Range(double low, double high) {
        public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        public Range {
            if (!(low <= high)) {
                throw new IllegalArgumentException("not a range: " + low + " to " + high);
            }
        }

        public boolean contains(double value) {
            return value >= low && value <= high;
        }
    }

    /** A category and the codes that mean it. */
    public record Choice(String name, CodeSet codes) {}

    /**
     * Which facts count, by how firm they are, whether they still hold and what they are part of.
     *
     * @param tentative whether preliminary, provisional and draft facts are read as well
     * @param activeOnly whether only what still holds is read
     * @param within the observation that a component must belong to, or that the fact must be; empty for any
     * @param notes where the chart holds nothing, by when a note must be to answer instead; empty if none may
     */
    public record Scope(boolean tentative, boolean activeOnly, CodeSet within, Optional<Window> notes) {
        public static final Scope SETTLED = new Scope(false, false);

        public Scope(boolean tentative, boolean activeOnly) {
            this(tentative, activeOnly, CodeSet.NONE, Optional.empty());
        }
    }
}
