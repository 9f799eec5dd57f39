package org.bedside.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bedside.ecg.Forecast;

/**
 * The beats of a file in an order by chance; beat k is of part k modulo {@link ForecastOnnx#PARTS}.
 *
 * @param given of each beat the first 100 samples
 * @param ahead of each the 40 that follow
 */
@SuppressWarnings("ArrayRecordComponent") // numbers of one training, changed by nobody
record ForecastBeats(float[][] given, float[][] ahead) {

    private static final int SEED = 1;

    static ForecastBeats read(Path folder) throws IOException {
        List<float[]> rows = new ArrayList<>(ForecastRows.read(folder.resolve("ECG5000_TRAIN.csv"), true));
        Collections.shuffle(rows, new Random(SEED));
        return of(rows);
    }

    static ForecastBeats of(List<float[]> rows) {
        float[][] given = new float[rows.size()][];
        float[][] ahead = new float[rows.size()][];
        for (int at = 0; at < given.length; at++) {
            given[at] = Arrays.copyOf(rows.get(at), Forecast.GIVEN);
            ahead[at] = Arrays.copyOfRange(rows.get(at), Forecast.GIVEN, Forecast.GIVEN + Forecast.AHEAD);
        }
        return new ForecastBeats(given, ahead);
    }

    /** The beats but those of a part. */
    ForecastBeats without(int part) {
        List<float[]> otherGiven = new ArrayList<>();
        List<float[]> otherAhead = new ArrayList<>();
        for (int at = 0; at < given.length; at++) {
            if (at % ForecastOnnx.PARTS != part) {
                otherGiven.add(given[at]);
                otherAhead.add(ahead[at]);
            }
        }
        return new ForecastBeats(otherGiven.toArray(new float[0][]), otherAhead.toArray(new float[0][]));
    }

    /** The beats with mean 0 and standard deviation 1 of what is given. */
    ForecastBeats byBeginning() {
        List<float[]> rows = new ArrayList<>();
        for (int beat = 0; beat < given.length; beat++) {
            double mean = 0;
            for (float value : given[beat]) {
                mean += value / given[beat].length;
            }
            double squares = 0;
            for (float value : given[beat]) {
                squares += (value - mean) * (value - mean) / given[beat].length;
            }
            double spread = Math.sqrt(squares);
            float[] row = Arrays.copyOf(given[beat], Forecast.GIVEN + Forecast.AHEAD);
            System.arraycopy(ahead[beat], 0, row, Forecast.GIVEN, Forecast.AHEAD);
            for (int at = 0; at < row.length; at++) {
                row[at] = (float) ((row[at] - mean) / spread);
            }
            rows.add(row);
        }
        return of(rows);
    }
}
