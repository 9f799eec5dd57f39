package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** A refusal: a 4xx with an OperationOutcome and CORS headers. */
final class Refused {

    private Refused() {}

    static void with(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response::body);
        JsonNode outcome = Calls.tree(response.body());
        JsonNode issue = outcome.path("issue").path(0);
        assertEquals("OperationOutcome", outcome.path("resourceType").asText());
        assertEquals("error", issue.path("severity").asText());
        assertTrue(issue.path("code").isTextual() && issue.path("diagnostics").isTextual(), response::body);
        assertEquals(
                "*",
                response.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    }

    /** That the refusal names the field that is meant. */
    static void at(String field, int status, HttpResponse<String> response) {
        with(status, response);
        assertEquals(
                field, Calls.tree(response.body()).at("/issue/0/expression/0").asText(), response::body);
    }
}
