package org.bedside.glucose;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Remark.Reason;
import org.bedside.predict.Prediction;
import org.bedside.predict.Specialist;

/**
 * A learnt policy on a chart: times in range of the last 14 days and a draft step of the settings. It never says a dose.
 */
public final class GlucoseModel implements Specialist {

    /** Nothing changes by more than two in a hundred. */
    static final String UNCHANGED = "unchanged";

    static final String LESS = "less-insulin";
    static final String MORE = "more-insulin";
    static final String BOTH = "less-and-more-insulin";

    /** A step that is smaller is none; a choice of ours. */
    private static final double NOTHING = 0.02;

    private final String id;
    private final String version;
    private final LearntPolicy policy;

    public GlucoseModel(String id, String version, LearntPolicy policy) {
        this.id = id;
        this.version = version;
        this.policy = policy;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String version() {
        return version;
    }

    /** What was learnt, as the simulator runs it. */
    public LearntPolicy policy() {
        return policy;
    }

    @Override
    public List<String> labels() {
        return List.of(UNCHANGED, LESS, MORE, BOTH);
    }

    @Override
    public Set<String> numbers() {
        return Set.of("inRange", "below70", "below54", "above180", "above250");
    }

    @Override
    public Prediction predict(Facts facts, InputReader inputs) {
        Chart chart = ChartReader.read(facts);
        List<String> refusals = Advice.refusals(chart, policy);
        if (!refusals.isEmpty()) {
            List<Remark> reasons = refusals.stream()
                    .map(refusal -> new Remark(Reason.MISSING, "glucose sensor", refusal))
                    .toList();
            return new Prediction.Abstained(
                    id, version, chart.sensor().readings().isEmpty(), reasons);
        }
        Advice advice = Advice.of(chart, policy);
        return new Prediction.Statement(
                id,
                version,
                label(advice.step()),
                Optional.empty(),
                numbers(advice.ranges()),
                GlucoseLines.of(chart, advice),
                left(chart),
                Optional.of(picture(chart)),
                Optional.of(GlucoseSummary.of(chart, advice.ranges(), facts.zone())));
    }

    /** The readings themselves are let go: a picture may be kept for hours. */
    private static Prediction.Picture picture(Chart chart) {
        DayProfile profile = DayProfile.of(chart.sensor().readings());
        boolean molar = chart.molar();
        return new Prediction.Picture(
                DayPicture.LABEL,
                Prediction.Picture.Format.SVG,
                () -> DayPicture.svg(profile, molar).getBytes(StandardCharsets.UTF_8));
    }

    /** By whether it comes to more or less insulin. */
    static String label(Adjustment step) {
        List<Double> more = List.of(step.basal() - 1, 1 - step.ratio(), 1 - step.factor());
        boolean up = more.stream().anyMatch(change -> change >= NOTHING);
        boolean down = more.stream().anyMatch(change -> change <= -NOTHING);
        if (up) {
            return down ? BOTH : MORE;
        }
        return down ? LESS : UNCHANGED;
    }

    private static Map<String, Double> numbers(Ranges ranges) {
        return Map.of(
                "inRange", tenth(ranges.inRange()),
                "below70", tenth(ranges.low()),
                "below54", tenth(ranges.veryLow()),
                "above180", tenth(ranges.high()),
                "above250", tenth(ranges.veryHigh()));
    }

    private static double tenth(double percent) {
        return Math.rint(10 * percent) / 10;
    }

    /** What was left out of the readings, and what was not to be had. */
    private static List<Remark> left(Chart chart) {
        SensorDays sensor = chart.sensor();
        List<Remark> left = new ArrayList<>();
        left(left, Reason.UNIT, chart.oddUnits(), "in a unit that glucose does not come in");
        left(left, Reason.IMPLAUSIBLE, sensor.impossible(), "that no sensor shows");
        left(left, Reason.IMPLAUSIBLE, sensor.contradictory(), "that contradict one another");
        left(left, Reason.IMPLAUSIBLE, sensor.stuck(), "of a sensor that stood still");
        left(left, Reason.IMPLAUSIBLE, sensor.jumps(), "far from the ones before and after");
        if (chart.meals().isEmpty()) {
            left.add(new Remark(Reason.MISSING, "carbohydrates", "none were recorded: nothing is said of their ratio"));
        }
        return left;
    }

    private static void left(List<Remark> left, Reason reason, int count, String which) {
        if (count > 0) {
            left.add(new Remark(
                    reason, "sensor readings", String.format(Locale.ROOT, "%d %s were left out", count, which)));
        }
    }
}
