package org.bedside.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Service;
import org.bedside.evidence.Units;
import org.bedside.web.Shelves;
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
    private int calls = 40_000;

    @Option(names = "--warm-up", description = "Calls before each case (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60_000;

    @Option(
            names = "--only",
            split = ",",
            description = "Only these cases or parts: a, b, c, d, e, predictions, models, notes.")
    private Set<String> only = Set.of();

    private byte[] reference = {};

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Instant now = Instant.now();
        List<BenchBodies> patients = IntStream.range(0, PATIENTS)
                .mapToObj(patient -> new BenchBodies(now, patient))
                .toList();
        reference = patients.get(0).prefetched();
        tree(1); // warms up
        out.println("| case | bytes | connections | calls/s | p50 ms | p99 ms | CPU-ms per call | in trees |");
        out.println("|---|---|---|---|---|---|---|---|");
        if (wanted("a")) {
            measure(List.of(new Case("a: tiny call", calls(patients, BenchBodies::tiny), 1, 1)), List.of());
        }
        if (wanted("b")) {
            List<BenchLoad.Call> prefetched = calls(patients, BenchBodies::prefetched);
            measure(List.of(new Case("b: 100 Observations prefetched", prefetched, 1, 1)), List.of());
        }
        if (wanted("c")) {
            List<BenchLoad.Call> stored = calls(patients, BenchBodies::fromStore);
            measure(List.of(new Case("c: 100 Observations from our store", stored, 4, 1)), patients);
        }
        long before = heap();
        Catalog catalog = Catalog.read(Shelves.found(), new Units());
        long models = heap() - before;
        if (wanted("d")) {
            measure(List.of(together(catalog, patients.get(0))), List.of());
        }
        if (wanted("e")) {
            measure(examples(catalog, now), List.of());
        }
        if (wanted("predictions")) {
            new BenchPredictions(catalog, patients.get(0).prefetched(), now).measure(out);
        }
        if (wanted("models")) {
            models(catalog, models);
        }
        if (wanted("notes")) {
            BenchTagging.measure(out);
        }
        return 0;
    }

    private boolean wanted(String part) {
        return only.isEmpty() || only.contains(part);
    }

    /** All services whose models have inputs, one after the other, as one. */
    private static Case together(Catalog catalog, BenchBodies patient) {
        List<BenchLoad.Call> each = catalog.services().values().stream()
                .filter(service -> service.task() instanceof Service.Task.Predict)
                .map(service -> new BenchLoad.Call(
                        "/cds-services/" + service.id(),
                        new String(patient.prefetched(service.hook().name()), StandardCharsets.UTF_8)))
                .toList();
        return new Case("d: each of " + each.size() + " predicting services once, as b", each, 4, each.size());
    }

    /** Each service that tells something of signals, pictures, panels or series. */
    private static List<Case> examples(Catalog catalog, Instant now) throws IOException {
        BenchExamples examples = new BenchExamples(now);
        List<Case> cases = new ArrayList<>();
        for (Service service : catalog.services().values()) {
            if (service.task() instanceof Service.Task.Tell) {
                BenchLoad.Call call = examples.largest(service.id());
                Optional<Path> films = Optional.ofNullable(System.getenv("BEDSIDE_DATA"))
                        .map(data -> Path.of(data, "pneumoniamnist", "val_x.u8"))
                        .filter(Files::exists);
                if (service.id().equals("chest-xray-pneumonia") && films.isPresent()) {
                    call = BenchExamples.withFilm(call, films.get());
                }
                cases.add(new Case("e: " + service.id(), List.of(call), 20, 1));
            }
        }
        return cases;
    }

    /** What there is in the heap that is of use. */
    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void models(Catalog catalog, long heap) {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println("| model | read and checked in ms |");
        out.println("|---|---|");
        catalog.models().forEach((id, model) -> out.printf("| %s | %d |%n", id, model.millis()));
        catalog.specialists().forEach((id, model) -> out.printf("| %s | %d |%n", id, model.millis()));
        out.printf("| heap of all models, extractors and services, MB | %d |%n", heap / 1_000_000);
        out.flush();
    }

    private static List<BenchLoad.Call> calls(List<BenchBodies> patients, Function<BenchBodies, byte[]> body) {
        return patients.stream()
                .map(patient -> new BenchLoad.Call(
                        "/cds-services/readmission-30d", new String(body.apply(patient), StandardCharsets.UTF_8)))
                .toList();
    }

    /**
     * What is measured.
     *
     * @param slower by how much fewer calls are made
     * @param together how many calls are counted as one
     */
    private record Case(String name, List<BenchLoad.Call> calls, int slower, int together) {}

    /**
     * On a server of their own with an empty database: what others leave behind is not theirs.
     *
     * @param stored patients that are put into the store before
     */
    private void measure(List<Case> cases, List<BenchBodies> stored) throws IOException, InterruptedException {
        Path dataDir = Files.createTempDirectory("bedside-bench");
        try (ServerProcess server = ServerProcess.start(dataDir, List.of("--bedside.demo-data=false"))) {
            for (BenchBodies patient : stored) {
                int status = server.post("/fhir", "application/fhir+json", patient.transaction());
                if (status != 200) {
                    throw new IOException("the store answered " + status);
                }
            }
            for (Case one : cases) {
                measure(one, server);
            }
        }
        FileSystemUtils.deleteRecursively(dataDir); // kept where the bench failed: the server's log is in it
    }

    private void measure(Case of, ServerProcess server) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        BenchLoad load = new BenchLoad(server.port(), of.calls());
        load.run(4, Math.max(1, warmUp / 4 / of.slower()));
        server.rest();
        for (int connections : new int[] {8, 1}) { // the compilers of the server are done sooner
            List<Round> rounds = new ArrayList<>();
            for (int at = 0; at < ROUNDS; at++) {
                rounds.add(round(server, load, connections, Math.max(1, calls / ROUNDS / connections / of.slower())));
            }
            out.printf(
                    "| %s | %d | %d | %.0f | %.2f | %.2f | %.2f | %.1f |%n",
                    of.name(),
                    of.calls().get(0).body().length(),
                    connections,
                    median(rounds, round -> round.times().perSecond() / of.together()),
                    median(rounds, round -> round.times().millis(0.5)),
                    median(rounds, round -> round.times().millis(0.99)),
                    median(rounds, round -> of.together() * round.cpu()),
                    median(rounds, round -> of.together() * round.cpu() / round.tree()));
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
        int cores = Math.min(connections, Runtime.getRuntime().availableProcessors());
        double treeBefore = tree(cores);
        Duration before = server.cpu();
        BenchLoad.Times times = load.run(connections, requestsEach);
        server.rest(); // what an answer leaves to be done behind it is its cost, too
        double cpu = server.cpu().minus(before).toNanos() / 1e6 / times.count();
        return new Round(times, cpu, (treeBefore + tree(cores)) / 2);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
        return rounds.stream().mapToDouble(of).sorted().toArray()[rounds.size() / 2];
    }

    /**
     * What this machine is worth at this moment: the processor time, in milliseconds, of reading the body of case b into
     * a tree of Jackson nodes, by so many threads at once, for cores may be slower together. Machines differ, and one
     * that is shared differs from minute to minute.
     */
    private double tree(int threads) throws IOException, InterruptedException {
        ExecutorService readers = Executors.newFixedThreadPool(threads);
        try {
            double sum = 0;
            List<Callable<Double>> work = Collections.nCopies(threads, this::tree);
            for (Future<Double> reader : readers.invokeAll(work)) {
                sum += reader.get();
            }
            return sum / threads;
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } finally {
            readers.shutdownNow();
        }
    }

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
