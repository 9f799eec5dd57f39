package org.bedside.evidence;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.evidence.Fact.Standing;
import org.bedside.evidence.Fact.Value;
import org.bedside.evidence.Remark.Reason;

/** Reads an Observation: its own value, and each of its components as a fact of its own. */
final class ObservationReader {

    /** The detail that holds the code of the observation that a component belongs to. */
    static final String PANEL = "panel";

    static final String UCUM = "http://unitsofmeasure.org";
    private static final Outcome.Refused NO_VALUE = new Outcome.Refused(Reason.VALUE, "has no value");

    private final ZoneId zone;

    ObservationReader(ZoneId zone) {
        this.zone = zone;
    }

    Outcome read(Node resource, Source source) {
        Standing standing;
        switch (resource.at("status").text()) {
            case "final", "amended", "corrected" -> standing = Standing.SETTLED;
            case "preliminary", "registered" -> standing = Standing.TENTATIVE;
            default -> {
                return Outcome.refused(Reason.STATUS, "cancelled, entered in error or without a status");
            }
        }
        Optional<When> when = ResourceReader.time(resource.choice("effective"), zone)
                .or(() -> ResourceReader.time(resource.at("issued"), zone));
        if (when.isEmpty()) {
            return Outcome.refused(Reason.TIME, "says not when it was observed");
        }
        When observed = when.get().ended(); // a result is no younger than its beginning
        String encounter = ResourceReader.encounterOf(resource);
        List<Fact> facts = new ArrayList<>(1);
        List<Outcome.Refused> unread = new ArrayList<>(0);
        List<Node> components = resource.all("component");
        List<Node> valued = new ArrayList<>(components.size() + 1);
        if (resource.choice("value").present() || components.isEmpty()) {
            valued.add(resource);
        }
        valued.addAll(components);
        Map<String, List<Coding>> panel = components.isEmpty() ? Map.of() : Map.of(PANEL, Codings.of(resource, "code"));
        for (Node element : valued) {
            Result result = value(element.choice("value"));
            if (result instanceof Result.Good good) {
                List<Coding> codes = Codings.of(element, "code");
                facts.add(new Fact(
                        Kind.OBSERVATION, codes, good.value(), observed, standing, true, encounter, panel, source));
            } else if (result instanceof Result.Bad bad) {
                unread.add(bad.why());
            }
        }
        return facts.isEmpty() ? unread.get(unread.size() - 1) : new Outcome.Read(facts, unread);
    }

    /** What a value element says. */
    sealed interface Result {
        record Good(Value value) implements Result {}

        record Bad(Outcome.Refused why) implements Result {}

        static Result bad(Reason reason, String detail) {
            return new Bad(new Outcome.Refused(reason, detail));
        }
    }

    private static Result value(Node value) {
        return switch (value.type()) {
            case "Quantity" -> quantity(value);
            case "CodeableConcept" -> coded(Codings.of(List.of(value)));
            case "String" -> new Result.Good(new Value.Words(value.text()));
            case "Integer" -> number(value.text(), "1");
            case "Boolean" -> coded(List.of(new Coding("", value.text(), value.text())));
            case "SampledData" -> SampledDataReader.read(value);
            case "" -> new Result.Bad(NO_VALUE);
            default -> Result.bad(Reason.VALUE, "has a value of a type that is not read");
        };
    }

    /** The number of a quantity with its unit; empty if it is none that can be read. */
    static Optional<Value> measured(Node quantity) {
        return quantity.present() && quantity(quantity) instanceof Result.Good good
                ? Optional.of(good.value())
                : Optional.empty();
    }

    private static Result coded(List<Coding> codings) {
        return codings.isEmpty() ? new Result.Bad(NO_VALUE) : new Result.Good(new Value.Coded(codings));
    }

    private static Result quantity(Node quantity) {
        if (quantity.at("comparator").present()) {
            return Result.bad(Reason.VALUE, "is a bound (less or greater than), not a value");
        }
        String system = quantity.at("system").text();
        String code = quantity.at("code").text();
        String unit = quantity.at("unit").text();
        if (!system.isEmpty() && !system.equals(UCUM)) {
            return Result.bad(Reason.UNIT, "has a unit that is not UCUM");
        }
        String ucum = code.isEmpty() ? unit : code;
        if (ucum.isBlank()) {
            return Result.bad(Reason.UNIT, "has no unit");
        }
        return number(quantity.at("value").text(), ucum);
    }

    private static Result number(String text, String ucum) {
        if (isDecimal(text)) {
            try {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return new Result.Good(new Value.Quantity(value, ucum));
                }
            } catch (NumberFormatException notNumber) {
                // told below, without the text: it may hold anything
            }
        }
        return Result.bad(Reason.VALUE, "is not a number");
    }

    /** Keeps out what Java reads as a number and FHIR does not: "12d", "0x1p3", "NaN", blanks around it. */
    static boolean isDecimal(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!(c >= '0' && c <= '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
