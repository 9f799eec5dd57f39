package org.bedside.hooks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.card.Band;
import org.bedside.card.Card.Indicator;
import org.bedside.card.Link;
import org.bedside.catalog.Hook;
import org.bedside.catalog.Prefetch;
import org.bedside.catalog.Service;
import org.bedside.evidence.Coding;

/** Services for tests. */
final class Services {

    static final Prefetch PATIENT = new Prefetch("patient", "Patient/{{context.patientId}}", true);
    static final Prefetch GLUCOSE = new Prefetch(
            "glucose",
            "Observation?patient={{context.patientId}}&code=http://loinc.org|2345-7&_sort=-date&_count=50",
            true);
    static final Prefetch PROBLEMS =
            new Prefetch("problems", "Condition?patient={{context.patientId}}&_count=500", true);
    static final Prefetch ALLERGIES =
            new Prefetch("allergies", "AllergyIntolerance?patient={{context.patientId}}", false);
    static final Prefetch NOTES = new Prefetch("notes", "DocumentReference?patient={{context.patientId}}", true);

    private static final String CODES = "https://example.org/codes";

    private Services() {}

    /** Shows a card with everything that a card can have. */
    static Service risk() {
        return predicting("risk", "patient-view", List.of(PATIENT, GLUCOSE, PROBLEMS, ALLERGIES));
    }

    static Service predicting(String id, String hook, List<Prefetch> prefetch) {
        return predicting(id, hook, prefetch, Optional.empty());
    }

    private static Service predicting(String id, String hook, List<Prefetch> prefetch, Optional<String> extractor) {
        List<Band> bands = List.of(
                new Band(0, false, "usual", Indicator.INFO, "", ""),
                new Band(0.2, true, "raised", Indicator.INFO, "Raised: {percent} % ({lower} to {upper} %)", "Look."),
                new Band(0.6, true, "high", Indicator.WARNING, "High: {percent} % ({lower} to {upper} %)", "Act."));
        Service.Honest honest = new Service.Honest(Indicator.INFO, "It cannot be said", "Too little is known.");
        return service(
                id, hook, prefetch, new Service.Task.Predict(TinyModel.ID, bands, Optional.of(honest), extractor));
    }

    /** {@link #risk} that lets notes count problems. */
    static Service riskWithNotes() {
        Prefetch later = new Prefetch(NOTES.key(), "DocumentReference?patient={{context.patientId}}", false);
        return predicting("risk", "patient-view", List.of(PATIENT, GLUCOSE, PROBLEMS, later), Optional.of("reader"));
    }

    /** {@link #risk}, speaking so. */
    static Service risk(Service.Voice voice) {
        Service risk = risk();
        return new Service(
                risk.id(),
                risk.version(),
                risk.hook(),
                risk.title(),
                risk.description(),
                risk.usageRequirements(),
                risk.prefetch(),
                risk.task(),
                risk.texts(),
                voice);
    }

    static Service notes() {
        return service(
                "notes",
                "patient-view",
                List.of(PATIENT, NOTES, PROBLEMS),
                new Service.Task.Reconcile(
                        "reader", Indicator.INFO, "{problems} and {medications}", "Check them.", 5, Optional.empty()));
    }

    private static Service service(String id, String hook, List<Prefetch> prefetch, Service.Task task) {
        return new Service(
                id,
                "1.0.0",
                Hook.named(hook).orElseThrow(),
                "A service for tests",
                "What it does, in *Markdown*.",
                id.equals("risk") ? "Needs a patient." : "",
                prefetch,
                task,
                new Service.Texts(
                        "Tiny model 1.0.0",
                        "/models/tiny",
                        new Coding(CODES, "risk", "Risk"),
                        "Trained on a made-up rule.",
                        List.of(new Coding(CODES, "no", "No"), new Coding(CODES, "later", "Later")),
                        List.of(
                                new Link("Guideline", "https://example.org/guideline", false, ""),
                                new Link("App", "https://example.org/app", true, "{\"a\":1}")),
                        List.of(
                                proposal("Order a visit", true, "{{context.patientId}}"),
                                proposal("Order by encounter", false, "{{context.encounterId}}"))),
                Service.Voice.ALWAYS);
    }

    private static Service.Proposal proposal(String label, boolean recommended, String token) {
        Map<String, Object> resource = Map.of(
                "resourceType",
                "ServiceRequest",
                "status",
                "draft",
                "subject",
                Map.of("reference", "Patient/" + token));
        return new Service.Proposal(label, recommended, List.of("high"), "Draft order", resource);
    }
}
