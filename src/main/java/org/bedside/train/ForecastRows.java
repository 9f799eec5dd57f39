package org.bedside.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bedside.ecg.Forecast;
import org.jspecify.annotations.Nullable;

/**
 * Heartbeats, one a row: CSV with or without a header, or ARFF. A row has the 100 samples that a forecast is made from, or the
 * 140 of the whole beat, and may have a label after them.
 */
final class ForecastRows {

    /** Samples that a forecast is made from. */
    static final int GIVEN = Forecast.GIVEN;

    /** Samples that are forecast. */
    static final int AHEAD = Forecast.AHEAD;

    private static final int MOST = 1_000_000;

    private ForecastRows() {}

    /**
     * The rows as they stand, each of 100 samples or of 140.
     *
     * @param whole whether every row must be a whole beat
     */
    static List<float[]> read(Path file, boolean whole) throws IOException {
        List<float[]> rows = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line;
            for (int number = 1; (line = reader.readLine()) != null; number++) {
                if (line.isBlank() || line.startsWith("@") || line.startsWith("%")) {
                    continue;
                }
                float[] row = row(line, file.getFileName() + " line " + number, rows.isEmpty());
                if (row != null) {
                    if (whole && row.length != GIVEN + AHEAD) {
                        throw new BadTable(
                                file.getFileName() + " line " + number + ": not a whole beat of 140 samples");
                    }
                    rows.add(row);
                }
                if (rows.size() > MOST) {
                    throw new BadTable(file.getFileName() + ": more than " + MOST + " beats");
                }
            }
        }
        if (rows.isEmpty()) {
            throw new BadTable(file.getFileName() + ": no beats");
        }
        return rows;
    }

    /** A row's samples; null if it is a header. */
    private static float @Nullable [] row(String line, String where, boolean mayBeHeader) {
        String[] cells = line.split(",", -1);
        int samples = cells.length >= GIVEN + AHEAD ? GIVEN + AHEAD : GIVEN;
        if (cells.length != samples && cells.length != samples + 1) {
            throw new BadTable(
                    where + ": " + cells.length + " values; a beat has 100 or 140 samples and at most a label");
        }
        float[] row = new float[samples];
        for (int at = 0; at < samples; at++) {
            try {
                row[at] = Float.parseFloat(cells[at].strip());
            } catch (NumberFormatException notANumber) {
                if (at == 0 && mayBeHeader && !cells[0].isBlank()) {
                    return null;
                }
                throw new BadTable(where + ": value " + (at + 1) + " is not a number");
            }
            if (!Float.isFinite(row[at]) || Math.abs(row[at]) > 1e6) {
                throw new BadTable(String.format(Locale.ROOT, "%s: value %d is not a sample", where, at + 1));
            }
        }
        return row;
    }
}
