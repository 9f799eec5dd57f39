package org.bedside.blood;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Remark;
import org.bedside.predict.ModelSpec;
import org.bedside.predict.Prediction;
import org.bedside.predict.Screened;

/** One blood count: the indices whose results lie together, as they were read. */
final class Panel {

    /** A chart with more incomplete counts after the last complete one than this is not searched further. */
    private static final int MOST_TRIES = 100;

    private final BloodSpec spec;
    private final List<Reading.Known> readings;

    private Panel(BloodSpec spec, List<Reading.Known> readings) {
        this.spec = spec;
        this.readings = readings;
    }

    /** The count that a model speaks of, or why it cannot. */
    record Found(Optional<Panel> panel, Optional<Prediction.Abstained> abstained) {}

    /** The latest complete count in these facts. */
    static Found latest(BloodSpec spec, Facts facts, InputReader inputs) {
        ModelSpec screen = new ModelSpec(
                spec.id(),
                spec.version(),
                spec.id(),
                spec.id(),
                spec.population(),
                spec.indices().stream().map(BloodSpec.Index::asInput).toList(),
                0);
        Facts until = facts;
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            Facts known = until;
            Screened screened =
                    screen.screen(input -> inputs.read(input, input.read() == Kind.OBSERVATION ? known : facts));
            if (screened instanceof Screened.Silent silent) {
                return new Found(Optional.empty(), Optional.of(silent.abstained()));
            }
            List<Reading.Known> readings = ((Screened.Accepted) screened)
                    .readings().stream().map(Reading.Known.class::cast).toList();
            Instant first =
                    times(readings).stream().min(Comparator.naturalOrder()).orElseThrow();
            Instant last =
                    times(readings).stream().max(Comparator.naturalOrder()).orElseThrow();
            Instant end = first.plus(spec.together());
            if (!last.isAfter(end)) {
                return new Found(Optional.of(new Panel(spec, readings)), Optional.empty());
            }
            until = known.before(end);
        }
        return new Found(
                Optional.empty(),
                Optional.of(new Prediction.Abstained(
                        spec.id(),
                        spec.version(),
                        false,
                        List.of(new Remark(
                                Remark.Reason.MISSING,
                                "blood count",
                                "there is none whose results are of one time")))));
    }

    private static List<Instant> times(List<Reading.Known> readings) {
        List<Instant> times = new ArrayList<>();
        for (Reading.Known reading : readings) {
            for (Fact fact : reading.from()) {
                times.add(fact.when().from());
            }
        }
        return times;
    }

    /** The indices, in their order and units. */
    double[] values() {
        return readings.stream().mapToDouble(Reading.Known::value).toArray();
    }

    /** Each index beside the community, the farthest first. */
    List<Prediction.Line> lines(LogScale scale) {
        double[] z = scale.standardised(values());
        List<Prediction.Line> lines = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int at = 0; at < z.length; at++) {
            order.add(at);
        }
        order.sort(Comparator.comparing((Integer at) -> -Math.abs(z[at])));
        for (int at : order) {
            BloodSpec.Index index = spec.indices().get(at);
            Reading.Known reading = readings.get(at);
            String ucum = index.input().ucum();
            lines.add(new Prediction.Line(
                    index.input().label(),
                    text(reading.value(), ucum),
                    String.format(
                            Locale.ROOT,
                            "%.1f SD %s the community's mean of %s",
                            Math.abs(z[at]),
                            z[at] < 0 ? "below" : "above",
                            text(scale.value(at, 0), ucum)),
                    reading.from()));
        }
        return lines;
    }

    private static String text(double value, String ucum) {
        String number = String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
        return number + " " + ucum;
    }
}
