package org.bedside.train;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bedside.catalog.Folder;
import org.bedside.catalog.ForecastFolder;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.Reported;
import org.bedside.ecg.Forecast;

/** Tells how right trained networks are that forecast a heartbeat: each beat by those that have not seen it. */
final class ForecastTraining {

    static final String ID = "ecg-forecast";

    private ForecastTraining() {}

    /** Reads the beats in a folder and the networks of the model; writes the model's files into another. */
    static Reported train(Path data, Path out) throws IOException {
        ForecastBeats beats = ForecastBeats.read(data);
        Folder folder =
                Files.exists(out.resolve(ForecastFolder.WHOLE_BEAT)) ? Folder.directory(out) : Folder.ofModel(ID);
        byte[] wholeBeat = bytes(folder, ForecastFolder.WHOLE_BEAT);
        byte[] beginning = bytes(folder, ForecastFolder.BEGINNING);
        Reported reported;
        try (Forecast forecast = new Forecast(wholeBeat, beginning)) {
            reported = new Reported(
                    "5-fold cross-validation over beats: each is forecast by the networks trained without its fold; mean squared "
                            + "error in the unit of the file, which is normalised by the whole beat; intervals by 1,000 "
                            + "bootstrap samples of beats, which are all of one patient",
                    errors(forecast, beats),
                    List.of());
        }
        Files.createDirectories(out);
        Files.write(out.resolve(ForecastFolder.WHOLE_BEAT), wholeBeat);
        Files.write(out.resolve(ForecastFolder.BEGINNING), beginning);
        Files.writeString(
                out.resolve(ForecastFolder.NAME),
                ForecastFolder.described(bytes(folder, ForecastFolder.NAME), wholeBeat, beginning));
        Files.writeString(out.resolve(Metrics.NAME), reported.json());
        return reported;
    }

    private static byte[] bytes(Folder folder, String name) throws IOException {
        try (InputStream stream = folder.open(name)) {
            return stream.readAllBytes();
        }
    }

    /** By the networks that have not seen a beat. */
    private static List<Reported.Figure> errors(Forecast forecast, ForecastBeats beats) {
        int n = beats.given().length;
        ForecastErrors whole = new ForecastErrors(n);
        ForecastErrors open = new ForecastErrors(n);
        ForecastErrors served = new ForecastErrors(n);
        ForecastErrors ridge = new ForecastErrors(n);
        ForecastErrors last = new ForecastErrors(n);
        Ridge[] lines = new Ridge[ForecastOnnx.PARTS];
        for (int part = 0; part < lines.length; part++) {
            ForecastBeats seen = beats.without(part);
            lines[part] = Ridge.fit(seen.given(), seen.ahead(), 5);
        }
        for (int beat = 0; beat < n; beat++) {
            float[] given = beats.given()[beat];
            float[] ahead = beats.ahead()[beat];
            int part = beat % ForecastOnnx.PARTS;
            float[] mean = Forecast.mean(unseen(forecast.eachOfWholeBeat(given), part));
            open.add(mean, ahead);
            whole.add(Forecast.closed(given, mean), ahead);
            served.add(Forecast.mean(unseen(forecast.eachOfBeginning(given), part)), ahead);
            ridge.add(lines[part].apply(given), ahead);
            float[] still = new float[ahead.length];
            java.util.Arrays.fill(still, given[given.length - 1]);
            last.add(still, ahead);
        }
        return List.of(
                new Reported.Figure("mse", whole.measure()),
                new Reported.Figure("mse, not moved to fit the normalisation", open.measure()),
                new Reported.Figure("mse as served, normalised by the first 100 samples", served.measure()),
                new Reported.Figure("mse of ridge regression", ridge.measure()),
                new Reported.Figure("mse of repeating the last sample", last.measure()));
    }

    private static float[][] unseen(float[][] each, int part) {
        float[][] unseen = new float[each.length / ForecastOnnx.PARTS][];
        for (int at = 0; at < unseen.length; at++) {
            unseen[at] = each[part + at * ForecastOnnx.PARTS];
        }
        return unseen;
    }
}
