package org.bedside.glucose;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bedside.evidence.Coding;
import org.bedside.predict.Measured;
import org.bedside.predict.Measured.Amount;
import org.bedside.predict.Measured.Part;
import org.bedside.predict.Measured.Result;

/**
 * What a glucose sensor showed, as HL7's implementation guide for continuous glucose monitoring wants it filed: the summary
 * of {@code hl7.fhir.uv.cgm} 1.0.0 with its profiles, LOINC codes and units (its percentages have two decimals at least).
 */
final class GlucoseSummary {

    static final String VERY_LOW = "104642-4";
    static final String LOW = "104641-6";
    static final String IN_RANGE = "97510-2";
    static final String HIGH = "104640-8";
    static final String VERY_HIGH = "104639-0";
    static final String MEAN = "97507-8";
    static final String MEAN_MOLAR = "105273-7";
    static final String MANAGEMENT_INDICATOR = "97506-0";
    static final String VARIATION = "104638-2";
    static final String DAYS = "104636-6";
    static final String ACTIVE = "104637-4";

    private static final String SUMMARY = "107931-8";
    private static final String TIMES_IN_RANGES = "106793-3";
    private static final String PROFILE = "http://hl7.org/fhir/uv/cgm/StructureDefinition/cgm-summary";

    private GlucoseSummary() {}

    /** Of readings that there are, by the days of this zone. */
    static Measured of(Chart chart, Ranges ranges, ZoneId zone) {
        List<SensorDays.Reading> readings = chart.sensor().readings();
        return new Measured(
                day(readings.get(0), zone),
                day(readings.get(readings.size() - 1), zone),
                new Result(PROFILE, "Glucose sensor summary", loinc(SUMMARY), Optional.empty(), List.of()),
                List.of(
                        timesInRanges(ranges),
                        mean(chart, ranges),
                        percent(
                                "-gmi",
                                "Glucose management indicator",
                                MANAGEMENT_INDICATOR,
                                ranges.managementIndicator()),
                        percent(
                                "-coefficient-of-variation",
                                "Coefficient of variation of glucose",
                                VARIATION,
                                ranges.variation()),
                        result(
                                "-days-of-wear",
                                "Days of sensor wear",
                                DAYS,
                                Amount.of(chart.sensor().days(), 0, "days", "d")),
                        percent(
                                "-sensor-active-percentage",
                                "Time with sensor readings",
                                ACTIVE,
                                100 * chart.sensor().coverage())),
                String.format(Locale.ROOT, "Worked out from %d sensor readings.", readings.size()));
    }

    private static LocalDate day(SensorDays.Reading reading, ZoneId zone) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(60 * reading.minute()), zone);
    }

    private static Result timesInRanges(Ranges ranges) {
        return new Result(
                PROFILE + "-times-in-ranges",
                "Times in glucose ranges",
                loinc(TIMES_IN_RANGES),
                Optional.empty(),
                List.of(
                        part("Very low: below 54 mg/dL (3.0 mmol/L)", VERY_LOW, ranges.veryLow()),
                        part("Low: 54 to 69 mg/dL (3.0 to 3.8 mmol/L)", LOW, ranges.levelOneLow()),
                        part("In range: 70 to 180 mg/dL (3.9 to 10.0 mmol/L)", IN_RANGE, ranges.inRange()),
                        part("High: 181 to 250 mg/dL (10.1 to 13.9 mmol/L)", HIGH, ranges.levelOneHigh()),
                        part("Very high: above 250 mg/dL (13.9 mmol/L)", VERY_HIGH, ranges.veryHigh())));
    }

    /** In the unit of the latest reading. */
    private static Result mean(Chart chart, Ranges ranges) {
        return chart.molar()
                ? result(
                        "-mean-glucose-moles-per-volume",
                        "Mean sensor glucose",
                        MEAN_MOLAR,
                        Amount.of(ranges.mean() / ChartReader.MG_PER_MMOL, 1, "mmol/l", "mmol/L"))
                : result(
                        "-mean-glucose-mass-per-volume",
                        "Mean sensor glucose",
                        MEAN,
                        Amount.of(ranges.mean(), 0, "mg/dl", "mg/dL"));
    }

    private static Result percent(String profile, String name, String code, double percent) {
        return result(profile, name, code, percent(percent));
    }

    private static Result result(String profile, String name, String code, Amount amount) {
        return new Result(PROFILE + profile, name, loinc(code), Optional.of(amount), List.of());
    }

    private static Part part(String name, String code, double percent) {
        return new Part(name, loinc(code), percent(percent));
    }

    private static Amount percent(double percent) {
        return Amount.of(percent, 2, "%", "%");
    }

    private static Coding loinc(String code) {
        return Coding.of(ChartReader.LOINC, code);
    }
}
