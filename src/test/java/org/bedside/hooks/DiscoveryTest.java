package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {

    private static HookServer server;

    @BeforeAll
    static void start() {
        server = new HookServer(
                HookServer.settings(),
                List.of(Services.risk(), Services.predicting("own", "org.example.own-hook", List.of())));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void servicesAreListedWithAllThatTheSpecificationAsksFor() {
        HttpResponse<String> response = server.get("");
        JsonNode services = Calls.tree(response.body()).path("services");
        assertEquals(200, response.statusCode());
        assertTrue(response.headers().firstValue("Content-Type").orElse("").startsWith("application/json"));
        assertEquals(2, services.size());
        JsonNode risk = services.get(0).path("id").asText().equals("risk") ? services.get(0) : services.get(1);
        assertEquals("patient-view", risk.path("hook").textValue());
        assertEquals("1.0", risk.path("hookVersion").textValue());
        assertEquals("3.0.0", risk.path("version").textValue());
        assertEquals("Needs a patient.", risk.path("usageRequirements").textValue());
        assertTrue(risk.path("title").isTextual() && risk.path("description").isTextual());
        assertEquals(
                "Patient/{{context.patientId}}", risk.at("/prefetch/patient").textValue());
        assertEquals(4, risk.path("prefetch").size());
    }

    @Test
    void whatAServiceDoesNotHaveIsLeftOut() {
        for (JsonNode service : Calls.tree(server.get("").body()).path("services")) {
            if (service.path("id").asText().equals("own")) {
                assertFalse(service.has("prefetch"));
                assertFalse(service.has("usageRequirements"));
                assertFalse(service.has("hookVersion"));
            }
        }
    }

    @Test
    void withoutServicesTheListIsEmpty() {
        try (HookServer none = new HookServer(HookServer.settings(), List.of())) {
            assertEquals("{\"services\":[]}", none.get("").body());
        }
    }

    @Test
    void itIsTheSameEachTimeAndWithASlash() {
        assertEquals(server.get("").body(), server.get("").body());
        assertEquals(server.get("").body(), server.get("/").body());
    }

    @Test
    void headGivesTheHeadersOfGet() {
        HttpResponse<String> head = server.method("HEAD", "");
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(
                server.get("").headers().firstValue("Content-Length"),
                head.headers().firstValue("Content-Length"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void otherMethodsAreRefusedAndToldWhichAreAllowed(String method) {
        HttpResponse<String> response = server.method(method, "");
        Refused.with(405, response);
        assertEquals(
                "GET, HEAD, OPTIONS", response.headers().firstValue("Allow").orElse(""));
    }

    @ParameterizedTest
    @CsvSource({"GET,/risk", "PUT,/risk", "DELETE,/risk", "PATCH,/risk", "GET,/risk/feedback", "PUT,/risk/feedback"})
    void servicesAndFeedbackTakeOnlyPosts(String method, String path) {
        HttpResponse<String> response = server.method(method, path);
        Refused.with(405, response);
        assertEquals("POST, OPTIONS", response.headers().firstValue("Allow").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/risk/other", "/risk/feedback/more", "/Risk", "/risk/", "/nothing/feedback"})
    void whatIsNotThereIsNotFound(String path) {
        Refused.with(404, server.post(path, new byte[] {'{', '}'}, "Content-Type", "application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/risk", "/risk/feedback"})
    void browsersOfAnyOriginMayAskFirst(String path) {
        HttpResponse<String> response = server.method(
                "OPTIONS",
                path,
                "Access-Control-Request-Method",
                path.isEmpty() ? "GET" : "POST",
                "Access-Control-Request-Headers",
                "content-type, authorization");
        String methods =
                response.headers().firstValue("Access-Control-Allow-Methods").orElse("");
        String headers =
                response.headers().firstValue("Access-Control-Allow-Headers").orElse("");
        assertEquals(204, response.statusCode());
        assertEquals(
                "*",
                response.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertTrue(methods.contains(path.isEmpty() ? "GET" : "POST"), methods);
        assertTrue(headers.contains("Content-Type") && headers.contains("Authorization"), headers);
    }

    @Test
    void answersAndRefusalsMayBeReadByBrowsersAndAreNotStored() {
        for (HttpResponse<String> response : List.of(
                server.get(""), server.call("risk", Calls.risk().toString()), server.call("risk", "nonsense"))) {
            assertEquals(
                    "*",
                    response.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
            assertEquals(
                    "no-store", response.headers().firstValue("Cache-Control").orElse(""));
            assertEquals(
                    "nosniff",
                    response.headers().firstValue("X-Content-Type-Options").orElse(""));
        }
    }
}
