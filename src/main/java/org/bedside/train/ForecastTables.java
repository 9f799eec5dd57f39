package org.bedside.train;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bedside.catalog.Reported;
import org.bedside.ecg.Forecast;

/** Forecasts of many beats, which are normalised by the whole beat as those of the data set are. */
final class ForecastTables {

    private ForecastTables() {}

    /** Writes the 40 samples that follow, one row per beat, in their order, and says how many beats. */
    static long predict(Forecast forecast, Path data, Path out) throws IOException {
        List<float[]> beats = ForecastRows.read(data, false);
        try (BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            for (float[] beat : beats) {
                float[] ahead = forecast.ofWholeBeat(Arrays.copyOf(beat, Forecast.GIVEN));
                for (int at = 0; at < ahead.length; at++) {
                    writer.write(at == 0 ? "" : ",");
                    writer.write(Float.toString(ahead[at]));
                }
                writer.write('\n');
            }
        }
        return beats.size();
    }

    /** The mean squared error over whole beats, as they are and normalised by their beginning. */
    static List<Reported.Figure> evaluate(Forecast forecast, Path data) throws IOException {
        ForecastBeats beats = ForecastBeats.of(ForecastRows.read(data, true));
        int n = beats.given().length;
        ForecastErrors whole = new ForecastErrors(n);
        ForecastErrors served = new ForecastErrors(n);
        for (int beat = 0; beat < n; beat++) {
            whole.add(forecast.ofWholeBeat(beats.given()[beat]), beats.ahead()[beat]);
            served.add(forecast.ofBeginning(beats.given()[beat]), beats.ahead()[beat]);
        }
        return List.of(
                new Reported.Figure("mse", whole.measure()), new Reported.Figure("mse_served", served.measure()));
    }
}
