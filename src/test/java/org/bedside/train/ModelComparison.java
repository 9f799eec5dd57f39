package org.bedside.train;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bedside.catalog.Folder;
import org.bedside.catalog.Measure;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.ModelFile;
import org.bedside.catalog.Training;
import org.bedside.evidence.Units;
import org.bedside.validity.Scores;

/**
 * Compares families of models on the rows, inputs and folds by which a shipped model is trained, and prints a table:
 * {@code ModelComparison MODEL DIR}, where DIR holds the table that {@code model.json} names.
 */
public final class ModelComparison {

    private static final String HEAD = """
            | family | AUROC (95 %%) | less the logistic regression's | Brier, Platt | Brier, isotonic | s |
            |---|---|---|---|---|---|
            """;

    /** Held, since a logger that nobody holds forgets its level. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private final ModelFile model;
    private final Sample sample;
    private final Families families;
    private final Folds folds;
    private final PrintStream out;
    private final Map<String, Set<String>> settings = new LinkedHashMap<>();

    private ModelComparison(ModelFile model, Path data, PrintStream out) throws IOException {
        RawInputs raw = new RawInputs(model.spec());
        this.model = model;
        this.sample = Sample.read(
                new ModelFile(model.spec(), model.observed(), once(model.training())),
                data.resolve(model.training().table()),
                raw);
        this.families = new Families(model, sample, raw.design());
        this.folds = new Folds(Trainer.folds(sample, model.training().settings().seed()), sample.positive);
        this.out = out;
    }

    /** Each row once, as it is. */
    private static Training once(Training of) {
        return new Training(
                of.table(),
                of.label(),
                of.positive(),
                of.group(),
                of.drop(),
                of.columns(),
                Set.of(),
                of.audit(),
                of.settings());
    }

    public static void main(String[] arguments) throws IOException {
        TRIBUO.setLevel(Level.WARNING);
        ModelFile model = ModelFile.read(arguments[0], Folder.ofModel(arguments[0]), new Units());
        new ModelComparison(model, Path.of(arguments[1]), System.out).run();
    }

    private void run() {
        out.printf(Locale.ROOT, "%n%s: %d rows%n%n" + HEAD, model.spec().id(), sample.size());
        CrossFit logistic = CrossFit.of(families.logistic(), folds);
        row(logistic, logistic);
        row(CrossFit.of(families.additive(), folds), logistic);
        row(CrossFit.of(families.boostingOfFeatures(), folds), logistic);
        CrossFit boosting = row(CrossFit.of(families.boostingOfInputs(), folds), logistic);
        row(CrossFit.of(families.forest(), folds), logistic);
        row(CrossFit.of(families.factorisation(), folds), logistic);
        row(CrossFit.mean(logistic, boosting), logistic);
        out.println();
        settings.forEach((family, chosen) -> out.println(family + " chose " + String.join("; ", chosen)));
    }

    private CrossFit row(CrossFit fit, CrossFit logistic) {
        int seed = model.training().settings().seed();
        double[] platt = folds.platt(fit.logOdds);
        Metrics.Group figures = new Scores(platt, sample.positive, sample.groups, 0.5).group("all", "all", seed);
        Measure auroc = figures.measure("auroc").orElseThrow();
        Measure difference = new PairedBootstrap(sample.positive, sample.groups, seed)
                .difference(platt, folds.platt(logistic.logOdds));
        out.printf(
                Locale.ROOT,
                "| %s | %.3f (%.3f to %.3f) | %s | %.4f | %.4f | %.2f |%n",
                fit.family,
                auroc.value(),
                auroc.low(),
                auroc.high(),
                fit == logistic
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "%+.3f (%+.3f to %+.3f)",
                                difference.value(),
                                difference.low(),
                                difference.high()),
                figures.measure("brier").orElseThrow().value(),
                brier(folds.isotonic(fit.logOdds)),
                fit.seconds);
        settings.put(fit.family, fit.chosen);
        return fit;
    }

    private double brier(double[] probabilities) {
        double sum = 0;
        for (int at = 0; at < probabilities.length; at++) {
            double miss = probabilities[at] - (sample.positive[at] ? 1 : 0);
            sum += miss * miss;
        }
        return sum / probabilities.length;
    }
}
