package org.bedside.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bedside.cli.Bedside;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers on one PostgreSQL, told apart from a laptop by nothing but {@code spring.datasource.*}, and started at the
 * same moment on an empty database.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<Process> SERVERS = new ArrayList<>();

    @TempDir
    private static Path folder = Path.of("");

    private static EmbeddedPostgres postgres;
    private static int first;
    private static int second;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(canRun(), "PostgreSQL does not run as root");
        postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .start();
        first = server();
        second = server();
        await(first, "/actuator/health/readiness");
        await(second, "/actuator/health/readiness");
    }

    /** The root user may not run PostgreSQL; it is run in a user namespace then, where such can be had. */
    private static boolean canRun() throws IOException, InterruptedException {
        return !"root".equals(System.getProperty("user.name"))
                || new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
    }

    @AfterAll
    static void stop() throws IOException {
        SERVERS.forEach(Process::destroyForcibly);
        if (!SERVERS.isEmpty()) {
            postgres.close();
        }
    }

    private static int server() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path log = folder.resolve("server-" + port + ".log");
        SERVERS.add(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bedside.class.getName(),
                        "--server.port=" + port,
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
        return port;
    }

    private static void await(int port, String path) throws InterruptedException {
        Instant until = Instant.now().plus(PATIENCE);
        while (!answers(port, path)) {
            assertTrue(SERVERS.stream().allMatch(Process::isAlive), () -> "a server did not start: " + logs());
            assertTrue(Instant.now().isBefore(until), "waited too long for " + path);
            Thread.sleep(100);
        }
    }

    private static String logs() {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder text = new StringBuilder();
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                text.append(Files.readString(log)).append('\n');
            }
            return text.toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static boolean answers(int port, String path) throws InterruptedException {
        try {
            return get(port, path).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri(port, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode post(int port, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(uri(port, path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static JsonNode card(int port) throws IOException, InterruptedException {
        JsonNode answer = post(port, "/cds-services/readmission-30d", """
                {"hook": "encounter-discharge", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                 "context": {"userId": "Practitioner/demo-dr-hart", "patientId": "demo-ines-alvarez",
                             "encounterId": "demo-ines-stay"}}""");
        assertTrue(answer.at("/cards/0/summary").asText().startsWith("High risk of readmission"), answer.toString());
        return answer.at("/cards/0");
    }

    @Test
    void whatOneServerSaidTheOtherRemembersAndTheStoreHasOnce() throws Exception {
        String uuid = card(first).path("uuid").asText();
        card(second);
        post(second, "/cds-services/readmission-30d/feedback", """
                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "2026-01-15T12:00:00Z"}]}""".formatted(uuid));
        for (int port : List.of(first, second)) {
            JsonNode entry =
                    JSON.readTree(get(port, "/journal?card=" + uuid).body()).at("/entries/0");
            assertEquals("readmission-30d", entry.path("service").asText());
            assertEquals("overridden", entry.at("/feedback/0/outcome").asText());
            assertEquals(1, assessments(port));
        }
    }

    /** They are made right after the answers, by whichever server comes first. */
    private static int assessments(int port) throws Exception {
        int found = 0;
        for (int tries = 0; tries < 100 && found == 0; tries++) {
            Thread.sleep(100);
            found = JSON.readTree(get(port, "/fhir/RiskAssessment?subject=Patient/demo-ines-alvarez&_summary=count")
                            .body())
                    .path("total")
                    .asInt();
        }
        return found;
    }
}
