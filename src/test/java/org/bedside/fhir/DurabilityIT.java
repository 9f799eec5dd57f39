package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store acknowledged survives the sudden death of its process. */
class DurabilityIT {
    private static final int ROUNDS = 3;
    private static final int WRITES = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path data = Path.of("");

    private final List<Process> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(Process::destroyForcibly);
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Http fhir = start();
            assertEquals(acknowledged, stored(fhir), "before round " + round);
            for (int i = 0; i < WRITES; i++) {
                String id = "r" + round + "-" + i;
                assertEquals(
                        201,
                        fhir.put("/Patient/" + id, "{'resourceType':'Patient','id':'" + id + "'}")
                                .status());
                acknowledged.add(id);
            }
            kill();
        }
        assertEquals(acknowledged, stored(start()));
    }

    private Http start() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path", ""),
                StoreServer.class.getName(),
                "--server.port=" + port,
                "--bedside.demo-data=false",
                "--bedside.data-dir=" + data);
        File log = data.resolve("server.log").toFile();
        Process server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        servers.add(server);
        Http fhir = new Http(port);
        Instant until = Instant.now().plus(PATIENCE);
        while (!answers(fhir)) {
            assertTrue(server.isAlive() && Instant.now().isBefore(until), "the server did not start");
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return fhir;
    }

    /** SIGKILL: the process has no say in it. */
    private void kill() throws InterruptedException {
        Process server = servers.get(servers.size() - 1).destroyForcibly();
        assertTrue(server.waitFor(10, TimeUnit.SECONDS));
    }

    private static boolean answers(Http fhir) throws InterruptedException {
        try {
            return fhir.get("/Patient?_count=1").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Set<String> stored(Http fhir) throws IOException, InterruptedException {
        Set<String> ids = new HashSet<>();
        fhir.get("/Patient?_count=1000")
                .body()
                .path("entry")
                .forEach(entry -> ids.add(entry.path("resource").path("id").asText()));
        return ids;
    }
}
