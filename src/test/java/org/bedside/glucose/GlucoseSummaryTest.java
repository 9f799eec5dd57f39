package org.bedside.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Source.Origin;
import org.bedside.predict.Measured;
import org.junit.jupiter.api.Test;

/** Twelve days of a sensor with a reading every five minutes, and what of them is to be filed: worked out by hand. */
class GlucoseSummaryTest {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final int DAY = 288;

    /** Of each day one hour very low, two low, 15 in range, five high, one very high. */
    private static double milligrams(int step) {
        int ofDay = step % DAY;
        int level = ofDay < 12 ? 52 : ofDay < 36 ? 60 : ofDay < 216 ? 120 : ofDay < 276 ? 200 : 260;
        return level + step % 2 * (level == 52 ? 1 : 2);
    }

    private static double millimoles(int step) {
        return new double[] {2.9, 3.0, 3.9, 7.0, 10.0, 10.1, 13.9, 14.0}[step % 8];
    }

    private static Measured measured(String code, String unit, IntToDoubleFunction readings) {
        Collector collector = new Collector(new Collector.Rules(ZONE, false), List.of("p1"), "", NOW);
        for (int step = 0; step < 12 * DAY; step++) {
            Instant at = NOW.minus(Duration.ofMinutes(5L * (12 * DAY - step)));
            collector.add(
                    Jsons.read("{\"resourceType\":\"Observation\",\"id\":\"g" + step
                                    + "\",\"subject\":{\"reference\":\"Patient/p1\"},\"status\":\"final\",\"code\":{\"coding\":"
                                    + "[{\"system\":\"http://loinc.org\",\"code\":\"" + code
                                    + "\"}]},\"effectiveDateTime\":\"" + at + "\",\"valueQuantity\":{\"value\":"
                                    + readings.applyAsDouble(step)
                                    + ",\"system\":\"http://unitsofmeasure.org\",\"code\":\"" + unit + "\"}}")
                            .node(),
                    Origin.PREFETCH);
        }
        Chart chart = ChartReader.read(collector.facts());
        return GlucoseSummary.of(chart, chart.window().all(), ZONE);
    }

    /** What is filed under which code; a panel has no value. */
    private static Map<String, String> filed(Measured measured) {
        Map<String, String> filed = new LinkedHashMap<>();
        List<Measured.Result> results = new ArrayList<>(measured.members());
        results.add(measured.panel());
        for (Measured.Result result : results) {
            String profile = result.profile().replace("http://hl7.org/fhir/uv/cgm/StructureDefinition/", "");
            filed.put(
                    result.code().code(),
                    profile + result.amount().map(a -> " " + text(a)).orElse(""));
            result.parts().forEach(part -> filed.put(part.code().code(), text(part.amount())));
        }
        return filed;
    }

    private static String text(Measured.Amount amount) {
        return amount.value().toPlainString() + " " + amount.ucum();
    }

    /** 12, 24, 180, 60 and 12 of 288 readings; their mean is 39066 / 288 mg/dL. */
    @Test
    void inMilligrams() {
        Measured measured = measured("99504-3", "mg/dL", GlucoseSummaryTest::milligrams);
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("106793-3", "cgm-summary-times-in-ranges");
        expected.put("104642-4", "4.17 %");
        expected.put("104641-6", "8.33 %");
        expected.put("97510-2", "62.50 %");
        expected.put("104640-8", "20.83 %");
        expected.put("104639-0", "4.17 %");
        expected.put("97507-8", "cgm-summary-mean-glucose-mass-per-volume 136 mg/dL");
        expected.put("97506-0", "cgm-summary-gmi 6.55 %");
        expected.put("104638-2", "cgm-summary-coefficient-of-variation 36.36 %");
        expected.put("104636-6", "cgm-summary-days-of-wear 12 d");
        expected.put("104637-4", "cgm-summary-sensor-active-percentage 100.00 %");
        expected.put("107931-8", "cgm-summary");
        assertEquals(expected, filed(measured));
        assertEquals(LocalDate.parse("2026-01-03"), measured.from());
        assertEquals(LocalDate.parse("2026-01-15"), measured.to());
        assertEquals("Worked out from 3456 sensor readings.", measured.note());
    }

    /** An eighth each very low, low and very high, two eighths high, three in range; their mean is 64.8 / 8 mmol/L. */
    @Test
    void inMillimoles() {
        Map<String, String> filed = filed(measured("105272-9", "mmol/L", GlucoseSummaryTest::millimoles));
        assertEquals("12.50 %", filed.get("104642-4"));
        assertEquals("12.50 %", filed.get("104641-6"));
        assertEquals("37.50 %", filed.get("97510-2"));
        assertEquals("25.00 %", filed.get("104640-8"));
        assertEquals("12.50 %", filed.get("104639-0"));
        assertEquals("cgm-summary-mean-glucose-moles-per-volume 8.1 mmol/L", filed.get("105273-7"));
        assertEquals("cgm-summary-gmi 6.80 %", filed.get("97506-0"));
        assertEquals(null, filed.get("97507-8"));
    }
}
