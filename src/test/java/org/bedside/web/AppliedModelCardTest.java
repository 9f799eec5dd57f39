package org.bedside.web;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.SourceAttribute;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The Applied Model Cards of all models that are shipped, as the server answers them. */
class AppliedModelCardTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private static final String METRIC =
            "MetricGoal Results Interpretation TestType TestingDataDescription " + "ValidationProcessAndJustification ";

    /**
     * Which children an element has, as a regular expression over their names, each with a space after it; all other elements
     * hold text. As in schema v0.2 of the Coalition for Health AI.
     */
    private static final Map<String, String> CHILDREN = Map.ofEntries(
            Map.entry(
                    "AppliedModelCard",
                    "BasicInfo ReleaseInfo ModelSummary UsesAndDirections Warnings TrustIngredients KeyMetrics Resources "
                            + "Bibliography (Signature )?"),
            Map.entry("BasicInfo", "ModelName ModelDeveloper DeveloperContact "),
            Map.entry(
                    "ReleaseInfo",
                    "ReleaseStage ReleaseDate ReleaseVersion GlobalAvailability (EHRCompatibility )?(RegulatoryApproval )?"),
            Map.entry("ModelSummary", "Summary Keywords "),
            Map.entry("Keywords", "(Keyword )*"),
            Map.entry(
                    "UsesAndDirections",
                    "IntendedUseAndWorkflow PrimaryIntendedUsers HowToUse TargetedPatientPopulation "
                            + "CautionedOutOfScopeSettings "),
            Map.entry("Warnings", "KnownRisksAndLimitations KnownBiasesOrEthicalConsiderations ClinicalRiskLevel "),
            Map.entry("TrustIngredients", "AISystemFacts TransparencyInformation "),
            Map.entry(
                    "AISystemFacts",
                    "OutcomesAndOutputs ModelType (FoundationModels )?InputDataSource OutputAndInputDataTypes "
                            + "DevelopmentDataCharacterization BiasMitigationApproaches OngoingMaintenance (Security )?"
                            + "(Transparency )?"),
            Map.entry("TransparencyInformation", "FundingSource (ThirdPartyInformation )?StakeholdersConsulted "),
            Map.entry("KeyMetrics", "UsefulnessUsabilityEfficacy FairnessEquity SafetyReliability "),
            Map.entry("UsefulnessUsabilityEfficacy", METRIC),
            Map.entry("FairnessEquity", METRIC),
            Map.entry("SafetyReliability", METRIC),
            Map.entry("Results", "(MetricResult )+"),
            Map.entry("MetricResult", "Label ValueJson "),
            Map.entry(
                    "Resources",
                    "(EvaluationReferences )?(ClinicalTrial )?PeerReviewedPublications (ReimbursementStatus )?"
                            + "PatientConsentOrDisclosure "));

    /** In the place of the W3C's schema, which the published one imports for a signature that our cards do not have. */
    private static final String SIGNATURE = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/09/xmldsig#">
              <xs:element name="Signature"/>
            </xs:schema>""";

    private static Catalog catalog;
    private static ModelPage pages;

    @BeforeAll
    static void theModelsThatAreShipped() {
        catalog = ShippedCatalog.get();
        pages = new ModelPage(catalog, new Address(new StandardEnvironment()));
    }

    static List<String> models() {
        return pages.listJson().stream().map(entry -> entry.get("id")).toList();
    }

    private static byte[] xml(String id) {
        byte[] body = pages.card(id).getBody();
        return body == null ? new byte[0] : body;
    }

    private static Element card(String id) throws Exception {
        return parsed(xml(id));
    }

    private static Element parsed(byte[] xml) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                children.add(inner);
            }
        }
        return children;
    }

    private static Element only(Element card, String name) {
        assertEquals(1, card.getElementsByTagNameNS("*", name).getLength(), name);
        return (Element) card.getElementsByTagNameNS("*", name).item(0);
    }

    private static String text(Element card, String name) {
        return only(card, name).getTextContent();
    }

    /** The JSON of the results of one of the key metrics, by label. */
    private static Map<String, JsonNode> results(Element card, String metric) throws IOException {
        Map<String, JsonNode> results = new LinkedHashMap<>();
        for (Element result : children(only(only(card, metric), "Results"))) {
            String label = text(result, "Label");
            assertEquals(null, results.put(label, JSON.readTree(text(result, "ValueJson"))), label);
        }
        return results;
    }

    private static JsonNode json(String id) {
        return JSON.valueToTree(pages.json(id));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aCardHasTheElementsOfTheSchemaInItsOrder(String id) throws Exception {
        assertOrder(card(id));
    }

    private static void assertOrder(Element element) {
        assertEquals(AppliedModelCard.NAMESPACE, element.getNamespaceURI());
        List<Element> children = children(element);
        String names =
                children.stream().map(child -> child.getLocalName() + " ").collect(joining());
        String expected = CHILDREN.getOrDefault(element.getLocalName(), "");
        assertTrue(names.matches(expected), () -> element.getLocalName() + " has " + names + ", not " + expected);
        if (expected.isEmpty()) {
            assertFalse(element.getTextContent().isBlank(), element.getLocalName());
        }
        children.forEach(AppliedModelCardTest::assertOrder);
    }

    /** {@code chai-model-card/v0.2/schema.xsd} of the data sets is the file of that name in the Coalition's repository. */
    @Test
    @Tag("data")
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void everyCardIsValidByThePublishedSchema() throws Exception {
        Path schema = Path.of(System.getenv("BEDSIDE_DATA"), "chai-model-card", "v0.2", "schema.xsd");
        assumeTrue(Files.exists(schema));
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        // Given first, so that the import finds its namespace known and opens nothing.
        Source[] sources = {
            new StreamSource(new StringReader(SIGNATURE)), new StreamSource(new StringReader(Files.readString(schema)))
        };
        Validator validator = factory.newSchema(sources).newValidator();
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        for (String id : models()) {
            validator.validate(new StreamSource(new ByteArrayInputStream(xml(id))));
        }
        byte[] broken = Xml.of("AppliedModelCard").document(AppliedModelCard.NAMESPACE);
        assertThrows(
                SAXException.class,
                () -> validator.validate(new StreamSource(new ByteArrayInputStream(broken))),
                "an empty card is let pass");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everySourceAttributeStandsInTheCard(String id) throws Exception {
        String text = card(id).getTextContent();
        JsonNode attributes = json(id).path("sourceAttributes");
        assertEquals(31, attributes.size());
        for (SourceAttribute attribute : SourceAttribute.values()) {
            assertTrue(text.contains(attributes.path(attribute.key()).asText()), attribute.key());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatIsInItIsWhatTheModelsJsonSays(String id) throws Exception {
        Element card = card(id);
        JsonNode json = json(id);
        assertEquals(json.path("title").asText(), text(card, "ModelName"));
        assertEquals(json.path("version").asText(), text(card, "ReleaseVersion"));
        assertTrue(text(card, "ReleaseStage").startsWith(json.path("trainedOn").asText()));
        assertTrue(text(card, "Summary").contains(json.path("trainedOn").asText()));
        assertEquals(json.at("/sourceAttributes/outOfScope").asText(), text(card, "CautionedOutOfScopeSettings"));
        JsonNode hashes = json.has("filesSha256") ? json.path("filesSha256") : json.path("modelSha256");
        Stream.of(hashes)
                .flatMap(node -> node.isObject() ? children(node) : Stream.of(node))
                .forEach(hash -> assertTrue(text(card, "Transparency").contains(hash.asText())));
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyFigureIsThereWithItsInterval(String id) throws Exception {
        Map<String, JsonNode> results = results(card(id), "UsefulnessUsabilityEfficacy");
        results.putAll(results(card(id), "SafetyReliability"));
        JsonNode metrics = json(id).path("metrics");
        Stream<JsonNode> figures = metrics.has("figures")
                ? children(metrics.path("figures")).map(figure -> figure.path("measure"))
                : children(metrics.at("/overall/measures"));
        List<JsonNode> measures = figures.toList();
        assertFalse(measures.isEmpty());
        measures.forEach(measure -> assertTrue(results.containsValue(expected(measure)), measure::toString));
    }

    private static JsonNode expected(JsonNode measure) {
        var value = JSON.createObjectNode();
        return measure.path("low").asDouble() < measure.path("high").asDouble()
                ? value.put("kind", "estimate_ci")
                        .put("estimate", measure.path("value").asDouble())
                        .put("lower", measure.path("low").asDouble())
                        .put("upper", measure.path("high").asDouble())
                        .put("level", 95)
                : value.put("kind", "single").put("value", measure.path("value").asDouble());
    }

    @Test
    void discriminationCalibrationAndGroupsStandWhereTheSchemaAsksForThem() throws Exception {
        Element card = card("readmission-30d");
        JsonNode overall = json("readmission-30d").at("/metrics/overall");
        JsonNode female = json("readmission-30d").at("/metrics/subgroups/0");
        assertEquals(
                expected(overall.at("/measures/auroc")),
                results(card, "UsefulnessUsabilityEfficacy").get("AUROC"));
        assertEquals(
                expected(overall.at("/measures/slope")),
                results(card, "SafetyReliability").get("Calibration slope"));
        assertEquals(
                expected(female.at("/measures/auroc")),
                results(card, "FairnessEquity")
                        .get("AUROC; sex: Female (n %d, with the outcome %d)"
                                .formatted(
                                        female.path("n").asInt(),
                                        female.path("positives").asInt())));
        assertTrue(text(card, "InputDataSource").contains("Condition?patient={{context.patientId}}"));
        assertEquals(List.of("Readmission"), List.of(text(card, "Keywords")));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyGroupIsThereAndWhatWasNotEvaluatedHasNoValueAndSaysSo(String id) throws Exception {
        Map<String, JsonNode> results = results(card(id), "FairnessEquity");
        JsonNode groups = json(id).at("/metrics/subgroups");
        for (JsonNode group : groups) {
            String name = "; %s: %s (n %d, with the outcome %d)"
                    .formatted(
                            group.path("attribute").asText(),
                            group.path("value").asText(),
                            group.path("n").asInt(),
                            group.path("positives").asInt());
            long figures = results.keySet().stream()
                    .filter(label -> label.endsWith(name))
                    .count();
            assertEquals(Math.max(1, group.path("measures").size()), figures, name);
        }
        assertTrue(!groups.isEmpty() || results.size() == 1, results::toString);
        results.putAll(results(card(id), "SafetyReliability"));
        results.forEach((label, value) -> assertEquals(
                label.startsWith("Not evaluated"), value.path("value").isNull(), label + value));
        assertTrue(text(card(id), "ClinicalRiskLevel").startsWith("Not evaluated"));
    }

    @Test
    void aDemonstrationSaysSoInItsStageAndInItsWarnings() throws Exception {
        assertFalse(catalog.specialists().isEmpty());
        for (String id : catalog.specialists().keySet()) {
            for (String place : List.of("ReleaseStage", "KnownRisksAndLimitations")) {
                assertTrue(text(card(id), place).toLowerCase(Locale.ROOT).contains("demonstration"), id);
            }
            assertTrue(text(card(id), "ReleaseStage").contains("recorded only, shown to nobody"), id);
        }
        assertTrue(text(card("readmission-30d"), "ReleaseStage").contains("shown to clinicians"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void theBibliographyIsOneEntryOfBibtexForTheModel(String id) throws Exception {
        String entry = text(card(id), "Bibliography");
        assertTrue(entry.startsWith("@misc{" + id + "-"), entry);
        assertTrue(entry.contains("\\url{http://127.0.0.1:8080/models/" + id + "}"), entry);
        int open = 0;
        for (char c : entry.strip().toCharArray()) {
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            assertTrue(open >= 0, entry);
        }
        assertEquals(0, open, entry);
    }

    @Test
    void theAnswerIsXmlInUtf8AndAnUnknownModelHasNone() {
        var answer = pages.card("ecg-beat");
        assertEquals(MediaType.APPLICATION_XML, answer.getHeaders().getContentType());
        assertTrue(new String(xml("ecg-beat"), StandardCharsets.UTF_8)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
        assertEquals(
                404,
                assertThrows(ResponseStatusException.class, () -> pages.card("none"))
                        .getStatusCode()
                        .value());
    }

    @Test
    void whatAnXmlDocumentCannotHoldIsReplacedAndAllElseComesBack() throws Exception {
        String hostile = "</a><b x=\"1\">&amp; ]]> 5 < 6 & \u00e9 \ud83d\ude00 \t\n";
        Element root = parsed(
                Xml.of("a", Xml.text("b", hostile + "\u0001\ufffe\ud800")).document("urn:x"));
        assertEquals(hostile + "\ufffd\ufffd\ufffd", root.getTextContent());
        assertEquals(1, children(root).size());
    }
}
