package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bedside.catalog.FitFile;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.ModelFile;
import org.bedside.catalog.ModelFolder;
import org.bedside.catalog.Training;
import org.bedside.predict.Fit;
import org.bedside.predict.Linear;
import org.bedside.validity.Calibration;
import org.bedside.validity.Isotonic;
import org.bedside.validity.Scores;
import org.tribuo.Model;
import org.tribuo.Tribuo;
import org.tribuo.classification.Label;

/** Trains one model from one table; the same table and settings give the same model, to the byte. */
public final class Trainer {

    static final int FOLDS = 5;

    private final ModelFile model;
    private final Training.Settings settings;
    private final Sample sample;
    private final List<String> features;
    private final Regression regression;
    private final FitFile.Table table;
    private final int refits;

    /**
     * Reads the table named by the model out of a folder.
     *
     * @param refits on how many samples of patients the intervals are tried; 0 for none
     */
    public Trainer(ModelFile model, Path data, int refits) throws IOException {
        this.model = model;
        this.refits = refits;
        this.settings = model.training().settings();
        this.features = model.spec().features();
        Path file = data.resolve(model.training().table());
        this.sample = Sample.read(model, file);
        if (sample.size() == 0) {
            throw new BadTable(file + " has no row of the model's population with a known outcome");
        }
        this.table = new FitFile.Table(
                model.training().table(),
                ModelFolder.sha256(Files.readAllBytes(file)),
                members(false).size());
        seen();
        this.regression =
                new Regression(features, settings.penalty(), model.spec().id() + ", table SHA-256 " + table.sha256());
    }

    private void seen() {
        List<String> never = new ArrayList<>();
        for (int feature = 0; feature < features.size(); feature++) {
            int at = feature;
            if (Arrays.stream(sample.rows).allMatch(row -> row[at] == 0)) {
                never.add(features.get(feature));
            }
        }
        if (!never.isEmpty()) {
            throw new BadTable(table.name() + " has no row with " + String.join(", ", never));
        }
    }

    /** Trains, calibrates and measures. */
    public Trained train() {
        int[] folds = folds(sample, settings.seed());
        double[] crossFitted = new double[sample.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            Linear linear = new Linear(features, regression.train(sample, at -> folds[at] == held ? 0 : 1));
            for (int at = 0; at < crossFitted.length; at++) {
                if (folds[at] == fold) {
                    crossFitted[at] = linear.logOdds(sample.rows[at]);
                }
            }
        }
        double[] probabilities = new double[sample.size()];
        double[] steps = new double[sample.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            Calibration line = calibration(crossFitted, folds, fold);
            Isotonic others = Isotonic.fit(crossFitted, sample.positive, without(folds, fold));
            for (int at = 0; at < probabilities.length; at++) {
                if (folds[at] == fold) {
                    probabilities[at] = 1 / (1 + Math.exp(-line.apply(crossFitted[at])));
                    steps[at] = others.apply(crossFitted[at]);
                }
            }
        }
        Calibration calibration = calibration(crossFitted, folds, FOLDS);
        Model<Label> whole = regression.train(sample, at -> 1);
        Linear linear = new Linear(features, whole);
        double threshold = threshold(probabilities);
        Fit fit = new Fit(
                features,
                means(),
                calibration.slope(),
                calibration.intercept(),
                new Sandwich(sample, linear.weights(), linear.bias())
                        .covariance(settings.penalty(), calibration.slope() * calibration.slope()),
                threshold);
        byte[] file = whole.serialize().toByteArray();
        FitFile fitFile = new FitFile(
                fit,
                ModelFolder.sha256(file),
                table,
                Tribuo.VERSION,
                regression.description() + "; calibrated on cross-fitted predictions",
                settings.seed(),
                sample.inputs);
        return new Trained(file, fitFile, metrics(probabilities, steps, fit, linear));
    }

    /** Each row's fold; the rows of one patient share one. */
    static int[] folds(Sample sample, int seed) {
        int[] byPatient = new int[sample.patients()];
        for (int at = 0; at < byPatient.length; at++) {
            byPatient[at] = at % FOLDS;
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int at = byPatient.length - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            int fold = byPatient[at];
            byPatient[at] = byPatient[other];
            byPatient[other] = fold;
        }
        int[] folds = new int[sample.size()];
        for (int at = 0; at < folds.length; at++) {
            folds[at] = byPatient[sample.groups[at]];
        }
        return folds;
    }

    private Calibration calibration(double[] logOdds, int[] folds, int without) {
        return Calibration.fit(logOdds, sample.positive, without(folds, without), Calibration.NONE);
    }

    private static double[] without(int[] folds, int fold) {
        double[] weights = new double[folds.length];
        for (int at = 0; at < weights.length; at++) {
            weights[at] = folds[at] == fold ? 0 : 1;
        }
        return weights;
    }

    private double threshold(double[] probabilities) {
        double[] sorted = members(false).stream()
                .mapToDouble(at -> probabilities[at])
                .sorted()
                .toArray();
        double exact = sorted[(int) Math.floor((1 - settings.alertRate()) * (sorted.length - 1))];
        return Math.rint(exact * 1000) / 1000; // three digits can be told to a person
    }

    private List<Double> means() {
        List<Double> means = new ArrayList<>();
        for (int feature = 0; feature < features.size(); feature++) {
            double sum = 0;
            for (double[] row : sample.rows) {
                sum += row[feature];
            }
            means.add(sum / sample.size());
        }
        return means;
    }

    private Metrics metrics(double[] probabilities, double[] steps, Fit fit, Linear linear) {
        double threshold = fit.threshold();
        List<Integer> counted = members(false);
        Scores all = scores(probabilities, threshold, counted);
        List<Metrics.Group> subgroups = new ArrayList<>();
        for (int audit = 0; audit < model.training().audit().size(); audit++) {
            int column = audit;
            String attribute = model.training().audit().get(audit).name();
            Map<String, List<Integer>> groups = new TreeMap<>(counted.stream()
                    .collect(Collectors.groupingBy(at -> sample.audit.get(at)[column])));
            groups.forEach((value, members) ->
                    subgroups.add(scores(probabilities, threshold, members).group(attribute, value, settings.seed())));
        }
        if (counted.size() < sample.size()) {
            String inputs = String.join(", ", new TreeSet<>(model.training().alsoWithout()));
            subgroups.add(scores(probabilities, threshold, members(true)).group("without", inputs, settings.seed()));
        }
        String method = FOLDS + "-fold cross-validation, the rows of one patient in one fold; calibration of each fold"
                + " from the others; intervals by 500 bootstrap samples of patients";
        return new Metrics(
                method,
                all.group("all", "all", settings.seed()),
                all.bins(),
                subgroups,
                all.decisions(),
                refits > 0
                        ? Optional.of(
                                new Refits(sample, settings.penalty(), settings.seed()).against(fit, linear, refits))
                        : Optional.empty(),
                Optional.of(new Metrics.Brier(
                        all.brier(), scores(steps, threshold, counted).brier())));
    }

    /** The rows that count, or those that stand there a second time. */
    private List<Integer> members(boolean without) {
        return IntStream.range(0, sample.size())
                .filter(at -> sample.without[at] == without)
                .boxed()
                .toList();
    }

    private Scores scores(double[] probabilities, double threshold, List<Integer> members) {
        int n = members.size();
        double[] probability = new double[n];
        boolean[] positive = new boolean[n];
        int[] patient = new int[n];
        for (int at = 0; at < n; at++) {
            probability[at] = probabilities[members.get(at)];
            positive[at] = sample.positive[members.get(at)];
            patient[at] = sample.groups[members.get(at)];
        }
        return new Scores(probability, positive, patient, threshold);
    }
}
