package org.bedside.glucose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bedside.evidence.Fact;
import org.bedside.predict.Prediction.Line;

/**
 * What a card says of glucose, insulin and settings: times in the ranges of the HL7 guide for continuous glucose
 * monitoring 1.0.0 with its LOINC codes (panel 106793-3), and the goals of the international consensus for most people
 * with type 1 diabetes (Battelino et al., Diabetes Care 2019;42:1593).
 */
final class GlucoseLines {

    private final List<Line> lines = new ArrayList<>();
    private final List<Fact> sensor;

    private GlucoseLines(Chart chart) {
        this.sensor = chart.latest().map(List::of).orElse(List.of());
    }

    static List<Line> of(Chart chart, Advice advice) {
        GlucoseLines all = new GlucoseLines(chart);
        all.step("Basal rate", chart.basal(), advice.step().basal(), "U/h", 2);
        all.step("Carbohydrate ratio", chart.ratio(), advice.step().ratio(), "g/U", 1);
        all.step("Correction factor", chart.factor(), advice.step().factor(), "mg/dL/U", 0);
        all.ranges(advice.ranges());
        all.wear(chart);
        all.insulin(chart);
        return all.lines;
    }

    private void step(String name, Optional<Chart.Setting> inUse, double by, String unit, int digits) {
        String value = inUse.map(setting -> rounded(setting.value(), digits) + " " + unit)
                .orElse("not in the chart");
        String percent = String.format(Locale.ROOT, "%+.0f %%", 100 * (by - 1));
        String meaning = percent.equals("+0 %") || percent.equals("-0 %")
                ? "leave it"
                : "draft: " + percent
                        + inUse.map(setting -> ", to " + rounded(setting.value() * by, digits) + " " + unit)
                                .orElse("");
        lines.add(new Line(
                name,
                value,
                meaning,
                inUse.map(setting -> List.of(setting.fact())).orElse(List.of())));
    }

    private void ranges(Ranges ranges) {
        percent("Below 54 mg/dL", ranges.veryLow(), "goal below 1 %; ", GlucoseSummary.VERY_LOW);
        percent("54 to 69 mg/dL", ranges.levelOneLow(), "all below 70: goal below 4 %; ", GlucoseSummary.LOW);
        percent("70 to 180 mg/dL", ranges.inRange(), "goal above 70 %; ", GlucoseSummary.IN_RANGE);
        percent("181 to 250 mg/dL", ranges.levelOneHigh(), "all above 180: goal below 25 %; ", GlucoseSummary.HIGH);
        percent("Above 250 mg/dL", ranges.veryHigh(), "goal below 5 %; ", GlucoseSummary.VERY_HIGH);
        add("Mean glucose", rounded(ranges.mean(), 0) + " mg/dL", "", GlucoseSummary.MEAN);
        percent("Glucose management indicator", ranges.managementIndicator(), "", GlucoseSummary.MANAGEMENT_INDICATOR);
        percent("Coefficient of variation", ranges.variation(), "goal 36 % or less; ", GlucoseSummary.VARIATION);
    }

    private void wear(Chart chart) {
        add("Days with readings", Integer.toString(chart.sensor().days()), "", GlucoseSummary.DAYS);
        percent("Time with readings", 100 * chart.sensor().coverage(), "", GlucoseSummary.ACTIVE);
    }

    private void insulin(Chart chart) {
        if (!chart.doses().isEmpty() && chart.sensor().days() > 0) {
            double units = 0;
            for (Chart.Given given : chart.doses()) {
                units += given.units();
            }
            lines.add(new Line(
                    "Insulin recorded a day",
                    rounded(units / chart.sensor().days(), 1) + " U",
                    "",
                    List.of(chart.doses().get(chart.doses().size() - 1).fact())));
        }
    }

    private void percent(String name, double percent, String goal, String loinc) {
        add(name, rounded(percent, 2) + " %", goal, loinc);
    }

    private void add(String name, String value, String goal, String loinc) {
        lines.add(new Line(name, value, goal + "LOINC " + loinc, sensor));
    }

    private static String rounded(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
