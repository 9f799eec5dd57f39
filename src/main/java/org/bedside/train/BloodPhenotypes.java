package org.bedside.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bedside.blood.BloodSpec;
import org.bedside.blood.KMeans;
import org.bedside.blood.LogScale;
import org.bedside.blood.Partitions;
import org.bedside.blood.PhenotypeModel;
import org.bedside.blood.Phenotypes;
import org.bedside.catalog.BloodFolder;
import org.bedside.catalog.Folder;
import org.bedside.catalog.Measure;
import org.bedside.catalog.Reported;
import org.bedside.catalog.SpecialistFolder;

/** Learns the phenotypes of a community's blood counts: as many of 4 to 8 as come again from resamples. */
final class BloodPhenotypes implements ModelWork {

    static final String ID = "blood-count-phenotype";

    private static final int FEWEST = 4;
    private static final int MOST = 8;
    private static final int STARTS = 10;
    private static final int RESAMPLES = 20;
    private static final int RESAMPLE_STARTS = 5;
    private static final long SEED = 1;

    /** Of the adjusted Rand index, in the mean of the resamples and in the lowest. */
    private static final double STABLE = 0.9;

    @Override
    public void train(Path data, Path out, PrintWriter print) throws IOException {
        BloodTables tables = new BloodTables(ID);
        BloodRows.Read community = tables.community(data);
        LogScale scale = LogScale.of(community.rows());
        double[][] z = Arrays.stream(community.rows()).map(scale::standardised).toArray(double[][]::new);
        List<List<String>> byNumber = new ArrayList<>();
        double[][] chosen = new double[0][];
        Measure stability = new Measure(0, 0, 0);
        for (int k = FEWEST; k <= MOST; k++) {
            double[][] centroids = KMeans.fit(z, k, SEED, STARTS);
            double[] indices = stability(z, centroids, STABLE);
            Measure mean = BloodTables.between(Arrays.stream(indices).average().orElseThrow(), indices);
            byNumber.add(List.of(
                    String.valueOf(k),
                    String.valueOf(indices.length),
                    digits(mean.value()),
                    digits(mean.low()),
                    digits(mean.high())));
            print.printf(Locale.ROOT, "%d clusters: adjusted Rand %s%n", k, told(mean));
            if (mean.low() >= STABLE) {
                chosen = centroids;
                stability = mean;
            }
        }
        if (chosen.length == 0) {
            throw new BadTable("no number of clusters from " + FEWEST + " to " + MOST + " comes again from resamples");
        }
        Phenotypes phenotypes = new Phenotypes(scale, chosen);
        BloodSpec spec = BloodFolder.spec(ID, Folder.ofModel(ID));
        PhenotypeModel model = new PhenotypeModel(spec, phenotypes);
        String method = String.format(
                Locale.ROOT,
                "K-means on %d people of NHANES 1999-2018 (%d without all indices left out), standardised logarithms,"
                        + " k-means++, best of %d starts; the most clusters of %d to %d with an adjusted Rand index of"
                        + " at least %.1f in each of %d resamples (as many people, drawn with replacement), each"
                        + " compared with the shipped clusters on all people. Intervals: lowest and highest of the resamples.",
                z.length,
                community.incomplete(),
                STARTS,
                FEWEST,
                MOST,
                STABLE,
                RESAMPLES);
        Reported reported = new Reported(
                method,
                List.of(new Reported.Figure("stability, adjusted Rand index over resamples", stability)),
                List.of(
                        new Reported.Table(
                                "Stability by the number of clusters",
                                List.of(
                                        "Clusters",
                                        "Resamples until one is below 0.9",
                                        "Adjusted Rand, mean",
                                        "Lowest",
                                        "Highest"),
                                byNumber),
                        centroids(model, z),
                        byGroup(model, z, community.groups())));
        tables.write(out, phenotypes.bytes(), BloodPicture.centroids(model), reported);
        model.labels().forEach(print::println);
    }

    private static Reported.Table centroids(PhenotypeModel model, double[][] z) {
        Phenotypes phenotypes = model.phenotypes();
        int[] counts = counts(z, all(phenotypes));
        List<String> columns = new ArrayList<>(List.of("Phenotype", "Share"));
        model.spec()
                .indices()
                .forEach(index ->
                        columns.add(index.input().label() + " (" + index.input().ucum() + ")"));
        List<List<String>> rows = new ArrayList<>();
        for (int cluster = 1; cluster <= phenotypes.size(); cluster++) {
            double[] centroid = phenotypes.centroid(cluster);
            List<String> row = new ArrayList<>();
            row.add(cluster + ": " + model.label(cluster));
            row.add(String.format(Locale.ROOT, "%.1f %%", 100.0 * counts[cluster - 1] / z.length));
            for (int at = 0; at < centroid.length; at++) {
                row.add(String.format(
                        Locale.ROOT, "%.2f (%+.2f SD)", phenotypes.scale().value(at, centroid[at]), centroid[at]));
            }
            rows.add(row);
        }
        return new Reported.Table("Centroids", columns, rows);
    }

    /** What is usual differs between groups: a phenotype is no finding by itself. */
    private static Reported.Table byGroup(PhenotypeModel model, double[][] z, List<List<String>> groups) {
        double[][] centroids = all(model.phenotypes());
        List<String> columns = new ArrayList<>(List.of("Group", "People"));
        for (int cluster = 1; cluster <= centroids.length; cluster++) {
            columns.add("Phenotype " + cluster);
        }
        List<List<String>> rows = new ArrayList<>();
        for (String group : BloodGroups.all(groups)) {
            double[][] of = Arrays.stream(BloodGroups.rows(groups, group))
                    .mapToObj(at -> z[at])
                    .toArray(double[][]::new);
            List<String> row = new ArrayList<>(List.of(group, String.valueOf(of.length)));
            for (int count : counts(of, centroids)) {
                row.add(String.format(Locale.ROOT, "%.1f %%", 100.0 * count / of.length));
            }
            rows.add(row);
        }
        return new Reported.Table("Phenotypes by group", columns, rows);
    }

    private static double[][] all(Phenotypes phenotypes) {
        return IntStream.rangeClosed(1, phenotypes.size())
                .mapToObj(phenotypes::centroid)
                .toArray(double[][]::new);
    }

    private static int[] counts(double[][] z, double[][] centroids) {
        int[] counts = new int[centroids.length];
        for (int cluster : partition(z, centroids)) {
            counts[cluster]++;
        }
        return counts;
    }

    private static int[] partition(double[][] z, double[][] centroids) {
        return Arrays.stream(z).mapToInt(row -> KMeans.nearest(centroids, row)).toArray();
    }

    /**
     * How like the partitions by centroids of resamples are to the partition by these.
     *
     * @param least the first resample below this is the last one
     */
    private static double[] stability(double[][] z, double[][] centroids, double least) {
        int[] partition = partition(z, centroids);
        double[] indices = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            SplittableRandom random = new SplittableRandom(SEED + resample);
            double[][] drawn = new double[z.length][];
            for (int at = 0; at < drawn.length; at++) {
                drawn[at] = z[random.nextInt(z.length)];
            }
            double[][] others = KMeans.fit(drawn, centroids.length, SEED + resample, RESAMPLE_STARTS);
            indices[resample] = Partitions.adjustedRand(partition, partition(z, others));
            if (indices[resample] < least) {
                return Arrays.copyOf(indices, resample + 1);
            }
        }
        return indices;
    }

    private static PhenotypeModel shipped() {
        return (PhenotypeModel) SpecialistFolder.read(ID, Folder.ofModel(ID)).model();
    }

    @Override
    public long predict(Path data, Path out) throws IOException {
        Phenotypes phenotypes = shipped().phenotypes();
        return new BloodTables(ID).predict(data, out, "cluster,distance", values -> {
            Phenotypes.Nearest nearest = phenotypes.nearest(values);
            return nearest.cluster() + "," + nearest.distance();
        });
    }

    @Override
    public String evaluate(Path data, boolean json) throws IOException {
        PhenotypeModel model = shipped();
        BloodRows.Read read = new BloodTables(ID).read(data);
        double[][] centroids = all(model.phenotypes());
        if (read.rows().length < centroids.length) {
            throw new BadTable(data + " has too few complete counts");
        }
        double[][] z = Arrays.stream(read.rows())
                .map(model.phenotypes().scale()::standardised)
                .toArray(double[][]::new);
        double[] indices = stability(z, centroids, 0);
        Measure stability = BloodTables.between(Arrays.stream(indices).average().orElseThrow(), indices);
        int[] counts = counts(z, centroids);
        if (json) {
            return String.format(
                    Locale.ROOT,
                    "{\"model\": \"%s\", \"n\": %d, \"n_excluded\": %d, \"clusters\": [%s],"
                            + " \"stability\": {\"value\": %.5f, \"low\": %.5f, \"high\": %.5f}}%n",
                    ID,
                    z.length,
                    read.incomplete(),
                    Arrays.stream(counts).mapToObj(String::valueOf).collect(Collectors.joining(", ")),
                    stability.value(),
                    stability.low(),
                    stability.high());
        }
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%d counts, %d incomplete%n", z.length, read.incomplete()));
        for (int at = 0; at < counts.length; at++) {
            text.append(String.format(Locale.ROOT, "%d %7d  %s%n", at + 1, counts[at], model.label(at + 1)));
        }
        return text.append("stability, adjusted Rand over resamples of this file: ")
                .append(told(stability))
                .append('\n')
                .toString();
    }

    private static String told(Measure measure) {
        return digits(measure.value()) + " [" + digits(measure.low()) + ", " + digits(measure.high()) + "]";
    }

    private static String digits(double figure) {
        return String.format(Locale.ROOT, "%.3f", figure);
    }
}
