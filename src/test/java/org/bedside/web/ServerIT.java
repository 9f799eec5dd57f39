package org.bedside.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole server with its demonstration patients, called as an EHR, an operator and a browser call it. */
@SpringBootTest(
        classes = ServerConfig.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:server;DB_CLOSE_ON_EXIT=FALSE",
            "management.prometheus.metrics.export.enabled=true"
        })
class ServerIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String INSTANCE = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea";

    @LocalServerPort
    private int port;

    private record Answer(int status, String body, HttpResponse<String> response) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    /** The last of the demonstration patients comes a moment after the server is ready. */
    @BeforeEach
    void allPatientsAreThere() throws Exception {
        for (int tries = 0; tries < 600; tries++) {
            if (get("/fhir/Patient/demo-anna-kowalska", "application/fhir+json").status() == 200) {
                return;
            }
            Thread.sleep(100);
        }
    }

    private Answer get(String path, String accept) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", accept).build());
    }

    private Answer post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private static Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String call(String hook, String patient, String encounter) {
        return """
                {"hook": "%s", "hookInstance": "%s",
                 "context": {"userId": "Practitioner/demo-dr-hart", "patientId": "%s", "encounterId": "%s"}}""".formatted(hook, INSTANCE, patient, encounter);
    }

    private JsonNode discharge(String patient, String encounter) throws IOException, InterruptedException {
        Answer answer = post("/cds-services/readmission-30d", call("encounter-discharge", patient, encounter));
        assertEquals(200, answer.status(), answer.body());
        return answer.json().path("cards");
    }

    private JsonNode view(String patient, String encounter) throws IOException, InterruptedException {
        Answer answer = post("/cds-services/note-reconciliation", call("patient-view", patient, encounter));
        assertEquals(200, answer.status(), answer.body());
        return answer.json().path("cards");
    }

    @Test
    void theDischargeOfAPatientAtRiskIsAnsweredWithTheProbabilityAndItsReasons() throws Exception {
        JsonNode card = discharge("demo-ines-alvarez", "demo-ines-stay").path(0);
        assertTrue(card.path("summary").asText().startsWith("High risk of readmission"), card.toString());
        assertEquals("warning", card.path("indicator").asText());
        assertTrue(card.path("detail").asText().contains("Inpatient stays in the year before | 4 |"));
        assertEquals(
                "Patient/demo-ines-alvarez",
                card.at("/suggestions/0/actions/0/resource/subject/reference").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-marcus-webb demo-marcus-stay",
                "demo-henrik-lindqvist demo-henrik-stay",
                "demo-farida-rahimi demo-farida-visit",
                "demo-leo-fontaine demo-leo-visit",
                "demo-edith-thornbury demo-edith-stay"
            })
    void noCardIsShownForOtherPatientsAtDischarge(String patientAndEncounter) throws Exception {
        String[] ids = patientAndEncounter.split(" ", -1);
        assertEquals(0, discharge(ids[0], ids[1]).size());
    }

    @Test
    void whatOnlyTheNotesNameIsQuotedAndWhatIsDeniedOrConfidentialIsNot() throws Exception {
        String ines = view("demo-ines-alvarez", "demo-ines-stay")
                .path(0)
                .path("detail")
                .asText();
        assertTrue(ines.contains("Apixaban"), ines);
        assertTrue(ines.contains("Gout"), ines);
        assertFalse(ines.contains("Spironolactone"), ines);
        assertFalse(ines.contains("Digoxin"), ines);
        String samuel = view("demo-samuel-osei", "demo-samuel-visit")
                .path(0)
                .path("detail")
                .asText();
        assertTrue(samuel.contains("Migraine"), samuel);
        assertFalse(samuel.toLowerCase(java.util.Locale.ROOT).contains("buprenorphine"), samuel);
        assertEquals(0, view("demo-anna-kowalska", "demo-anna-visit").size());
        assertEquals(0, view("demo-grace-mbeki", "demo-grace-visit").size());
    }

    @Test
    void aPatientMergedIntoAnotherIsReadAsTheOther() throws Exception {
        String detail = view("demo-samuel-osei-old", "demo-samuel-old-clinic-1")
                .path(0)
                .path("detail")
                .asText();
        assertTrue(detail.contains("Migraine"), detail);
    }

    @Test
    void whatWasSaidAndWhatWasDoneWithItIsFoundByTheCard() throws Exception {
        JsonNode card = discharge("demo-ines-alvarez", "demo-ines-stay").path(0);
        String uuid = card.path("uuid").asText();
        String feedback = """
                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "2026-01-15T12:00:00Z",
                 "overrideReason": {"reason": {"code": "follow-up-arranged",
                 "system": "https://bedside.org/fhir/CodeSystem/override-reason"}, "userComment": "seen on Monday"}}]}""".formatted(uuid);
        assertEquals(
                200, post("/cds-services/readmission-30d/feedback", feedback).status());
        JsonNode entry = get("/journal?card=" + uuid, "application/json").json().at("/entries/0");
        assertEquals("readmission-30d@1.0.0", entry.path("model").asText());
        assertEquals("seen on Monday", entry.at("/feedback/0/userComment").asText());
        assertEquals(uuid, entry.at("/record/answer/cards/0/uuid").asText());
        assertTrue(entry.at("/record/prediction/inputs/0/from/0/reference")
                .asText()
                .startsWith("Encounter/"));
    }

    @Test
    void aPredictionForAPatientOfOursBecomesARiskAssessment() throws Exception {
        discharge("demo-ines-alvarez", "demo-ines-stay");
        JsonNode found = JSON.createObjectNode();
        for (int tries = 0; tries < 100 && found.path("total").asInt() == 0; tries++) {
            Thread.sleep(100);
            found = get(
                            "/fhir/RiskAssessment?subject=Patient/demo-ines-alvarez&_summary=count",
                            "application/fhir+json")
                    .json();
        }
        assertNotEquals(0, found.path("total").asInt());
        JsonNode byModel = get(
                        "/fhir/RiskAssessment?performer=Device/readmission-30d-1.0.0&patient=demo-ines-alvarez",
                        "application/fhir+json")
                .json();
        JsonNode assessment = byModel.at("/entry/0/resource");
        assertTrue(assessment.at("/basis/0/reference").asText().contains("/_history/"), assessment.toString());
        JsonNode provenance = get(
                        "/fhir/Provenance?target=RiskAssessment/"
                                + assessment.path("id").asText(),
                        "application/fhir+json")
                .json()
                .at("/entry/0/resource");
        assertEquals(
                "DocumentReference/readmission-30d-1.0.0",
                provenance.at("/entity/0/what/reference").asText());
        assertTrue(provenance.at("/entity/1/what/reference").asText().contains("/_history/"));
    }

    @Test
    void aPatientWhoIsNowhereIsAPreconditionThatFailed() throws Exception {
        Answer answer = post("/cds-services/readmission-30d", call("encounter-discharge", "nobody", "none"));
        assertEquals(412, answer.status());
        assertEquals("OperationOutcome", answer.json().path("resourceType").asText());
    }

    @Test
    void aPageOfAStrangersOriginIsNotAnsweredFromOurStore() throws Exception {
        Answer answer = post(
                "/cds-services/readmission-30d",
                call("encounter-discharge", "demo-ines-alvarez", "demo-ines-stay"),
                "Origin",
                "https://elsewhere.example");
        assertEquals(412, answer.status());
    }

    @Test
    void ourOwnBaseAsFhirServerIsReadInProcess() throws Exception {
        String body = call("encounter-discharge", "demo-ines-alvarez", "demo-ines-stay")
                .replace("\"context\"", "\"fhirServer\": \"http://127.0.0.1:" + port + "/fhir/\", \"context\"");
        Answer answer = post("/cds-services/readmission-30d", body);
        assertEquals(200, answer.status());
        assertEquals(1, answer.json().path("cards").size());
    }

    @Test
    void thePagesSayWhereThingsAre() throws Exception {
        assertTrue(get("/", "text/html").body().contains("/cds-services"));
        assertTrue(get("/models/readmission-30d", "text/html").body().contains("Intended use"));
        assertEquals(
                "readmission-30d",
                get("/models/readmission-30d", "application/json")
                        .json()
                        .path("id")
                        .asText());
        assertEquals(404, get("/models/none", "application/json").status());
        assertEquals(200, get("/actuator/health/readiness", "application/json").status());
        assertTrue(get("/actuator/prometheus", "text/plain").body().contains("jvm_memory"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "application/json", "text/html", "*/*"})
    void theCardOfAModelIsXmlWhateverIsAccepted(String accept) throws Exception {
        Answer card = get("/models/ecg-beat/card.xml", accept);
        assertEquals(200, card.status());
        assertEquals(
                "application/xml",
                card.response().headers().firstValue("Content-Type").orElse(""));
        assertTrue(card.body().contains("<ModelName>Classes of heartbeats</ModelName>"), card.body());
        assertTrue(card.body().contains("http://127.0.0.1:" + port + "/models/ecg-beat"), card.body());
        assertEquals(404, get("/models/none/card.xml", accept).status());
    }

    @Test
    void anUnknownModelIsToldOfItsCardAsOfItsPageAndThePagesLinkTheCards() throws Exception {
        JsonNode card = get("/models/none/card.xml", "application/json").json();
        JsonNode page = get("/models/none", "application/json").json();
        for (String field : List.of("status", "error")) {
            assertEquals(page.path(field), card.path(field));
        }
        for (String id : List.of("readmission-30d", "ecg-beat")) {
            String link = "href=\"/models/" + id + "/card.xml\"";
            assertTrue(get("/models/" + id, "text/html").body().contains(link), id);
        }
    }

    @Test
    void theMonitorTellsWhatTheServicesSaidButNotOfWhom() throws Exception {
        discharge("demo-ines-alvarez", "demo-ines-stay");
        Answer answer = get("/monitor?service=readmission-30d&to=2999-01-01", "application/json");
        assertEquals(200, answer.status(), answer.body());
        // A window that ends far away begins far away.
        assertEquals(0, answer.json().at("/reports/0/decisions").asInt());
        JsonNode report = get("/monitor?service=readmission-30d&from=2020-01-01&to=2999-01-01", "application/json")
                .json()
                .at("/reports/0");
        assertTrue(report.path("decisions").asInt() > 0, report.toString());
        assertEquals("readmission-30d@1.0.0", report.path("model").asText());
        assertTrue(report.at("/inputs/0/psi").isNumber(), report.toString());
        assertFalse(report.toString().contains("ines"), report.toString());
        String page = get("/monitor?from=2020-01-01&to=2999-01-01", "text/html").body();
        assertTrue(page.contains("note-reconciliation") && page.contains("Inputs against training"), page);
        assertFalse(page.contains("http:") || page.contains("https:"), page);
        assertEquals(404, get("/monitor?service=none", "application/json").status());
        assertEquals(400, get("/monitor?from=yesterday", "application/json").status());
        String metrics = get("/actuator/prometheus", "text/plain").body();
        assertTrue(metrics.contains("bedside_decisions_total{service=\"readmission-30d\""), metrics);
        assertFalse(metrics.contains("demo-"), "a patient in the metrics");
    }

    @Test
    void aPatientIsErasedFromTheJournal() throws Exception {
        discharge("demo-marcus-webb", "demo-marcus-stay");
        assertNotEquals(0, entries("demo-marcus-webb"));
        Answer erased = send(HttpRequest.newBuilder(uri("/journal?patient=demo-marcus-webb"))
                .DELETE()
                .build());
        assertEquals(200, erased.status());
        assertEquals(0, entries("demo-marcus-webb"));
    }

    private int entries(String patient) throws IOException, InterruptedException {
        return get("/journal?patient=" + patient, "application/json")
                .json()
                .path("entries")
                .size();
    }

    @Test
    void wrongQuestionsToTheJournalAreToldApart() throws Exception {
        for (String query : List.of("card=1", "from=yesterday", "limit=0", "limit=x", "after=x")) {
            assertEquals(400, get("/journal?" + query, "application/json").status(), query);
        }
    }

    @Test
    void aPictureOfAnUnknownCardIsNotFoundAndNeverStored() throws Exception {
        for (String picture : List.of(
                "0199b5c2-0000-7000-8000-000000000000.png", "0199b5c2-0000-7000-8000-000000000000.svg", "none.png")) {
            Answer answer = get("/explanations/" + picture, "image/png, image/svg+xml");
            assertEquals(404, answer.status());
            assertEquals(
                    "private, no-store",
                    answer.response().headers().firstValue("Cache-Control").orElse(""));
        }
    }
}
