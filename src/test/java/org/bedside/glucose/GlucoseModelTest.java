package org.bedside.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Source.Origin;
import org.bedside.evidence.Units;
import org.bedside.predict.Prediction;
import org.junit.jupiter.api.Test;

/** Charts with a glucose sensor, from FHIR resources to what is said of them. */
class GlucoseModelTest {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final GlucoseModel GRADIENT =
            new GlucoseModel("glucose-policy", "1.0.0", LearntPolicy.gradient(LoopPolicy.start()));

    private final Collector collector =
            new Collector(new Collector.Rules(ZoneOffset.UTC, false), List.of("p1"), "", NOW);
    private int number;

    private void resource(String type, String rest) {
        collector.add(
                Jsons.read("{\"resourceType\":\"" + type + "\",\"id\":\"r" + number++
                                + "\",\"subject\":{\"reference\":\"Patient/p1\"}," + rest + "}")
                        .node(),
                Origin.PREFETCH);
    }

    private void observed(String system, String code, Instant at, String value, String unit) {
        resource(
                "Observation",
                "\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"" + system + "\",\"code\":\"" + code
                        + "\"}]},\"effectiveDateTime\":\"" + at + "\",\"valueQuantity\":{\"value\":" + value
                        + ",\"system\":\"http://unitsofmeasure.org\",\"code\":\"" + unit + "\"}");
    }

    private void glucose(Instant at, double value) {
        observed("http://loinc.org", "99504-3", at, String.format(Locale.ROOT, "%.0f", value), "mg/dL");
    }

    /** A reading every quarter hour for so many days, by the hour of the day. */
    private void sensor(int days, DoubleUnaryOperator byHour) {
        for (int step = days * 96; step > 0; step--) {
            Instant at = NOW.minus(Duration.ofMinutes(15L * step));
            double hour = at.atZone(ZoneOffset.UTC).getHour()
                    + at.atZone(ZoneOffset.UTC).getMinute() / 60.0;
            glucose(at, byHour.applyAsDouble(hour) + step % 5); // no sensor stands still
        }
    }

    private void settings() {
        settings("U");
    }

    private void settings(String units) {
        String system = "https://bedside.org/fhir/CodeSystem/insulin-settings";
        Instant then = NOW.minus(Duration.ofDays(60));
        observed(system, "basal-rate", then, "0.8", units + "/h");
        observed(system, "carbohydrate-ratio", then, "10", "g/" + units);
        observed(system, "correction-factor", then, "2.5", "mmol/L/" + units);
    }

    private Facts facts() {
        return collector.facts();
    }

    private Prediction said(GlucoseModel model) {
        return model.predict(facts(), new InputReader(new Units()));
    }

    private static String reasons(Prediction said) {
        return ((Prediction.Abstained) said).reasons().toString();
    }

    @Test
    void nightsThatAreTooLowAskForLessBasalInsulin() {
        sensor(12, hour -> hour < 6 ? 60 : 130);
        settings();
        Prediction.Statement said = (Prediction.Statement) said(GRADIENT);
        assertEquals(GlucoseModel.LESS, said.label());
        Adjustment step =
                Advice.of(ChartReader.read(facts()), GRADIENT.policy()).step();
        assertTrue(step.basal() < 1 && step.basal() >= 0.9, "basal " + step.basal());
        assertTrue(step.ratio() >= 1 && step.factor() >= 1);
    }

    @Test
    void unitsOfInsulinMayBeSpeltInThreeWays() {
        for (String units : List.of("U", "[iU]", "[IU]")) {
            GlucoseModelTest chart = new GlucoseModelTest();
            chart.sensor(12, hour -> 130);
            chart.settings(units);
            Therapy therapy = ChartReader.read(chart.facts()).therapy().orElseThrow();
            assertEquals(0.8, therapy.basal(), units);
        }
    }

    @Test
    void highGlucoseWithoutLowsMayAskForMore() {
        sensor(12, hour -> 230);
        assertEquals(GlucoseModel.MORE, ((Prediction.Statement) said(GRADIENT)).label());
    }

    /** Whatever was learnt: here a policy that always wants more. */
    @Test
    void withTooManyLowsNoSettingGetsStronger() {
        sensor(12, hour -> hour > 14 && hour < 16 ? 60 : 260);
        double[] bold = LoopPolicy.start();
        for (int at = LoopPolicy.DOSING; at < bold.length; at += 2) {
            bold[at] = 0;
            bold[at + 1] = 9;
        }
        LearntPolicy policy = LearntPolicy.gradient(bold);
        Chart chart = ChartReader.read(facts());
        assertTrue(policy.loop().reviewer().review(chart.window()).basal() > 1.09);
        assertEquals(Adjustment.NONE, Advice.of(chart, policy).step());
    }

    @Test
    void goodGlucoseLeavesTheSettings() {
        sensor(12, hour -> 130);
        assertEquals(GlucoseModel.UNCHANGED, ((Prediction.Statement) said(GRADIENT)).label());
    }

    @Test
    void timesInRangeAreThoseOfTheReadings() {
        sensor(12, hour -> hour < 6 ? 60 : hour < 12 ? 120 : hour < 18 ? 200 : 300);
        Prediction.Statement said = (Prediction.Statement) said(GRADIENT);
        assertEquals(25, said.numbers().get("below70"));
        assertEquals(25, said.numbers().get("inRange"));
        assertEquals(50, said.numbers().get("above180"));
        assertEquals(25, said.numbers().get("above250"));
        assertEquals(0, said.numbers().get("below54"));
        assertTrue(said.lines().stream()
                .anyMatch(line ->
                        line.meaning().contains("97510-2") && line.value().equals("25.00 %")));
    }

    @Test
    void whatIsSaidIsDrawnByTimeOfDay() {
        sensor(12, hour -> 130);
        Prediction.Picture picture =
                ((Prediction.Statement) said(GRADIENT)).picture().orElseThrow();
        assertEquals(Prediction.Picture.Format.SVG, picture.format());
        String svg = new String(picture.drawn().get(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(svg.contains("of 1152 readings") && svg.contains(">180</text>"), svg);
    }

    @Test
    void millimolesAndMilligramsAreOneSeries() {
        for (int step = 12 * 96; step > 0; step--) {
            Instant at = NOW.minus(Duration.ofMinutes(15L * step));
            if (step % 2 == 0) {
                observed("http://loinc.org", "105272-9", at, step % 4 == 0 ? "6.6" : "6.7", "mmol/L");
            } else {
                glucose(at, 120);
            }
        }
        Ranges all = ChartReader.read(facts()).window().all();
        assertEquals(120, all.mean(), 0.5);
        assertEquals(100, all.inRange());
    }

    /** Of every eight readings one below 3.0, one of 3.0 to 3.8, three of 3.9 to 10.0, two of 10.1 to 13.9, one above. */
    @Test
    void theRangesInMillimolesAreThoseOfTheConsensus() {
        String[] readings = {"2.9", "3.0", "3.9", "7.0", "10.0", "10.1", "13.9", "14.0"};
        for (int step = 12 * 96; step > 0; step--) {
            observed(
                    "http://loinc.org",
                    "105272-9",
                    NOW.minus(Duration.ofMinutes(15L * step)),
                    readings[step % 8],
                    "mmol/L");
        }
        Ranges all = ChartReader.read(facts()).window().all();
        assertEquals(
                List.of(12.5, 25.0, 37.5, 37.5, 12.5),
                List.of(all.veryLow(), all.low(), all.inRange(), all.high(), all.veryHigh()));
    }

    /** 6.6 under mg/dL is a reading in the wrong unit: it must not count as a low. */
    @Test
    void readingsUnderTheWrongUnitAreNoLows() {
        sensor(12, hour -> 130);
        for (int step = 0; step < 400; step++) {
            observed("http://loinc.org", "99504-3", NOW.minus(Duration.ofMinutes(15L * step + 7)), "6.6", "mg/dL");
        }
        assertTrue(reasons(said(GRADIENT)).contains("impossible"), "not refused");
    }

    @Test
    void fewerThanTenDaysAreRefused() {
        sensor(9, hour -> 130);
        assertTrue(reasons(said(GRADIENT)).contains("10 are needed"));
    }

    @Test
    void aSensorThatIsOffHalfOfTheDayIsRefused() {
        for (int step = 12 * 96; step > 0; step--) {
            Instant at = NOW.minus(Duration.ofMinutes(15L * step));
            if (at.atZone(ZoneOffset.UTC).getHour() < 12) {
                glucose(at, 130 + step % 5);
            }
        }
        assertTrue(reasons(said(GRADIENT)).contains("70 % are needed"));
    }

    @Test
    void withoutASensorThereIsNothingToSay() {
        settings();
        Prediction.Abstained said = (Prediction.Abstained) said(GRADIENT);
        assertTrue(said.outside());
    }

    @Test
    void readingsInOddUnitsAndWithoutAValueAreCountedNotRead() {
        sensor(12, hour -> 130);
        observed("http://loinc.org", "99504-3", NOW.minus(Duration.ofHours(2)), "1.3", "g/L");
        resource(
                "Observation",
                "\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"99504-3\"}]},"
                        + "\"effectiveDateTime\":\"2026-01-15T09:00:00Z\",\"dataAbsentReason\":{\"text\":\"error\"}");
        assertEquals(1, ChartReader.read(facts()).oddUnits());
        assertTrue(((Prediction.Statement) said(GRADIENT)).missing().toString().contains("1 in a unit"));
    }

    @Test
    void insulinThatWasGivenIsAddedUp() {
        sensor(12, hour -> 130);
        String insulin = "\"status\":\"completed\",\"medicationCodeableConcept\":{\"coding\":[{\"system\":"
                + "\"http://www.whocc.no/atc\",\"code\":\"A10AB04\"}]},";
        resource(
                "MedicationAdministration",
                insulin + "\"effectiveDateTime\":\"2026-01-14T08:00:00Z\",\"dosage\":{\"dose\":{\"value\":4.5,"
                        + "\"system\":\"http://unitsofmeasure.org\",\"code\":\"U\"}}");
        resource(
                "MedicationAdministration",
                insulin + "\"effectivePeriod\":{\"start\":\"2026-01-14T08:00:00Z\",\"end\":\"2026-01-14T20:00:00Z\"},"
                        + "\"dosage\":{\"rateQuantity\":{\"value\":0.5,\"system\":\"http://unitsofmeasure.org\","
                        + "\"code\":\"U/h\"}}");
        double units = 0;
        for (Chart.Given given : ChartReader.read(facts()).doses()) {
            units += given.units();
        }
        assertEquals(4.5 + 12 * 0.5, units, 1e-9);
    }

    @Test
    void qLearningNeedsTheSettingsInUse() {
        sensor(12, hour -> 130);
        byte[] none = new byte[Situation.AT_MEALS];
        java.util.Arrays.fill(none, (byte) Situation.UNCHANGED_MEAL);
        byte[] less = new byte[Situation.BETWEEN];
        GlucoseModel model = new GlucoseModel("glucose-q", "1.0.0", LearntPolicy.q(less, none));
        assertTrue(reasons(said(model)).contains("do not all stand in the chart"));
        settings();
        Prediction.Statement said = (Prediction.Statement) said(model);
        assertEquals(GlucoseModel.LESS, said.label()); // it would stop the basal rate: a tenth less is drafted
        assertEquals(
                0.9, Advice.of(ChartReader.read(facts()), model.policy()).step().basal(), 1e-12);
        assertFalse(said.lines().isEmpty());
    }
}
