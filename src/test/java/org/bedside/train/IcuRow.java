package org.bedside.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.bedside.evidence.Facts;

/**
 * A row of the intensive care table written as the chart of the second day, by hand and apart from the mapping in
 * model.json; with values before, after and nearer to normal that must not count.
 */
final class IcuRow {

    private static final Instant NOW = Instant.parse("2024-06-15T12:00:00Z");
    private static final Instant START = NOW.minus(33, ChronoUnit.HOURS);

    /**
     * A column as a laboratory or monitor sends it.
     *
     * @param normal what the worst value is farthest from
     * @param unit as it is sent: {@code factor} times the column's value
     */
    private record Sent(String column, String loinc, double normal, String unit, double factor) {}

    private static final List<Sent> SENT = List.of(
            new Sent("heartrate", "8867-4", 75, "/min", 1),
            new Sent("meanbp", "8478-0", 90, "mm[Hg]", 1),
            new Sent("respiratoryrate", "9279-1", 19, "{breaths}/min", 1),
            new Sent("eyes", "9267-6", 4, "{score}", 1),
            new Sent("verbal", "9270-0", 5, "{score}", 1),
            new Sent("motor", "9268-4", 6, "1", 1),
            new Sent("wbc", "6690-2", 11.5, "10*9/L", 1),
            new Sent("hematocrit", "4544-3", 45.5, "%", 1),
            new Sent("sodium", "2951-2", 145, "meq/L", 1),
            new Sent("creatinine", "2160-0", 1, "mg/dL", 1),
            new Sent("bun", "22664-7", 0, "mmol/L", 1 / 2.8013),
            new Sent("glucose", "2345-7", 130, "mg/dL", 1),
            new Sent("albumin", "1751-7", 13.5, "g/dL", 1),
            new Sent("bilirubin", "1975-2", 0, "mg/dL", 1),
            new Sent("ph", "2744-1", 7.4, "[pH]", 1));

    private final ChartWriter chart = new ChartWriter(NOW);
    private final Map<String, String> row;

    private IcuRow(Map<String, String> row) {
        this.row = row;
    }

    static Facts facts(Map<String, String> row) {
        return new IcuRow(row).write();
    }

    private boolean has(String column) {
        return !row.getOrDefault(column, "").isEmpty();
    }

    private double number(String column) {
        return Double.parseDouble(row.getOrDefault(column, ""));
    }

    private Facts write() {
        ObjectNode patient = chart.resource("Patient", "p");
        if (has("age_num")) {
            patient.put("birthDate", 2024 - (int) number("age_num") + "-02-01");
        }
        chart.add(patient);
        ObjectNode stay = chart.resource("Encounter", "now").put("status", "in-progress");
        stay.putObject("class").put("code", "IMP");
        stay.putObject("period").put("start", START.toString());
        stay.putArray("location").addObject().putObject("location").put("display", "Medical-Surgical ICU");
        chart.add(stay);
        for (Sent sent : SENT) {
            if (has(sent.column())) {
                write(sent);
            }
            elsewhere(sent);
        }
        if (has("temperature")) {
            chart.observation("8310-5", number("temperature") * 9 / 5 + 32, "[degF]", hour(7));
        }
        if (has("urine")) {
            chart.observation("9192-6", number("urine"), "mL/(24.h)", hour(24));
        }
        return chart.facts();
    }

    private static Instant hour(int hours) {
        return START.plus(hours, ChronoUnit.HOURS);
    }

    /** The worst, one halfway back to normal where that is no other value of a score, one that was taken back. */
    private void write(Sent sent) {
        double worst = number(sent.column());
        chart.observation(sent.loinc(), worst * sent.factor(), sent.unit(), hour(5));
        chart.observation(sent.loinc(), (worst + sent.normal()) / 2 * sent.factor(), sent.unit(), hour(9));
        chart.add(ChartWriter.quantity(
                chart.observation(sent.loinc(), hour(6)).put("status", "entered-in-error"), 1, sent.unit()));
    }

    /** Before the stay, after its first day, and in a unit that says something else. */
    private void elsewhere(Sent sent) {
        chart.observation(sent.loinc(), 5, sent.unit(), hour(-2));
        chart.observation(sent.loinc(), 5, sent.unit(), hour(25));
        chart.observation(sent.loinc(), 5, "kg", hour(8));
    }
}
