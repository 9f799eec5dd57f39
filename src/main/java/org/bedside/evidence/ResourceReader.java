package org.bedside.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.Fact.Standing;
import org.bedside.evidence.Fact.Value;
import org.bedside.evidence.Remark.Reason;

/**
 * Reads one resource of a clinical type into facts. Statuses are those of FHIR R4; a status that is absent counts as
 * unusable where R4 requires one.
 */
final class ResourceReader {

    /** For resources that are listed without any date, as problem lists often are. */
    static final When UNDATED = new When(When.UNKNOWN, When.OPEN);

    /** A place entered within an hour of the encounter's start is where it began; a choice of ours. */
    private static final Duration ADMITTED_WITHIN = Duration.ofHours(1);

    private static final Value PRESENT = new Value.Present();

    private static final Outcome.Refused VOID = new Outcome.Refused(Reason.STATUS, "entered in error or refuted");

    /**
     * That there is no allergy, or no problem: SNOMED CT 716186003 (no known allergy) and what is below it, as FHIR R4's
     * value set allergyintolerance-code has it for lists that were asked for; 160245001 (no current problems).
     */
    private static final Set<String> NONE_KNOWN = Set.of(
            "716186003", "409137002", "429625007", "428607008", "428197003", "716184000", "716220001", "160245001");

    private final ZoneId zone;
    private final ObservationReader observations;

    ResourceReader(ZoneId zone) {
        this.zone = zone;
        this.observations = new ObservationReader(zone);
    }

    Outcome read(Node resource, Source source) {
        return switch (resource.type()) {
            case "Observation" -> observations.read(resource, source);
            case "Condition" -> condition(resource, source);
            case "MedicationRequest", "MedicationStatement", "MedicationAdministration" -> medication(resource, source);
            case "Encounter" -> encounter(resource, source);
            case "Procedure" -> procedure(resource, source);
            case "AllergyIntolerance" -> allergy(resource, source);
            case "Media", "DocumentReference", "ImagingStudy" -> ImageReader.read(resource, source, zone);
            case "ServiceRequest" -> order(resource, source);
            default -> Outcome.refused(Reason.MALFORMED, "a type of resource that holds no facts");
        };
    }

    private Outcome condition(Node resource, Source source) {
        List<Coding> verification = Codings.of(resource, "verificationStatus");
        if (Codings.has(verification, "entered-in-error")) {
            return VOID;
        }
        if (Codings.has(verification, "refuted")) {
            return new Outcome.Denied(
                    new Fact(
                            Kind.CONDITION,
                            Codings.of(resource, "code"),
                            PRESENT,
                            UNDATED,
                            Standing.SETTLED,
                            false,
                            "",
                            Map.of(),
                            source),
                    VOID);
        }
        if (saysNone(resource)) {
            return Outcome.refused(Reason.VALUE, "says that there is none");
        }
        boolean settled = verification.isEmpty() || Codings.has(verification, "confirmed");
        List<Coding> clinical = Codings.of(resource, "clinicalStatus");
        boolean active = !Codings.has(clinical, "inactive")
                && !Codings.has(clinical, "remission")
                && !Codings.has(clinical, "resolved")
                && !resource.choice("abatement").present();
        Optional<When> onset = time(resource.choice("onset"));
        Optional<When> recorded = time(resource.at("recordedDate"));
        Instant from = onset.or(() -> recorded).map(When::from).orElse(UNDATED.from());
        Instant to = active
                ? When.OPEN
                : time(resource.choice("abatement")).map(When::to).orElse(from);
        return one(
                Kind.CONDITION,
                resource,
                PRESENT,
                span(from, to),
                settled,
                active,
                details(resource, "category", "clinicalStatus"),
                source);
    }

    private Outcome medication(Node resource, Source source) {
        String status = resource.at("status").text();
        // A statement whose status is unknown says that somebody thinks that it may be taken.
        boolean unsure = status.equals("unknown") && resource.type().equals("MedicationStatement");
        if (!unsure
                && Set.of("entered-in-error", "cancelled", "not-taken", "not-done", "unknown")
                        .contains(status)) {
            return Outcome.refused(Reason.STATUS, "cancelled, not taken or entered in error");
        }
        if (resource.at("doNotPerform").text().equals("true")) {
            return Outcome.refused(Reason.STATUS, "an order not to give it");
        }
        String intent = resource.at("intent").text();
        boolean settled = !unsure
                && !Set.of("draft", "intended").contains(status)
                && !intent.equals("proposal")
                && !intent.equals("plan");
        boolean active = Set.of("active", "in-progress", "intended").contains(status);
        Optional<When> given = time(resource.choice("effective"));
        Optional<When> ordered = time(resource.at("authoredOn")).or(() -> time(resource.at("dateAsserted")));
        Instant from = given.or(() -> ordered).map(When::from).orElse(UNDATED.from());
        Instant to = active ? When.OPEN : given.map(When::ended).map(When::to).orElse(from);
        List<Coding> codes = new ArrayList<>(Codings.of(List.of(resource.choice("medication"))));
        String display = resource.choice("medication").at("display").text();
        if (!display.isEmpty()) {
            codes.add(Coding.text(display));
        }
        codes.addAll(contained(resource));
        Map<String, List<Coding>> details = details(resource, "category");
        details.put("status", List.of(Coding.of("", status)));
        return Outcome.Read.of(new Fact(
                Kind.MEDICATION,
                codes,
                resource.type().equals("MedicationAdministration") ? given(resource.at("dosage")) : PRESENT,
                span(from, to),
                settled ? Standing.SETTLED : Standing.TENTATIVE,
                active,
                encounterOf(resource),
                details,
                source));
    }

    /** What was given: the dose, else the rate. */
    private static Value given(Node dosage) {
        return ObservationReader.measured(dosage.at("dose"))
                .or(() -> ObservationReader.measured(dosage.at("rateQuantity")))
                .orElse(PRESENT);
    }

    /** The codes of a contained Medication that the order points to. */
    private static List<Coding> contained(Node resource) {
        String reference = resource.choice("medication").at("reference").text();
        if (!reference.startsWith("#")) {
            return List.of();
        }
        for (Node contained : resource.all("contained")) {
            String id = contained.at("id").text();
            if (reference.equals("#" + id) || reference.equals(id)) {
                return Codings.of(contained, "code");
            }
        }
        return List.of();
    }

    private Outcome encounter(Node resource, Source source) {
        String status = resource.at("status").text();
        if (Set.of("cancelled", "entered-in-error", "planned", "unknown").contains(status)) {
            return Outcome.refused(Reason.STATUS, "planned, cancelled or entered in error");
        }
        boolean active = Set.of("in-progress", "arrived", "triaged", "onleave").contains(status);
        List<Coding> codes = new ArrayList<>();
        if (resource.at("class").present()) {
            codes.add(Codings.coding(resource.at("class")));
        }
        codes.addAll(Codings.of(resource, "type"));
        Optional<When> period = time(resource.at("period"));
        Node stay = resource.at("hospitalization");
        Map<String, List<Coding>> details = details(resource, "priority", "reasonCode", "serviceType");
        details.putAll(details(stay, "dischargeDisposition", "admitSource"));
        List<Coding> unit = new ArrayList<>(codes);
        unit.addAll(details.getOrDefault("serviceType", List.of()));
        unit.addAll(places(resource, period));
        details.put("unit", unit);
        return Outcome.Read.of(new Fact(
                Kind.ENCOUNTER,
                codes,
                PRESENT,
                period.orElse(UNDATED),
                Standing.SETTLED,
                active,
                source.reference(),
                details,
                source));
    }

    /** Where the encounter began and still is; a place it moved to later says nothing of its first hours. */
    private List<Coding> places(Node encounter, Optional<When> period) {
        List<Coding> places = new ArrayList<>();
        for (Node place : encounter.all("location")) {
            Optional<When> there = time(place.at("period"));
            boolean over = place.at("status").text().equals("completed")
                    || there.map(when -> !when.open()).orElse(false);
            boolean later = there.isPresent()
                    && period.map(when -> there.get().from().isAfter(when.from().plus(ADMITTED_WITHIN)))
                            .orElse(true);
            if (!over && !later) {
                places.addAll(Codings.of(place, "physicalType"));
                String display = place.at("location").at("display").text();
                if (!display.isEmpty()) {
                    places.add(Coding.text(display));
                }
            }
        }
        return places;
    }

    /** A draft holds whenever it is looked at; what it is ordered for is a finding. */
    private static Outcome order(Node resource, Source source) {
        String status = resource.at("status").text();
        if (Set.of("entered-in-error", "revoked").contains(status)
                || resource.at("doNotPerform").text().equals("true")) {
            return Outcome.refused(Reason.STATUS, "revoked, entered in error or an order not to do it");
        }
        List<Fact> facts = new ArrayList<>(2);
        facts.add(undated(Kind.ORDER, Codings.of(resource, "code"), resource, source));
        List<Coding> reasons = Codings.of(resource, "reasonCode");
        if (!reasons.isEmpty()) {
            facts.add(undated(Kind.FINDING, reasons, resource, source));
        }
        return new Outcome.Read(facts, List.of());
    }

    private static Fact undated(Kind kind, List<Coding> codes, Node resource, Source source) {
        return new Fact(
                kind,
                codes,
                PRESENT,
                UNDATED,
                Standing.SETTLED,
                true,
                encounterOf(resource),
                details(resource, "category"),
                source);
    }

    private Outcome procedure(Node resource, Source source) {
        String status = resource.at("status").text();
        if (!Set.of("completed", "in-progress", "stopped").contains(status)) {
            return Outcome.refused(Reason.STATUS, "not done or entered in error");
        }
        Optional<When> performed = time(resource.choice("performed"));
        if (performed.isEmpty()) {
            return Outcome.refused(Reason.TIME, "says not when it was done");
        }
        boolean active = status.equals("in-progress");
        return one(
                Kind.PROCEDURE,
                resource,
                PRESENT,
                active ? performed.get() : performed.get().ended(),
                true,
                active,
                details(resource, "category"),
                source);
    }

    private Outcome allergy(Node resource, Source source) {
        List<Coding> verification = Codings.of(resource, "verificationStatus");
        if (Codings.has(verification, "entered-in-error") || Codings.has(verification, "refuted")) {
            return Outcome.refused(Reason.STATUS, "entered in error or refuted");
        }
        if (saysNone(resource)) {
            return Outcome.refused(Reason.VALUE, "says that there is none");
        }
        List<Coding> clinical = Codings.of(resource, "clinicalStatus");
        boolean active = !Codings.has(clinical, "inactive") && !Codings.has(clinical, "resolved");
        Instant from = time(resource.choice("onset"))
                .or(() -> time(resource.at("recordedDate")))
                .map(When::from)
                .orElse(UNDATED.from());
        return one(
                Kind.ALLERGY,
                resource,
                PRESENT,
                span(from, active ? When.OPEN : from),
                verification.isEmpty() || Codings.has(verification, "confirmed"),
                active,
                details(resource, "clinicalStatus"),
                source);
    }

    private static boolean saysNone(Node resource) {
        for (Coding coding : Codings.of(resource, "code")) {
            if (coding.system().equals("http://snomed.info/sct") && NONE_KNOWN.contains(coding.code())) {
                return true;
            }
        }
        return false;
    }

    private static Outcome one(
            Kind kind,
            Node resource,
            Value value,
            When when,
            boolean settled,
            boolean active,
            Map<String, List<Coding>> details,
            Source source) {
        return Outcome.Read.of(new Fact(
                kind,
                Codings.of(resource, "code"),
                value,
                when,
                settled ? Standing.SETTLED : Standing.TENTATIVE,
                active,
                encounterOf(resource),
                details,
                source));
    }

    private static Map<String, List<Coding>> details(Node resource, String... elements) {
        Map<String, List<Coding>> details = new HashMap<>();
        for (String element : elements) {
            List<Coding> codings = Codings.of(resource, element);
            if (!codings.isEmpty()) {
                details.put(element, codings);
            }
        }
        return details;
    }

    static String encounterOf(Node resource) {
        Node encounter = resource.at("encounter");
        return References.relative((encounter.present() ? encounter : resource.at("context"))
                .at("reference")
                .text());
    }

    private Optional<When> time(Node element) {
        return time(element, zone);
    }

    /** The time of a primitive or a Period; a Period without an end goes on. */
    static Optional<When> time(Node element, ZoneId zone) {
        if (!element.present()) {
            return Optional.empty();
        }
        if (!element.text().isEmpty()) {
            return When.parse(element.text(), zone);
        }
        Optional<When> start = When.parse(element.at("start").text(), zone);
        Optional<When> end = When.parse(element.at("end").text(), zone);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(span(start.get().from(), end.map(When::to).orElse(When.OPEN)));
    }

    private static When span(Instant from, Instant to) {
        return new When(from, to.isBefore(from) ? from : to);
    }
}
