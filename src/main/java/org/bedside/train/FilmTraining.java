package org.bedside.train;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.bedside.catalog.FilmFolder;
import org.bedside.catalog.Folder;
import org.bedside.catalog.Measure;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.Reported;
import org.bedside.film.Film;
import org.bedside.film.FilmModel;
import org.bedside.film.FilmParameters;
import org.bedside.validity.Calibration;
import org.bedside.validity.Scores;

/**
 * Makes of trained networks on films a model: calibrates them, sets the thresholds, and tells how right they are. Each film is
 * judged by those networks only that have not seen it.
 */
final class FilmTraining {

    static final String ID = "chest-xray-pneumonia";

    /**
     * The share of films with pneumonia for which probabilities are calibrated: that of the official test part (390 of 624),
     * which was not collected like the part for training (74 %).
     */
    private static final double PREVALENCE = 0.625;

    /** The share of films with pneumonia at or above the threshold. */
    private static final double SENSITIVITY = 0.95;

    /** The share of chest films that the gate lets pass. */
    private static final double PASS = 0.998;

    private static final int SEED = 20;

    static final List<String> FIGURES = List.of(
            "auroc", "accuracy", "sensitivity", "specificity", "ppv", "auprc", "brier", "ece", "slope", "intercept");

    private FilmTraining() {}

    /** Reads the films in a folder and the networks of the model; writes the model's files into another. */
    static Reported train(Path data, Path out) throws IOException {
        FilmSet films = FilmSet.training(data);
        Folder folder = Files.exists(out.resolve(FilmFolder.NETWORKS)) ? Folder.directory(out) : Folder.ofModel(ID);
        byte[] networks = bytes(folder, FilmFolder.NETWORKS);
        byte[] gate = bytes(folder, FilmFolder.GATE);
        try (FilmModel raw = new FilmModel(networks, gate, new FilmParameters(1, 0, 0.5, 0))) {
            int[] fold = films.folds(FilmOnnx.PARTS, FilmOnnx.SEED);
            List<Film> plain = films.films().stream().map(Film::new).toList();
            double[] logOdds = unseen(raw, plain, fold);
            double[] changed = unseen(raw, changed(films), fold);
            Calibration line = calibration(changed, films.pneumonia());
            double threshold = probability(line, quantile(logOdds, films.pneumonia(), true, 1 - SENSITIVITY));
            FilmGateReport gated = FilmGateReport.of(raw, films, fold, PASS);
            FilmParameters parameters =
                    new FilmParameters(line.slope(), line.intercept(), threshold, gated.threshold());
            Reported reported =
                    reported(new double[][] {logOdds, changed}, line, threshold, films.pneumonia(), gated.refused());
            Files.createDirectories(out);
            Files.write(out.resolve(FilmFolder.NETWORKS), networks);
            Files.write(out.resolve(FilmFolder.GATE), gate);
            Files.writeString(
                    out.resolve(FilmFolder.NAME),
                    FilmFolder.described(bytes(folder, FilmFolder.NAME), networks, gate, parameters, gated.refused()));
            Files.writeString(out.resolve(Metrics.NAME), reported.json());
            return reported;
        }
    }

    private static byte[] bytes(Folder folder, String name) throws IOException {
        try (InputStream stream = folder.open(name)) {
            return stream.readAllBytes();
        }
    }

    /** Of each film the mean log-odds of the networks that have not seen its part. */
    static double[] unseen(FilmModel model, List<Film> films, int[] fold) {
        double[][] all = model.logOdds(films);
        double[] unseen = new double[fold.length];
        for (int row = 0; row < fold.length; row++) {
            int networks = 0;
            for (int network = fold[row]; network < all[row].length; network += FilmOnnx.PARTS) {
                unseen[row] += all[row][network];
                networks++;
            }
            unseen[row] /= networks;
        }
        return unseen;
    }

    /** The films as another machine might have made them. */
    private static List<Film> changed(FilmSet films) {
        Random random = new Random(SEED);
        float[] pixels = new float[Film.PIXELS];
        List<Film> changed = new ArrayList<>();
        for (byte[] film : films.films()) {
            FilmAugmentation.changed(film, random, pixels, 0);
            byte[] bytes = new byte[Film.PIXELS];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) Math.round(255 * pixels[at]);
            }
            changed.add(new Film(bytes));
        }
        return changed;
    }

    /** A line in the log-odds (Platt), films weighted so that the share of pneumonia is {@link #PREVALENCE}. */
    private static Calibration calibration(double[] logOdds, boolean[] pneumonia) {
        double share = share(pneumonia);
        double[] weights = new double[pneumonia.length];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = pneumonia[row] ? PREVALENCE / share : (1 - PREVALENCE) / (1 - share);
        }
        return Calibration.fit(logOdds, pneumonia, weights, Calibration.NONE);
    }

    private static double share(boolean[] pneumonia) {
        double positives = 0;
        for (boolean each : pneumonia) {
            positives += each ? 1 : 0;
        }
        return positives / pneumonia.length;
    }

    private static double probability(Calibration line, double logOdds) {
        return 1 / (1 + Math.exp(-line.apply(logOdds)));
    }

    private static double quantile(double[] logOdds, boolean[] pneumonia, boolean of, double share) {
        double[] values = new double[logOdds.length];
        int n = 0;
        for (int row = 0; row < logOdds.length; row++) {
            if (pneumonia[row] == of) {
                values[n++] = logOdds[row];
            }
        }
        double[] sorted = Arrays.copyOf(values, n);
        Arrays.sort(sorted);
        return sorted[(int) (share * n)];
    }

    private static Reported reported(
            double[][] plainAndChanged,
            Calibration line,
            double threshold,
            boolean[] pneumonia,
            Map<String, Double> refused) {
        boolean[] kept = kept(pneumonia);
        boolean[] all = new boolean[pneumonia.length];
        Arrays.fill(all, true);
        double[] logOdds = plainAndChanged[0];
        Metrics.Group overall = group(logOdds, line, threshold, pneumonia, kept);
        List<Reported.Figure> figures = new ArrayList<>();
        for (String name : FIGURES) {
            overall.measure(name).ifPresent(measure -> figures.add(new Reported.Figure(name, measure)));
        }
        List<List<String>> others = List.of(
                row("as trained on, 74 % with pneumonia", group(logOdds, line, threshold, pneumonia, all)),
                row(
                        "changed: turned, scaled, mirrored, of other exposure and sharpness",
                        group(plainAndChanged[1], line, threshold, pneumonia, kept)));
        List<List<String>> bins = scores(logOdds, line, threshold, pneumonia, kept).bins().stream()
                .map(bin -> List.of("" + bin.n(), text(bin.predicted()), text(bin.observed())))
                .toList();
        List<List<String>> gate = refused.entrySet().stream()
                .map(entry -> List.of(entry.getKey(), text(entry.getValue())))
                .toList();
        return new Reported(
                String.format(
                        Locale.ROOT,
                        "5-fold cross-validation over %d films of the parts for training and validation, equal films in one "
                                + "fold: each film is judged by the networks trained without its fold; so many films with "
                                + "pneumonia left out by chance (seed %d) that %.1f %% have it (n = %d); intervals by 500 "
                                + "bootstrap samples of films, of accuracy by Wilson",
                        pneumonia.length,
                        SEED,
                        100 * PREVALENCE,
                        overall.n()),
                figures,
                List.of(
                        new Reported.Table(
                                "The same for other sets of films",
                                List.of("Films", "n", "AUROC", "Accuracy", "Sensitivity", "Specificity"),
                                others),
                        new Reported.Table(
                                "Calibration, by rising probability", List.of("n", "Predicted", "Observed"), bins),
                        new Reported.Table(
                                "Pictures refused, of films not trained on and of pictures made from them or by rule",
                                List.of("Pictures", "Share refused"),
                                gate)));
    }

    private static List<String> row(String films, Metrics.Group group) {
        List<String> cells = new ArrayList<>(List.of(films, "" + group.n()));
        for (String name : List.of("auroc", "accuracy", "sensitivity", "specificity")) {
            cells.add(group.measure(name).map(measure -> text(measure.value())).orElse(""));
        }
        return cells;
    }

    private static String text(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private static Metrics.Group group(
            double[] logOdds, Calibration line, double threshold, boolean[] pneumonia, boolean[] kept) {
        return withAccuracy(
                scores(logOdds, line, threshold, pneumonia, kept).group("all", "all", SEED),
                accuracy(logOdds, line, threshold, pneumonia, kept));
    }

    private static boolean[] kept(boolean[] pneumonia) {
        double share = share(pneumonia);
        double keep = (1 - share) * PREVALENCE / ((1 - PREVALENCE) * share);
        Random random = new Random(SEED);
        boolean[] kept = new boolean[pneumonia.length];
        for (int row = 0; row < kept.length; row++) {
            kept[row] = !pneumonia[row] || random.nextDouble() < keep;
        }
        return kept;
    }

    private static Scores scores(
            double[] logOdds, Calibration line, double threshold, boolean[] pneumonia, boolean[] kept) {
        int n = 0;
        double[] probability = new double[kept.length];
        boolean[] positive = new boolean[kept.length];
        int[] row = new int[kept.length];
        for (int at = 0; at < kept.length; at++) {
            if (kept[at]) {
                probability[n] = probability(line, logOdds[at]);
                positive[n] = pneumonia[at];
                row[n] = at;
                n++;
            }
        }
        return new Scores(Arrays.copyOf(probability, n), Arrays.copyOf(positive, n), Arrays.copyOf(row, n), threshold);
    }

    private static Measure accuracy(
            double[] logOdds, Calibration line, double threshold, boolean[] pneumonia, boolean[] kept) {
        int right = 0;
        int n = 0;
        for (int at = 0; at < kept.length; at++) {
            if (kept[at]) {
                right += probability(line, logOdds[at]) >= threshold == pneumonia[at] ? 1 : 0;
                n++;
            }
        }
        return wilson(right, n);
    }

    /** A share with its 95 % interval (Wilson, J Am Stat Assoc 1927;22:209). */
    static Measure wilson(int right, int n) {
        double z = 1.96;
        double share = right / (double) n;
        double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
        return new Measure(share, Math.max(0, middle - half), Math.min(1, middle + half));
    }

    static Metrics.Group withAccuracy(Metrics.Group group, Measure accuracy) {
        Map<String, Measure> measures = new LinkedHashMap<>(group.measures());
        measures.put("accuracy", accuracy);
        return new Metrics.Group(
                group.attribute(), group.value(), group.n(), group.positives(), group.flagged(), measures);
    }
}
