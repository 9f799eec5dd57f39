package org.bedside.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
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

    /** In turn, for a database remembers what it was asked last. */
    private static final int PATIENTS = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--calls",
            description = "Measured calls per case and connection count (default: ${DEFAULT-VALUE}).")
    private int calls = 8_000;

    @Option(names = "--warm-up", description = "Calls before each case (default: ${DEFAULT-VALUE}).")
    private int warmUp = 20_000;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path dataDir = Files.createTempDirectory("bedside-bench");
        Instant now = Instant.now();
        List<BenchBodies> patients = IntStream.range(0, PATIENTS)
                .mapToObj(patient -> new BenchBodies(now, patient))
                .toList();
        try (ServerProcess server = ServerProcess.start(dataDir, List.of("--bedside.demo-data=false"))) {
            out.println("| case | bytes | connections | calls/s | p50 ms | p99 ms | CPU-ms per call |");
            out.println("|---|---|---|---|---|---|---|");
            measure(
                    "a: tiny call",
                    server,
                    patients.stream().map(BenchBodies::tiny).toList(),
                    1);
            measure(
                    "b: 100 Observations prefetched",
                    server,
                    patients.stream().map(BenchBodies::prefetched).toList(),
                    1);
            for (BenchBodies patient : patients) {
                int stored = server.post("/fhir", "application/fhir+json", patient.transaction());
                if (stored != 200) {
                    throw new IOException("the store answered " + stored);
                }
            }
            measure(
                    "c: 100 Observations from our store",
                    server,
                    patients.stream().map(BenchBodies::fromStore).toList(),
                    4);
        }
        FileSystemUtils.deleteRecursively(dataDir); // kept where the bench failed: the server's log is in it
        out.flush();
        return 0;
    }

    private void measure(String name, ServerProcess server, List<byte[]> bodies, int slower)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        BenchLoad load = new BenchLoad(server.port(), "/cds-services/readmission-30d", bodies);
        load.run(4, Math.max(1, warmUp / 4 / slower));
        for (int connections : new int[] {1, 8}) {
            Duration before = server.cpu();
            BenchLoad.Times times = load.run(connections, Math.max(1, calls / connections / slower));
            double cpu = server.cpu().minus(before).toNanos() / 1e6 / times.count();
            out.printf(
                    "| %s | %d | %d | %.0f | %.2f | %.2f | %.3f |%n",
                    name,
                    bodies.get(0).length,
                    connections,
                    times.perSecond(),
                    times.millis(0.5),
                    times.millis(0.99),
                    cpu);
            out.flush();
        }
    }
}
