package org.bedside.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A hook and the context that comes with it. Source: HL7 CDS Hooks Library STU1 1.0.1 and its CI build
 * 2.0.0-cibuild (2026-04-22); medication-prescribe and order-review are deprecated there.
 *
 * @param version the hook's own version; {@code ""} for hooks that are not HL7's
 * @param context its fields
 */
public record Hook(String name, String version, List<Field> context) {

    private static final Pattern REVERSE_DOMAIN = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*){2,}");

    public Hook {
        context = List.copyOf(context);
    }

    /** A field of a hook's context. */
    public record Field(String name, Shape shape, boolean required, boolean token) {}

    /** What a field holds. */
    public enum Shape {
        /** A FHIR logical id. */
        ID,
        /** A reference to the user, {@code Practitioner/1}. */
        USER,
        /** A literal reference, {@code Type/id}. */
        REFERENCE,
        /** A list of literal references. */
        REFERENCES,
        /** A Bundle. */
        BUNDLE,
        /** Any resource. */
        RESOURCE,
        /** A list of resources. */
        RESOURCES
    }

    private static final Field USER = new Field("userId", Shape.USER, true, true);
    private static final Field PATIENT = new Field("patientId", Shape.ID, true, true);
    private static final Field ENCOUNTER = new Field("encounterId", Shape.ID, true, true);
    private static final Field MAYBE_ENCOUNTER = new Field("encounterId", Shape.ID, false, true);
    private static final Field MAYBE_USER = new Field("userId", Shape.USER, false, true);

    private static Field of(String name, Shape shape) {
        return new Field(name, shape, true, false);
    }

    private static final Map<String, Hook> KNOWN = Map.ofEntries(
            entry("patient-view", "1.0", USER, PATIENT, MAYBE_ENCOUNTER),
            entry("order-sign", "1.0", USER, PATIENT, MAYBE_ENCOUNTER, of("draftOrders", Shape.BUNDLE)),
            entry(
                    "order-select",
                    "1.0",
                    USER,
                    PATIENT,
                    MAYBE_ENCOUNTER,
                    of("selections", Shape.REFERENCES),
                    of("draftOrders", Shape.BUNDLE)),
            entry("encounter-start", "1.0", USER, PATIENT, ENCOUNTER),
            entry("encounter-discharge", "1.0", USER, PATIENT, ENCOUNTER),
            entry("appointment-book", "1.0", USER, PATIENT, MAYBE_ENCOUNTER, of("appointments", Shape.BUNDLE)),
            entry(
                    "order-dispatch",
                    "1.1",
                    PATIENT,
                    new Field("dispatchedOrders", Shape.REFERENCES, true, true),
                    new Field("performer", Shape.REFERENCE, true, true),
                    new Field("fulfillmentTasks", Shape.RESOURCES, false, false)),
            entry(
                    "allergyintolerance-create",
                    "0.1.0",
                    USER,
                    PATIENT,
                    MAYBE_ENCOUNTER,
                    of("allergyIntolerance", Shape.RESOURCE)),
            entry("problem-list-item-create", "0.1.0", USER, PATIENT, MAYBE_ENCOUNTER, of("conditions", Shape.BUNDLE)),
            entry("medication-refill", "0.1.0", PATIENT, MAYBE_USER, MAYBE_ENCOUNTER, of("medications", Shape.BUNDLE)),
            entry("medication-verify", "0.1.0", USER, PATIENT, MAYBE_ENCOUNTER, of("medication", Shape.RESOURCE)),
            entry("medication-prescribe", "1.0", USER, PATIENT, MAYBE_ENCOUNTER, of("medications", Shape.BUNDLE)),
            entry("order-review", "1.0", USER, PATIENT, MAYBE_ENCOUNTER, of("orders", Shape.BUNDLE)));

    private static Map.Entry<String, Hook> entry(String name, String version, Field... fields) {
        return Map.entry(name, new Hook(name, version, List.of(fields)));
    }

    /** The hook of this name; one of a reverse-domain name is anybody's own and carries at least a patient. */
    public static Optional<Hook> named(String name) {
        Hook known = KNOWN.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        return REVERSE_DOMAIN.matcher(name).matches()
                ? Optional.of(new Hook(name, "", List.of(MAYBE_USER, PATIENT, MAYBE_ENCOUNTER)))
                : Optional.empty();
    }

    /** The names of the context fields that a prefetch template may use. */
    public List<String> tokens() {
        return context.stream().filter(Field::token).map(Field::name).toList();
    }
}
