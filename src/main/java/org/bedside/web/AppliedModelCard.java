package org.bedside.web;

import java.util.List;
import java.util.stream.Stream;
import org.bedside.catalog.Service;
import org.bedside.catalog.SourceAttribute;

/**
 * A model's card as the Coalition for Health AI wants it: Applied Model Card, schema v0.2 ({@code v0.2/schema.xsd} of {@code
 * coalition-for-health-ai/mc-schema}), whose texts are Markdown and whose bibliography is BibTeX. All of it comes from the
 * model's folder and the services that use the model. What these do not hold is said to be not available, or left out where
 * the schema allows that: compatible products, foundation models, security, third parties.
 */
final class AppliedModelCard {

    static final String NAMESPACE = "https://mc.chai.org/v0.2/schema.xsd";

    private final Described model;
    private final List<Service> services;
    private final String page;

    /**
     * The card of a model.
     *
     * @param services those that use it
     * @param page the address of the model's page
     */
    AppliedModelCard(Described model, List<Service> services, String page) {
        this.model = model;
        this.services = List.copyOf(services);
        this.page = page;
    }

    /** As XML in UTF-8. */
    byte[] xml() {
        return Xml.of(
                        "AppliedModelCard",
                        basicInfo(),
                        releaseInfo(),
                        modelSummary(),
                        usesAndDirections(),
                        warnings(),
                        Xml.of("TrustIngredients", systemFacts(), transparency()),
                        new KeyMetrics(model).xml(),
                        resources(),
                        Xml.text("Bibliography", bibliography()))
                .document(NAMESPACE);
    }

    private Xml basicInfo() {
        return Xml.of(
                "BasicInfo",
                Xml.text("ModelName", model.title()),
                Xml.text("ModelDeveloper", model.said(SourceAttribute.DEVELOPER)),
                Xml.text("DeveloperContact", model.said(SourceAttribute.DEVELOPER)));
    }

    private Xml releaseInfo() {
        return Xml.of(
                "ReleaseInfo",
                Xml.text("ReleaseStage", Paragraphs.of(model.card().trainedOn(), use())),
                missing("ReleaseDate", "the model's folder keeps versions, not dates."),
                Xml.text("ReleaseVersion", model.version()),
                missing("GlobalAvailability", "the model's folder names no countries."),
                missing("RegulatoryApproval", "the model's folder names none."));
    }

    /** Which services show it to clinicians, and which only record it. */
    private String use() {
        return services.isEmpty()
                ? "No service of this server uses it."
                : Paragraphs.list("Services", services.stream().map(AppliedModelCard::use));
    }

    private static String use(Service service) {
        String shown = service.voice().silent() ? "recorded only, shown to nobody" : "shown to clinicians";
        return "%s (%s): %s".formatted(service.id(), service.hook().name(), shown);
    }

    private Xml modelSummary() {
        Stream<String> topics = services.stream()
                .map(service -> service.texts().topic().display())
                .filter(topic -> !topic.isBlank())
                .distinct();
        return Xml.of(
                "ModelSummary",
                Xml.text(
                        "Summary",
                        Paragraphs.of(model.says() + ".", model.card().trainedOn())),
                Xml.of(
                        "Keywords",
                        topics.map(topic -> Xml.text("Keyword", topic)).toList()));
    }

    private Xml usesAndDirections() {
        return Xml.of(
                "UsesAndDirections",
                Xml.text("IntendedUseAndWorkflow", model.said(SourceAttribute.INTENDED_USE)),
                Xml.text("PrimaryIntendedUsers", model.said(SourceAttribute.INTENDED_USERS)),
                Xml.text("HowToUse", directions()),
                Xml.text("TargetedPatientPopulation", model.said(SourceAttribute.INTENDED_POPULATION)),
                Xml.text("CautionedOutOfScopeSettings", model.said(SourceAttribute.OUT_OF_SCOPE)));
    }

    private String directions() {
        return Paragraphs.of(
                model.headed(SourceAttribute.DECISION_ROLE),
                Paragraphs.headed("Threshold", model.card().threshold()),
                services.isEmpty()
                        ? use()
                        : Paragraphs.list(
                                "Services",
                                services.stream().map(service -> service.id() + ": " + service.description())));
    }

    private Xml warnings() {
        return Xml.of(
                "Warnings",
                Xml.text(
                        "KnownRisksAndLimitations",
                        Paragraphs.of(model.card().trainedOn(), model.said(SourceAttribute.RISKS))),
                Xml.text(
                        "KnownBiasesOrEthicalConsiderations",
                        model.headed(SourceAttribute.DEMOGRAPHIC_INPUTS, SourceAttribute.FAIRNESS_IN_TEST)),
                Xml.text("ClinicalRiskLevel", "Not evaluated: the model's folder names no class of clinical risk."));
    }

    private Xml systemFacts() {
        return Xml.of(
                "AISystemFacts",
                Xml.text("OutcomesAndOutputs", model.headed(SourceAttribute.OUTPUT, SourceAttribute.OUTPUT_KIND)),
                Xml.text("ModelType", model.details().technique()),
                Xml.text("InputDataSource", sources()),
                Xml.text("OutputAndInputDataTypes", types()),
                Xml.text("DevelopmentDataCharacterization", development()),
                Xml.text(
                        "BiasMitigationApproaches",
                        model.headed(SourceAttribute.FAIRNESS_APPROACH, SourceAttribute.BIAS_MANAGEMENT)),
                Xml.text("OngoingMaintenance", maintenance()),
                Xml.text("Transparency", files()));
    }

    private String sources() {
        List<String> queries = services.stream()
                .flatMap(service -> service.prefetch().stream())
                .map(prefetch -> "`" + prefetch.template() + "`")
                .distinct()
                .toList();
        return queries.isEmpty()
                ? notAvailable("no service of this server uses the model.")
                : Paragraphs.list("FHIR R4, as CDS Hooks prefetch or from a FHIR server", queries.stream());
    }

    private String types() {
        List<String> inputs = model.details().inputs();
        return Paragraphs.of(
                inputs.isEmpty() ? "" : Paragraphs.list("Inputs", inputs.stream()),
                Paragraphs.list("Outputs", model.details().outputs().stream()));
    }

    private String development() {
        return Paragraphs.of(
                model.card().trainedOn(),
                model.headed(
                        SourceAttribute.TRAINING_CRITERIA,
                        SourceAttribute.REPRESENTATIVENESS,
                        SourceAttribute.RELEVANCE),
                model.details().learntFrom());
    }

    private String maintenance() {
        return Paragraphs.of(
                model.headed(
                        SourceAttribute.MONITORING_VALIDITY,
                        SourceAttribute.MONITORING_FAIRNESS,
                        SourceAttribute.UPDATE_PROCESS,
                        SourceAttribute.CORRECTION_FREQUENCY),
                Paragraphs.list(
                        "Changes",
                        model.card().changes().stream().map(change -> change.version() + ": " + change.what())));
    }

    private String files() {
        return Paragraphs.of(
                Paragraphs.headed("Page with all source attributes of 45 CFR 170.315(b)(11), JSON by Accept", page),
                Paragraphs.list(
                        "SHA-256",
                        model.details().hashes().entrySet().stream()
                                .map(file -> file.getKey() + ": " + file.getValue())));
    }

    private Xml transparency() {
        return Xml.of(
                "TransparencyInformation",
                Xml.text("FundingSource", model.said(SourceAttribute.FUNDING)),
                missing("StakeholdersConsulted", "the model's folder names none."));
    }

    private Xml resources() {
        return Xml.of(
                "Resources",
                Xml.text("EvaluationReferences", model.said(SourceAttribute.OUTCOMES_EVIDENCE)),
                missing("ClinicalTrial", "the model's folder names none."),
                missing("PeerReviewedPublications", "the model's folder names none of this model."),
                missing("ReimbursementStatus", "the model's folder names none."),
                missing("PatientConsentOrDisclosure", "the model's folder says nothing of it."));
    }

    /** The model itself, as BibTeX. */
    private String bibliography() {
        return """
                @misc{%s-%s,
                  author = {{%s}},
                  title = {{%s}},
                  version = {%s},
                  howpublished = {\\url{%s}},
                  note = {SHA-256 %s}
                }
                """.formatted(
                        model.id(),
                        model.version(),
                        bibtex(model.said(SourceAttribute.DEVELOPER)),
                        bibtex(model.title()),
                        model.version(),
                        page,
                        model.hash());
    }

    /** Braces are counted by BibTeX, wherever they stand; the other characters are TeX's. */
    private static String bibtex(String text) {
        return text.replace('{', '(')
                .replace('}', ')')
                .replace('\\', '/')
                .replaceAll("[&%$#_]", "\\\\$0")
                .replaceAll("[~^]", " ");
    }

    private static Xml missing(String name, String why) {
        return Xml.text(name, notAvailable(why));
    }

    private static String notAvailable(String why) {
        return "Not available: " + why;
    }
}
