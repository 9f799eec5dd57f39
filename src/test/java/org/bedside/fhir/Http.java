package org.bedside.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A client of the store, as a test wants it. */
record Http(int port) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer: its status, its body as JSON, and itself. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        boolean isOutcome() {
            return body.path("resourceType").asText().equals("OperationOutcome");
        }

        int total() {
            return body.path("total").asInt(-1);
        }
    }

    Answer get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    Answer put(String path, String body, String... headers) throws IOException, InterruptedException {
        return send("PUT", path, body.replace('\'', '"'), headers);
    }

    Answer post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send("POST", path, body.replace('\'', '"'), headers);
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "");
    }

    Answer send(String method, String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir" + path))
                .header("Content-Type", "application/fhir+json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), json(response.body()), response);
    }

    /** The whole answer to a request line that no well-behaved client would send. */
    String raw(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET /fhir" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode json(String body) throws JsonProcessingException {
        return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
    }
}
