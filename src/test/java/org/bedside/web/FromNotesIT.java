package org.bedside.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A note in our own store that answers an input of a model, from the call to the RiskAssessment. */
@SpringBootTest(
        classes = ServerConfig.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:server;DB_CLOSE_ON_EXIT=FALSE",
            "management.prometheus.metrics.export.enabled=true"
        })
class FromNotesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(20);

    @LocalServerPort
    private int port;

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        String type = path.startsWith("/fhir") ? "application/fhir+json" : "application/json";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", type)
                .header("Accept", type)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertTrue(response.statusCode() < 300, response.body());
        return JSON.readTree(response.body());
    }

    private void put(String type, String id, String elements) throws IOException, InterruptedException {
        send(
                "PUT",
                "/fhir/" + type + "/" + id,
                "{\"resourceType\": \"" + type + "\", \"id\": \"" + id + "\", " + elements + "}");
    }

    private void patient(String id, String note) throws IOException, InterruptedException {
        put("Patient", id, "\"gender\": \"male\", \"birthDate\": \"1964-03-08\"");
        String data = Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8));
        put("DocumentReference", id + "-note", """
            "status": "current", "docStatus": "final", "subject": {"reference": "Patient/%s"},
            "date": "%sT10:00:00Z", "type": {"text": "Progress note"},
            "content": [{"attachment": {"contentType": "text/plain", "data": "%s"}}]\
            """.formatted(id, DAY, data));
    }

    private JsonNode cards(String patient) throws IOException, InterruptedException {
        return send("POST", "/cds-services/undiagnosed-diabetes", """
            {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
             "context": {"userId": "Practitioner/demo-dr-hart", "patientId": "%s"}}\
            """.formatted(patient))
                .path("cards");
    }

    @Test
    void aValueThatOnlyANoteHoldsIsUsedAndSaidToBeFromIt() throws Exception {
        patient("from-notes-mass", "VITALS:\nBMI 38.4 kg/m2\n\nASSESSMENT:\nHypertension. No diabetes.\n");
        JsonNode card = cards("from-notes-mass").path(0);
        String detail = card.path("detail").asText();
        assertTrue(detail.contains("| Body mass index | 38.4 kg/m2 | from a note of " + DAY + " |"), detail);
        assertTrue(detail.contains("“BMI 38.4 kg/m2” — Progress note, " + DAY), detail);
        JsonNode inputs = send("GET", "/journal?card=" + card.path("uuid").asText(), "")
                .at("/entries/0/record/prediction/inputs");
        int used = 0;
        for (JsonNode input : inputs) {
            if (input.path("input").asText().equals("bmi")) {
                used++;
                JsonNode from = input.at("/from/0");
                assertEquals(
                        "DocumentReference/from-notes-mass-note",
                        from.path("reference").asText());
                assertEquals("BMI 38.4 kg/m2", from.at("/text/quote").asText());
                assertEquals(12, from.at("/text/begin").asInt());
            }
        }
        assertEquals(1, used);
        JsonNode found = JSON.createObjectNode();
        for (int tries = 0; tries < 100 && found.path("total").asInt() == 0; tries++) {
            Thread.sleep(100);
            found = send("GET", "/fhir/RiskAssessment?subject=Patient/from-notes-mass", "");
        }
        assertTrue(
                found.at("/entry/0/resource/basis").toString().contains("\"display\":\"from a note of " + DAY + "\""),
                found.toString());
    }

    @Test
    void whatANoteAffirmsCanTakeAPatientOutOfThePopulation() throws Exception {
        patient("from-notes-known", "VITALS:\nBMI 38.4 kg/m2\n\nASSESSMENT:\nType 2 diabetes mellitus.\n");
        assertEquals(0, cards("from-notes-known").size());
    }
}
