package org.bedside.hooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An EHR's FHIR server whose every answer is set by the test, and which notes what it is asked. */
final class StubEhr implements AutoCloseable {

    /** Answers one request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** A request that came: its path with query, and its Authorization header or {@code ""}. */
    record Asked(String target, String authorization) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final String origin;

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    StubEhr() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        origin = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String base() {
        return origin + "/fhir";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(new Asked(exchange.getRequestURI().toString(), authorization == null ? "" : authorization));
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            answers.getOrDefault(path, json(404, "{}")).to(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException hungUp) {
            // the other side has broken off, as some tests want it to
        }
    }

    /** Says what a path below the base is answered with. */
    StubEhr on(String path, Answer answer) {
        answers.put("/fhir/" + path, answer);
        return this;
    }

    StubEhr on(String path, Object resource) {
        return on(path, json(200, resource.toString()));
    }

    /** A whole record of one patient. */
    StubEhr record(String patient) {
        answers.clear();
        asked.clear();
        return on("Patient/" + patient, Calls.patient(patient))
                .on("Observation", Calls.bundle(Calls.glucose(patient, "g1", 240)))
                .on("Condition", Calls.bundle(Calls.condition(patient, "c1")))
                .on("AllergyIntolerance", Calls.bundle());
    }

    static Answer json(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Answer redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    static Answer after(long millis, Answer then) {
        return exchange -> {
            Thread.sleep(millis);
            then.to(exchange);
        };
    }

    /** Begins to answer and never comes to an end. */
    static Answer trickling() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            for (int at = 0; at < 1_000; at++) {
                body.write(' ');
                body.flush();
                Thread.sleep(50);
            }
        };
    }

    /** Megabytes of white space. */
    static Answer huge(int megabytes) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] megabyte = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < megabytes; at++) {
                exchange.getResponseBody().write(megabyte);
            }
        };
    }

    long times(String start) {
        return asked.stream()
                .filter(one -> one.target().startsWith("/fhir/" + start))
                .count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
