package org.bedside.train;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.bedside.glucose.Advice;
import org.bedside.glucose.Chart;
import org.bedside.glucose.LearntPolicy;
import org.bedside.glucose.Ranges;
import org.bedside.glucose.SensorDays;

/**
 * Traces as simglucose writes them: {@code Time} (2018-01-01 00:03:00), {@code CGM} in mg/dL, and {@code CHO} in grams
 * per minute. One file or a folder of them, in the order of their names; a row for each is written.
 */
final class GlucoseTrace {

    private static final String HEADER =
            "readings,days,coverage,in_range,below70,below54,above180,above250,basal,ratio,factor,abstained,reason\n";

    /** As many readings as two weeks may have. */
    private static final int MOST = 14 * 1440;

    private GlucoseTrace() {}

    static long write(LearntPolicy policy, Path data, Path out) throws IOException {
        List<Path> files = files(data);
        StringBuilder rows = new StringBuilder(HEADER);
        for (Path file : files) {
            rows.append(row(chart(file), policy));
        }
        try (BufferedWriter writer = Files.newBufferedWriter(out)) {
            writer.append(rows);
        }
        return files.size();
    }

    private static List<Path> files(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return List.of(data);
        }
        try (var listed = Files.list(data)) {
            List<Path> files = listed.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new BadTable(data + " has no .csv file");
            }
            return files;
        }
    }

    private static Chart chart(Path file) throws IOException {
        List<SensorDays.Reading> readings = new ArrayList<>();
        List<Chart.Meal> meals = new ArrayList<>();
        try (Table table = Table.open(file)) {
            table.require(List.of("Time", "CGM", "CHO"));
            long before = Long.MIN_VALUE;
            while (table.hasNext()) {
                CSVRecord row = table.next();
                if (readings.size() >= MOST) {
                    throw new BadTable(table.name() + " has more readings than two weeks may have");
                }
                LocalDateTime time = time(row.get(table.column("Time")), table);
                long minute = time.toEpochSecond(ZoneOffset.UTC) / 60;
                readings.add(new SensorDays.Reading(
                        minute, time.getHour() * 60 + time.getMinute(), number(row.get(table.column("CGM")), table)));
                String grams = row.get(table.column("CHO"));
                if (!grams.isEmpty() && number(grams, table) > 0) {
                    long step = before == Long.MIN_VALUE ? 1 : Math.max(1, minute - before);
                    meals.add(new Chart.Meal(minute, number(grams, table) * step, Optional.empty()));
                }
                before = minute;
            }
        }
        return new Chart(
                SensorDays.clean(readings),
                Optional.empty(),
                meals,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    private static LocalDateTime time(String text, Table table) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException none) {
            throw new BadTable(table.name() + " line " + table.line() + ": Time is not a time");
        }
    }

    private static double number(String text, Table table) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException none) {
            // told below, without the text
        }
        throw new BadTable(table.name() + " line " + table.line() + " has a cell that is not a number");
    }

    private static String row(Chart chart, LearntPolicy policy) {
        SensorDays sensor = chart.sensor();
        String wear = sensor.readings().size() + "," + sensor.days() + "," + sensor.coverage() + ",";
        List<String> refusals = Advice.refusals(chart, policy);
        if (!refusals.isEmpty()) {
            return wear + ",,,,,,,,true,\"" + String.join("; ", refusals) + "\"\n";
        }
        Advice advice = Advice.of(chart, policy);
        Ranges ranges = advice.ranges();
        return wear + ranges.inRange() + "," + ranges.low() + "," + ranges.veryLow() + "," + ranges.high() + ","
                + ranges.veryHigh() + "," + advice.step().basal() + ","
                + advice.step().ratio() + ","
                + advice.step().factor() + ",false,\n";
    }
}
