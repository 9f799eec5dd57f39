package org.bedside.catalog;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.Input;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Units;
import org.bedside.evidence.Window;

/** Reads the {@code observed} of a model; models/README.md says what each field means. */
final class ObservedFields {

    private static final Input.Range AT_LEAST_ONE = new Input.Range(1, Double.POSITIVE_INFINITY);

    private static final Set<Input.Operator> REFUSED =
            Set.of(Input.Operator.CODE, Input.Operator.FOREMOST, Input.Operator.AGE, Input.Operator.STAY);

    private final InputFields inputs;
    private final Set<String> names = new HashSet<>();

    private ObservedFields(Units units) {
        this.inputs = new InputFields(units);
    }

    static Optional<Observed> read(Fields fields, Units units) {
        return new ObservedFields(units).read(fields);
    }

    private Optional<Observed> read(Fields fields) {
        String within = fields.text("within");
        boolean ofEncounter = within.equals("encounter");
        Optional<Duration> length = ofEncounter ? Optional.empty() : duration(fields, within);
        boolean death = fields.flag("death", false);
        boolean repeats = fields.flag("repeats", false);
        List<Observed.Sign> positive = signs(fields, "positive", ofEncounter);
        List<Observed.Sign> negative = signs(fields, "negative", ofEncounter);
        String otherwise = fields.text("otherwise");
        if (fields.has("otherwise") && !Set.of("negative", "unknown").contains(otherwise)) {
            fields.fault("otherwise", "is none of negative, unknown");
        }
        fields.end();
        return fields.faults()
                .attempt(
                        fields.where(),
                        () -> new Observed(
                                length,
                                death,
                                repeats,
                                positive,
                                negative,
                                otherwise.equals("negative")
                                        ? Observed.Otherwise.NEGATIVE
                                        : Observed.Otherwise.UNKNOWN));
    }

    private static Optional<Duration> duration(Fields fields, String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException notDuration) {
            if (fields.has("within")) {
                fields.fault("within", "is neither a duration such as P30D nor encounter");
            }
            return Optional.empty();
        }
    }

    private List<Observed.Sign> signs(Fields fields, String name, boolean ofEncounter) {
        List<Observed.Sign> signs = new ArrayList<>();
        for (Fields entry : fields.objects(name)) {
            sign(entry, ofEncounter).ifPresent(signs::add);
        }
        return signs;
    }

    private Optional<Observed.Sign> sign(Fields fields, boolean ofEncounter) {
        if (fields.has("window")) {
            fields.fault("window", "is not for what is observed: all counts that began after the prediction");
        }
        if (fields.has("notes")) {
            fields.fault("notes", "are not for what is observed, which is read from the chart alone");
        }
        Optional<Input> input = inputs.input(fields);
        Optional<Input.Range> range =
                fields.has("between") ? InputFields.range(fields, "between") : Optional.of(AT_LEAST_ONE);
        fields.end();
        if (input.isEmpty() || range.isEmpty()) {
            return Optional.empty();
        }
        check(fields, input.get(), ofEncounter);
        Window window = ofEncounter ? new Window(Window.Anchor.ENCOUNTER, Duration.ZERO) : Window.EVER;
        return Optional.of(new Observed.Sign(input.get().withWindow(window), range.get()));
    }

    private void check(Fields fields, Input input, boolean ofEncounter) {
        if (!names.add(input.name())) {
            fields.fault("name", "is the name of another input as well");
        }
        if (REFUSED.contains(input.operator())) {
            fields.fault("value", "is not for what is observed, which needs a number of what came about");
        }
        boolean counted = input.operator() == Input.Operator.ANY || input.operator() == Input.Operator.COUNT;
        if (!counted && !fields.has("between")) {
            fields.fault("between", "is missing; which values count");
        }
        if (input.read() == Kind.PATIENT || input.read() == Kind.ORDER) {
            fields.fault("read", "is not for what is observed; a death is, with \"death\": true");
        }
        if (ofEncounter && input.read() != Kind.ENCOUNTER) {
            fields.fault("read", "is not Encounter, which alone is looked at within an encounter");
        }
    }
}
