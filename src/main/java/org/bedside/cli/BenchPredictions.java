package org.bedside.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bedside.catalog.Catalog;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Input;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.JsonReader;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Node;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Source;
import org.bedside.evidence.Units;
import org.bedside.predict.LogisticModel;
import org.bedside.predict.ModelInput;
import org.bedside.predict.Prediction;

/** Measures in this process what evidence and each model cost, without HTTP and journal. */
final class BenchPredictions {

    private static final int WARM_UP = 3_000;
    private static final int TIMES = 3_000;

    /** What is measured; its result is looked at, so that it cannot be left out. */
    private interface Work {
        Object run() throws IOException;
    }

    private final Catalog catalog;
    private final byte[] body;
    private final Instant now;
    private final InputReader inputs = new InputReader(new Units());
    private final JsonReader json = new JsonReader(100);

    BenchPredictions(Catalog catalog, byte[] body, Instant now) {
        this.catalog = catalog;
        this.body = body.clone();
        this.now = now;
    }

    void measure(PrintWriter out) throws IOException {
        Facts facts = facts();
        out.println();
        out.println("| in process | CPU-µs |");
        out.println("|---|---|");
        double evidence = row(out, "JSON of case b to facts", this::facts);
        double all = 0;
        for (LogisticModel model : models()) {
            List<Reading> typical = model.spec().inputs().stream()
                    .map(BenchPredictions::typical)
                    .toList();
            all += row(out, model.spec().id() + ": inputs read from the facts", () -> read(model, facts));
            all += row(out, model.spec().id() + ": a probability, with interval and contributions", () -> {
                if (!(model.predict(typical) instanceof Prediction.Risk risk)) {
                    throw new IOException(model.spec().id() + " says nothing");
                }
                return risk;
            });
        }
        out.printf("| evidence once and all %d models | %.0f |%n", models().size(), evidence + all);
        out.flush();
    }

    private List<LogisticModel> models() {
        return catalog.models().values().stream().map(folder -> folder.model()).toList();
    }

    private Facts facts() throws IOException {
        Node call = json.read(body);
        Node prefetch = call.at("prefetch");
        Collector collector = new Collector(
                new Collector.Rules(ZoneOffset.UTC, false),
                List.of(call.at("context").at("patientId").text()),
                call.at("context").at("encounterId").text(),
                now);
        for (String key : List.of("patient", "encounter")) {
            collector.add(prefetch.at(key), Source.Origin.PREFETCH);
        }
        for (String key : List.of("encounters", "conditions", "medications", "procedures", "observations")) {
            for (Node entry : prefetch.at(key).all("entry")) {
                collector.add(entry.at("resource"), Source.Origin.PREFETCH);
            }
        }
        for (Kind kind : Kind.values()) {
            collector.searched(kind);
        }
        return collector.facts();
    }

    /** All of them, those of the population too, whether or not the patient is of it. */
    private List<Reading> read(LogisticModel model, Facts facts) {
        List<Reading> readings = new ArrayList<>();
        model.spec().population().forEach(requirement -> readings.add(inputs.read(requirement.input(), facts)));
        model.spec().inputs().forEach(input -> readings.add(inputs.read(input.input(), facts)));
        return readings;
    }

    /** Something that the input can be. */
    private static Reading typical(ModelInput of) {
        Input input = of.input();
        if (input.operator().coded()) {
            return new Reading.Category(input.categories().get(0).name(), List.of());
        }
        Input.Range range = input.plausible();
        boolean bounded = Double.isFinite(range.low()) && Double.isFinite(range.high());
        return new Reading.Known(bounded ? (range.low() + range.high()) / 2 : 1, List.of());
    }

    private static double row(PrintWriter out, String name, Work work) throws IOException {
        run(work, WARM_UP);
        double micros = run(work, TIMES);
        out.printf("| %s | %.1f |%n", name, micros);
        return micros;
    }

    private static double run(Work work, int times) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        int done = 0;
        for (int at = 0; at < times; at++) {
            done += System.identityHashCode(work.run()) == 0 ? 0 : 1;
        }
        if (done < 0) {
            throw new IOException("nothing was done");
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e3 / times;
    }
}
