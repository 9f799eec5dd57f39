package org.bedside.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.CodeSet;
import org.bedside.evidence.Input;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Units;
import org.bedside.evidence.Window;
import org.bedside.predict.ModelInput;
import org.bedside.predict.Transform;

/** Reads one entry of a model's {@code inputs}; models/README.md says what each field means. */
final class InputFields {

    /**
     * An input as declared.
     *
     * @param feature whether the model learns from it; else only the population looks at it
     */
    record Declared(ModelInput input, boolean feature) {}

    private static final Map<String, ModelInput.Missing> MISSING = Map.of(
            "abstain", ModelInput.Missing.ABSTAIN,
            "indicator", ModelInput.Missing.INDICATOR,
            "typical", ModelInput.Missing.TYPICAL);

    /** What notes say of: whether there is a problem, and which value a status or a measurement has. */
    private static final Map<Kind, Set<Input.Operator>> FROM_NOTES = Map.of(
            Kind.CONDITION,
                    Set.of(Input.Operator.ANY, Input.Operator.COUNT, Input.Operator.CODE, Input.Operator.FOREMOST),
            Kind.OBSERVATION, Set.of(Input.Operator.CODE, Input.Operator.LATEST));

    private final Units units;

    InputFields(Units units) {
        this.units = units;
    }

    Optional<Declared> read(Fields fields) {
        Faults faults = fields.faults();
        boolean feature = fields.flag("feature", true);
        String missing = fields.text("missing", "abstain");
        if (!MISSING.containsKey(missing)) {
            fields.fault("missing", "is none of abstain, indicator and typical");
        }
        Optional<JsonNode> typical = fields.any("typical");
        Optional<Transform> transform = transform(fields);
        Optional<Input> input = input(fields);
        fields.end();
        if (input.isEmpty() || transform.isEmpty()) {
            return Optional.empty();
        }
        return faults.attempt(
                fields.where(),
                () -> new Declared(
                        new ModelInput(
                                input.get(),
                                transform.get(),
                                MISSING.getOrDefault(missing, ModelInput.Missing.ABSTAIN),
                                typical.map(InputFields::typical)),
                        feature));
    }

    private static Reading typical(JsonNode value) {
        return value.isNumber()
                ? new Reading.Known(value.doubleValue(), List.of())
                : new Reading.Category(value.asText(), List.of());
    }

    /** The input itself, without how a model learns from it; the caller asks for what else there is. */
    Optional<Input> input(Fields fields) {
        String name = fields.text("name");
        String label = fields.text("label");
        Optional<Kind> kind = word(fields, "read", Kind.class, true);
        Optional<Input.Operator> operator = word(fields, "value", Input.Operator.class, false);
        CodeSet codes = codes(fields, "codes");
        String detail = fields.text("detail", "");
        Optional<Window> window = window(fields);
        String unit = unit(fields, "unit", fields.text("unit", "1"));
        Map<String, Units.Conversion> conversions = conversions(fields);
        Optional<Input.Range> plausible = range(fields, "plausible");
        Optional<Input.Range> normal = range(fields, "normal");
        List<Input.Choice> categories = categories(fields);
        Input.Scope scope = new Input.Scope(
                fields.flag("tentative", false),
                fields.flag("activeOnly", false),
                codes(fields, "within"),
                fields.optional("notes").flatMap(InputFields::notes));
        if (scope.notes().isPresent() && !(detail.isEmpty() && answerable(kind, operator))) {
            fields.fault(
                    "notes",
                    "may answer any, count, code and foremost of Condition and code and latest of Observation, no"
                            + " detail");
        }
        if (operator.equals(Optional.of(Input.Operator.WORST)) && !fields.has("normal")) {
            fields.fault("normal", "is missing; the worst value is the farthest from the normal range");
        }
        if (kind.isEmpty() || operator.isEmpty() || window.isEmpty() || plausible.isEmpty() || normal.isEmpty()) {
            return Optional.empty();
        }
        return fields.faults()
                .attempt(
                        fields.where(),
                        () -> new Input(
                                name,
                                label,
                                kind.get(),
                                codes,
                                detail,
                                operator.get(),
                                window.get(),
                                unit,
                                conversions,
                                plausible.get(),
                                normal.get(),
                                categories,
                                scope));
    }

    /** The window in which a note must lie. */
    private static Optional<Window> notes(Fields notes) {
        if (!notes.has("window")) {
            notes.fault("window", "is missing; how old a note may be");
        }
        Optional<Window> window = window(notes);
        notes.end();
        return window;
    }

    private static boolean answerable(Optional<Kind> kind, Optional<Input.Operator> operator) {
        Set<Input.Operator> operators =
                kind.map(read -> FROM_NOTES.getOrDefault(read, Set.of())).orElse(Set.of());
        return operator.filter(operators::contains).isPresent();
    }

    /** A constant by its lower-case name, or, for the names of FHIR, with a capital letter first. */
    private static <E extends Enum<E>> Optional<E> word(Fields fields, String name, Class<E> type, boolean capital) {
        String text = fields.text(name);
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String lower = constant.name().toLowerCase(Locale.ROOT);
            String word = capital ? constant.name().charAt(0) + lower.substring(1) : lower;
            if (word.equals(text)) {
                return Optional.of(constant);
            }
            known.add(word);
        }
        if (fields.has(name)) {
            fields.fault(name, "is none of " + String.join(", ", known));
        }
        return Optional.empty();
    }

    private static CodeSet codes(Fields fields, String name) {
        List<CodeSet.Entry> entries = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Fields entry : fields.objects(name)) {
            words.addAll(entry.texts("words"));
            List<String> codes = entry.texts("codes");
            List<CodeSet.Range> ranges = new ArrayList<>();
            for (String range : entry.texts("ranges")) {
                String[] ends = range.split("-", -1);
                if (ends.length == 2) {
                    entry.faults()
                            .attempt(entry.where(), () -> new CodeSet.Range(ends[0], ends[1]))
                            .ifPresent(ranges::add);
                } else {
                    entry.fault("ranges", "is not of the form first-last: " + range);
                }
            }
            if (!codes.isEmpty() || !ranges.isEmpty() || entry.has("system")) {
                entries.add(new CodeSet.Entry(entry.text("system"), new HashSet<>(codes), ranges));
            }
            entry.end();
        }
        return new CodeSet(entries, words);
    }

    private static List<Input.Choice> categories(Fields fields) {
        List<Input.Choice> choices = new ArrayList<>();
        fields.optional("categories").ifPresent(categories -> {
            for (String name : categories.names()) {
                choices.add(new Input.Choice(name, codes(categories, name)));
            }
        });
        return choices;
    }

    private static Optional<Window> window(Fields fields) {
        if (!fields.has("window")) {
            return Optional.of(Window.EVER);
        }
        Fields window = fields.object("window");
        Optional<Window> read = Optional.empty();
        if (window.has("back")) {
            read = window(window, "back", Window.Anchor.NOW);
        } else if (window.has("beforeEncounter")) {
            read = window(window, "beforeEncounter", Window.Anchor.BEFORE_ENCOUNTER);
        } else if (window.has("ofEncounter")) {
            read = window(window, "ofEncounter", Window.Anchor.ENCOUNTER_START);
        } else if (window.has("dayOfEncounter")) {
            Duration length = Duration.ofDays(window.whole("dayOfEncounter", 1));
            read = window.faults().attempt(window.where(), () -> new Window(Window.Anchor.ENCOUNTER_DAY, length));
        } else if (window.flag("inEncounter", false)) {
            read = Optional.of(new Window(Window.Anchor.ENCOUNTER, Duration.ZERO));
        } else {
            window.fault("", "is none of back, beforeEncounter, ofEncounter, dayOfEncounter and inEncounter");
        }
        window.end();
        return read;
    }

    private static Optional<Window> window(Fields window, String name, Window.Anchor anchor) {
        try {
            Duration length = Duration.parse(window.text(name));
            return window.faults().attempt(window.where(), () -> new Window(anchor, length));
        } catch (DateTimeException notADuration) {
            window.fault(name, "is not a duration such as P365D or PT48H");
            return Optional.empty();
        }
    }

    private String unit(Fields fields, String name, String unit) {
        if (!units.knows(unit)) {
            fields.fault(name, "is not a unit of UCUM: " + unit);
        }
        return unit;
    }

    private Map<String, Units.Conversion> conversions(Fields fields) {
        Map<String, Units.Conversion> conversions = new LinkedHashMap<>();
        fields.optional("conversions").ifPresent(object -> {
            for (String from : object.names()) {
                Fields conversion = object.object(from);
                conversions.put(
                        unit(object, from, from),
                        new Units.Conversion(conversion.number("factor"), conversion.number("offset", 0)));
                conversion.end();
            }
        });
        return conversions;
    }

    static Optional<Input.Range> range(Fields fields, String name) {
        Optional<double[]> pair = fields.pair(name);
        return pair.isEmpty()
                ? Optional.of(Input.Range.ALL)
                : fields.faults()
                        .attempt(fields.where() + "/" + name, () -> new Input.Range(pair.get()[0], pair.get()[1]));
    }

    private static Optional<Transform> transform(Fields fields) {
        Optional<Fields> given = fields.optional("transform");
        if (given.isEmpty()) {
            return Optional.of(new Transform.Linear(1));
        }
        Fields transform = given.get();
        Optional<Transform> read;
        if (transform.has("bands")) {
            List<Double> cuts = transform.numbers("bands");
            read = transform.faults().attempt(transform.where(), () -> new Transform.Bands(cuts));
        } else if (transform.has("bends")) {
            List<Double> knots = transform.numbers("bends");
            double scale = transform.number("scale", 1);
            read = transform.faults().attempt(transform.where(), () -> new Transform.Bends(knots, scale));
        } else if (transform.flag("log1p", false)) {
            read = Optional.of(new Transform.Log1p());
        } else {
            double scale = transform.number("scale");
            read = transform.faults().attempt(transform.where(), () -> new Transform.Linear(scale));
        }
        Optional<Input.Range> held = transform.has("hold") ? range(transform, "hold") : Optional.empty();
        transform.end();
        return held.isEmpty() ? read : read.map(of -> new Transform.Held(of, held.get()));
    }
}
