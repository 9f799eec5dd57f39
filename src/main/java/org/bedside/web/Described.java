package org.bedside.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.FitFile;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.ModelCard;
import org.bedside.catalog.ModelFolder;
import org.bedside.catalog.Reported;
import org.bedside.catalog.SourceAttribute;
import org.bedside.catalog.SpecialistFolder;
import org.bedside.evidence.Input;
import org.bedside.predict.ModelSpec;

/**
 * A model of either kind as its cards tell of it: what its folder holds, under names that both kinds share.
 *
 * @param says what it tells, in a few words
 * @param hash SHA-256 of the model
 * @param card what a person says of it
 * @param method how its figures came about
 * @param figures of all patients
 */
record Described(
        String id,
        String version,
        String title,
        String says,
        String hash,
        ModelCard card,
        String method,
        List<Figures.Figure> figures,
        Details details) {

    /**
     * What one kind has and the other has otherwise or not at all.
     *
     * @param technique how it works, as far as its folder says so
     * @param inputs what it reads; empty where its folder does not list them
     * @param outputs what it can say
     * @param learntFrom the rows that it was trained and tried on, {@code ""} where its folder does not count them
     * @param intervals how the intervals of single probabilities hold; empty if that was not tried
     * @param groups of patients; empty where they were not told apart
     * @param performance tables of how right it is
     * @param reliability tables of how far its probabilities hold
     * @param hashes SHA-256 of its files, by name
     */
    record Details(
            String technique,
            List<String> inputs,
            List<String> outputs,
            String learntFrom,
            List<Figures.Figure> intervals,
            List<Group> groups,
            List<Reported.Table> performance,
            List<Reported.Table> reliability,
            Map<String, String> hashes) {}

    /** Patients with something in common, and how the model does with them. */
    record Group(String name, int n, int positives, List<Figures.Figure> figures) {}

    /** What a source attribute says. */
    String said(SourceAttribute attribute) {
        return card.attributes().getOrDefault(attribute, "");
    }

    /** What source attributes say, each under its heading, in Markdown. */
    String headed(SourceAttribute... attributes) {
        return Paragraphs.of(Arrays.stream(attributes)
                .map(attribute -> Paragraphs.headed(attribute.heading(), said(attribute)))
                .toArray(String[]::new));
    }

    /** All models that have a page. */
    static Stream<Described> all(Catalog catalog) {
        return Stream.concat(
                catalog.models().values().stream().map(Described::of),
                catalog.specialists().values().stream().map(Described::of));
    }

    /** The model of this id; empty if none of that id has a page. */
    static Optional<Described> find(Catalog catalog, String id) {
        return Optional.ofNullable(catalog.models().get(id))
                .map(Described::of)
                .or(() -> Optional.ofNullable(catalog.specialists().get(id)).map(Described::of));
    }

    private static Described of(ModelFolder folder) {
        ModelSpec spec = folder.model().spec();
        return new Described(
                spec.id(),
                spec.version(),
                spec.title(),
                "Probability of: " + spec.outcome(),
                folder.fit().modelHash(),
                folder.card(),
                folder.metrics().method(),
                Figures.of(folder),
                details(folder));
    }

    private static Described of(SpecialistFolder folder) {
        return new Described(
                folder.model().id(),
                folder.model().version(),
                folder.title(),
                folder.says(),
                folder.hash(),
                folder.card(),
                folder.reported().method(),
                Figures.of(folder.reported()),
                details(folder));
    }

    private static Details details(ModelFolder folder) {
        ModelSpec spec = folder.model().spec();
        Metrics metrics = folder.metrics();
        FitFile fit = folder.fit();
        return new Details(
                "Logistic regression on %d features of %d inputs; %s; Tribuo %s."
                        .formatted(fit.fit().features().size(), spec.inputs().size(), fit.trainer(), fit.tribuo()),
                spec.inputs().stream().map(input -> told(input.input())).toList(),
                List.of("probability from 0 to 1, with a 95 % interval, of " + spec.outcome(), "an abstention"),
                "%d rows of %s (SHA-256 %s), of which %d with the outcome."
                        .formatted(
                                metrics.overall().n(),
                                fit.table().name(),
                                fit.table().sha256(),
                                metrics.overall().positives()),
                metrics.intervals().map(Figures::of).orElse(List.of()),
                metrics.subgroups().stream().map(group -> group(folder, group)).toList(),
                metrics.decisions().isEmpty() ? List.of() : List.of(decisions(metrics)),
                List.of(calibration(metrics)),
                Map.of(FitFile.MODEL, fit.modelHash()));
    }

    private static String told(Input input) {
        String unit = input.ucum().equals("1") ? "" : ", " + input.ucum();
        return input.label() + " (" + input.read().name().toLowerCase(Locale.ROOT) + unit + ")";
    }

    private static Group group(ModelFolder folder, Metrics.Group group) {
        return new Group(
                group.attribute() + ": " + group.value(), group.n(), group.positives(), Figures.of(folder, group));
    }

    private static Reported.Table calibration(Metrics metrics) {
        return new Reported.Table(
                "Calibration, by rising probability",
                List.of("n", "Predicted", "Observed"),
                metrics.bins().stream()
                        .map(bin -> row(String.valueOf(bin.n()), decimal(bin.predicted()), decimal(bin.observed())))
                        .toList());
    }

    private static Reported.Table decisions(Metrics metrics) {
        return new Reported.Table(
                "Net benefit per patient of acting from a threshold on; of acting on no one it is 0",
                List.of("Threshold", "By the model", "On everyone"),
                metrics.decisions().stream()
                        .map(point ->
                                row(decimal(point.threshold()), decimal(point.model()), decimal(point.everyone())))
                        .toList());
    }

    private static List<String> row(String... cells) {
        return List.of(cells);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static Details details(SpecialistFolder folder) {
        return new Details(
                folder.title() + ". " + folder.reported().method(),
                List.of(),
                Stream.concat(
                                folder.model().labels().stream(),
                                folder.model().numbers().stream().sorted().map(number -> number + " (a number)"))
                        .toList(),
                "",
                List.of(),
                List.of(),
                folder.reported().tables(),
                List.of(),
                new TreeMap<>(folder.hashes()));
    }
}
