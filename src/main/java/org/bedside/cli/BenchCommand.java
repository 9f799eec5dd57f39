package org.bedside.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures hook calls against a server of its own: rate, latency and processor time of the server per call. */
@Command(
        name = "bench",
        description = "Start a server with an empty database and measure hook calls over HTTP.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private static final int ROUNDS = 3;
    private static final int TREES = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** In turn, for a database remembers what it was asked last. */
    private static final int PATIENTS = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--calls",
            description = "Measured calls per case and connection count (default: ${DEFAULT-VALUE}).")
    private int calls = 12_000;

    @Option(names = "--warm-up", description = "Calls before each case (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60_000;

    private byte[] reference = {};

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Instant now = Instant.now();
        List<BenchBodies> patients = IntStream.range(0, PATIENTS)
                .mapToObj(patient -> new BenchBodies(now, patient))
                .toList();
        reference = patients.get(0).prefetched();
        tree(); // warms up
        out.println("| case | bytes | connections | calls/s | p50 ms | p99 ms | CPU-ms per call | in trees |");
        out.println("|---|---|---|---|---|---|---|---|");
        measure("a: tiny call", List.of(), bodies(patients, BenchBodies::tiny), 1);
        measure("b: 100 Observations prefetched", List.of(), bodies(patients, BenchBodies::prefetched), 1);
        measure("c: 100 Observations from our store", patients, bodies(patients, BenchBodies::fromStore), 4);
        return 0;
    }

    private static List<byte[]> bodies(List<BenchBodies> patients, Function<BenchBodies, byte[]> body) {
        return patients.stream().map(body).toList();
    }

    /** Each case on a server of its own with an empty database: what one leaves behind is not the next one's. */
    private void measure(String name, List<BenchBodies> stored, List<byte[]> bodies, int slower)
            throws IOException, InterruptedException {
        Path dataDir = Files.createTempDirectory("bedside-bench");
        try (ServerProcess server = ServerProcess.start(dataDir, List.of("--bedside.demo-data=false"))) {
            for (BenchBodies patient : stored) {
                int status = server.post("/fhir", "application/fhir+json", patient.transaction());
                if (status != 200) {
                    throw new IOException("the store answered " + status);
                }
            }
            measure(name, server, bodies, slower);
        }
        FileSystemUtils.deleteRecursively(dataDir); // kept where the bench failed: the server's log is in it
    }

    private void measure(String name, ServerProcess server, List<byte[]> bodies, int slower)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        BenchLoad load = new BenchLoad(server.port(), "/cds-services/readmission-30d", bodies);
        load.run(4, Math.max(1, warmUp / 4 / slower));
        for (int connections : new int[] {1, 8}) {
            List<Round> rounds = new ArrayList<>();
            for (int at = 0; at < ROUNDS; at++) {
                rounds.add(round(server, load, connections, Math.max(1, calls / ROUNDS / connections / slower)));
            }
            out.printf(
                    "| %s | %d | %d | %.0f | %.2f | %.2f | %.2f | %.1f |%n",
                    name,
                    bodies.get(0).length,
                    connections,
                    median(rounds, round -> round.times().perSecond()),
                    median(rounds, round -> round.times().millis(0.5)),
                    median(rounds, round -> round.times().millis(0.99)),
                    median(rounds, Round::cpu),
                    median(rounds, round -> round.cpu() / round.tree()));
            out.flush();
        }
    }

    /**
     * @param cpu of the server per call, in milliseconds
     * @param tree of the reference at the same time, in milliseconds
     */
    private record Round(BenchLoad.Times times, double cpu, double tree) {}

    private Round round(ServerProcess server, BenchLoad load, int connections, int requestsEach)
            throws IOException, InterruptedException {
        double treeBefore = tree();
        Duration before = server.cpu();
        BenchLoad.Times times = load.run(connections, requestsEach);
        double cpu = server.cpu().minus(before).toNanos() / 1e6 / times.count();
        return new Round(times, cpu, (treeBefore + tree()) / 2);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
        return rounds.stream().mapToDouble(of).sorted().toArray()[rounds.size() / 2];
    }

    /**
     * What this machine is worth at this moment: the processor time, in milliseconds, of reading the body of case b into
     * a tree of Jackson nodes. Machines differ, and one that is shared differs from minute to minute.
     */
    private double tree() throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        int nodes = 0;
        for (int at = 0; at < TREES; at++) {
            nodes += JSON.readTree(reference).size();
        }
        if (nodes == 0) {
            throw new IOException("the reference is empty");
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e6 / TREES;
    }
}
