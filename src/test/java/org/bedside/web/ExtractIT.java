package org.bedside.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code $extract} on the whole server, the one of {@link ServerIT}. */
@SpringBootTest(
        classes = ServerConfig.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:server;DB_CLOSE_ON_EXIT=FALSE",
            "management.prometheus.metrics.export.enabled=true"
        })
class ExtractIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String NOTE = "Has asthma. No gout. Takes metformin. Mother had hypertension.";

    @LocalServerPort
    private int port;

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir/" + path))
                .header("Accept", "application/fhir+json");
        if (body.isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/fhir+json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void put(String id, String elements) throws Exception {
        put("Patient", "extract-p1", "{\"resourceType\":\"Patient\",\"id\":\"extract-p1\"}");
        String data = Base64.getEncoder().encodeToString(NOTE.getBytes(StandardCharsets.UTF_8));
        put("DocumentReference", id, """
                {"resourceType": "DocumentReference", "id": "%s", "status": "current", %s
                 "subject": {"reference": "Patient/extract-p1"}, "date": "2026-01-02T10:00:00Z",
                 "content": [{"attachment": {"contentType": "text/plain", "data": "%s"}}]}""".formatted(id, elements, data));
    }

    private void put(String type, String id, String body) throws Exception {
        HttpResponse<String> stored = send("PUT", type + "/" + id, body);
        assertTrue(stored.statusCode() < 300, stored.body());
    }

    private HttpResponse<String> extract(String id) throws Exception {
        return send("POST", "DocumentReference/" + id + "/$extract", "");
    }

    @Test
    void aBodyMayBeSentOrNot() throws Exception {
        put("extract-d4", "");
        String path = "DocumentReference/extract-d4/$extract";
        assertEquals(
                200, send("POST", path, "{\"resourceType\":\"Parameters\"}").statusCode());
        assertEquals(405, send("GET", path, "").statusCode());
    }

    @Test
    void theFindingsOfADocumentAreABundleWithTheirPlaces() throws Exception {
        put("extract-d1", "");
        HttpResponse<String> answer = extract("extract-d1");
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode bundle = JSON.readTree(answer.body());
        assertEquals("collection", bundle.path("type").asText());
        StringBuilder found = new StringBuilder();
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asText().equals("Provenance")) {
                JsonNode source = resource.at("/entity/0");
                assertTrue(
                        source.at("/what/reference").asText().matches("DocumentReference/extract-d1/_history/\\d+"),
                        resource.toString());
                JsonNode span = source.at("/extension/0/extension");
                found.append(' ')
                        .append(
                                NOTE,
                                span.at("/0/valueInteger").asInt(),
                                span.at("/1/valueInteger").asInt())
                        .append(';');
            } else {
                found.append(resource.path("resourceType").asText())
                        .append(' ')
                        .append(resource.at("/verificationStatus/coding/0/code").asText())
                        .append(resource.path("status").asText());
            }
        }
        assertEquals(
                "Condition unconfirmed asthma;Condition refuted gout;MedicationStatement unknown metformin;"
                        + "FamilyMemberHistory partial hypertension;",
                found.toString());
    }

    @Test
    void whatMayNotBeReadIsAnOutcomeWithItsStatus() throws Exception {
        put("extract-d2", """
                "docStatus": "preliminary",""");
        put("extract-d3", """
                "securityLabel": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
                "code": "R"}]}],""");
        for (String idAndStatus : new String[] {"extract-d2 422", "extract-d3 403", "extract-none 404"}) {
            String[] parts = idAndStatus.split(" ", -1);
            HttpResponse<String> answer = extract(parts[0]);
            assertEquals(Integer.parseInt(parts[1]), answer.statusCode(), answer.body());
            assertEquals(
                    "OperationOutcome",
                    JSON.readTree(answer.body()).path("resourceType").asText());
        }
    }

    @Test
    void theServerSaysThatItOffersTheOperation() throws Exception {
        String statement = send("GET", "metadata", "").body();
        assertTrue(statement.contains("\"extract\""), "no $extract in the CapabilityStatement");
    }
}
