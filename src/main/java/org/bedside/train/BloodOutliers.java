package org.bedside.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bedside.blood.Community;
import org.bedside.blood.LogScale;
import org.bedside.blood.OutlierModel;
import org.bedside.catalog.Folder;
import org.bedside.catalog.Measure;
import org.bedside.catalog.Reported;
import org.bedside.catalog.SpecialistFolder;

/** Learns where a community's blood counts are dense, and how many of others it finds unlike them. */
final class BloodOutliers implements ModelWork {

    static final String ID = "blood-count-outlier";

    /** Twice the number of indices: Sander, Ester, Kriegel, Xu, Data Min Knowl Discov 1998;2:169. */
    private static final int ENOUGH = 10;

    /** Of a cell, in standard deviations. */
    private static final double WIDTH = 0.25;

    /** The share of the community that is to be found at most, below the 2 % that were asked for to leave room for chance. */
    private static final double SHARE = 0.017;

    private static final int FOLDS = 5;
    private static final int FIRST = 80;
    private static final int LAST = 130;

    @Override
    public void train(Path data, Path out, PrintWriter print) throws IOException {
        BloodTables tables = new BloodTables(ID);
        BloodRows.Read community = tables.community(data);
        Optional<BloodRows.Read> intensive = tables.intensive(data);
        int[] folds = folds(community.rows().length);
        TreeMap<Integer, boolean[]> tried = new TreeMap<>();
        int low = FIRST;
        int high = LAST;
        while (low < high) { // the larger the radius, the fewer outliers
            int middle = (low + high) / 2;
            boolean[] found = crossValidated(community.rows(), folds, middle / 100.0);
            tried.put(middle, found);
            if (count(found) <= SHARE * found.length) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double radius = low / 100.0;
        boolean[] held = tried.computeIfAbsent(low, at -> crossValidated(community.rows(), folds, at / 100.0));
        Community learnt = Community.learn(LogScale.of(community.rows()), community.rows(), WIDTH, radius, ENOUGH);
        List<Reported.Figure> figures = new ArrayList<>();
        figures.add(new Reported.Figure(
                "share of the community found, held out", BloodTables.share(held, community.people())));
        intensive.ifPresent(read -> figures.add(new Reported.Figure(
                "share of intensive care found", BloodTables.share(found(learnt, read), read.people()))));
        List<List<String>> rows = new ArrayList<>();
        tried.forEach((at, found) -> rows.add(List.of(
                String.format(Locale.ROOT, "%.2f", at / 100.0),
                String.format(Locale.ROOT, "%.2f %%", 100.0 * count(found) / found.length))));
        String method = String.format(
                Locale.ROOT,
                "%d-fold cross-validation on %d people of NHANES 1999-2018 (%d without all indices left out); a held-out"
                        + " count is found if no core cell lies within the radius. Radius %.2f, %d people make a core"
                        + " cell, cells of %.2f SD, %d core cells. Intensive care: panels of the MIMIC-III demo, not"
                        + " trained on, but looked at when the scale was chosen. Intervals by %s.",
                FOLDS,
                community.rows().length,
                community.incomplete(),
                radius,
                ENOUGH,
                WIDTH,
                learnt.size(),
                "bootstrap of people");
        Reported reported = new Reported(
                method,
                figures,
                List.of(
                        new Reported.Table(
                                "Radius and share of the community found",
                                List.of("Radius (SD)", "Found, held out"),
                                rows),
                        byGroup(held, community)));
        tables.write(out, learnt.bytes(), BloodPicture.cells(learnt), reported);
        figures.forEach(figure -> print.printf(
                Locale.ROOT,
                "%s %.4f [%.4f, %.4f]%n",
                figure.name(),
                figure.measure().value(),
                figure.measure().low(),
                figure.measure().high()));
        print.printf(Locale.ROOT, "radius %.2f, %d core cells%n", radius, learnt.size());
    }

    /** Whom it finds more often than others: one radius for all says nothing of what is usual in a group. */
    private static Reported.Table byGroup(boolean[] found, BloodRows.Read community) {
        List<List<String>> rows = new ArrayList<>();
        for (String group : BloodGroups.all(community.groups())) {
            int[] at = BloodGroups.rows(community.groups(), group);
            boolean[] of = new boolean[at.length];
            List<String> people = new ArrayList<>();
            for (int i = 0; i < at.length; i++) {
                of[i] = found[at[i]];
                people.add(community.people().get(at[i]));
            }
            Measure share = BloodTables.share(of, people);
            rows.add(List.of(
                    group,
                    String.valueOf(at.length),
                    String.format(
                            Locale.ROOT,
                            "%.2f %% (%.2f to %.2f)",
                            100 * share.value(),
                            100 * share.low(),
                            100 * share.high())));
        }
        return new Reported.Table(
                "Share of the community found by group, held out",
                List.of("Group", "People", "Found (95 % interval)"),
                rows);
    }

    private static int[] folds(int rows) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, rows).map(at -> random.nextInt(FOLDS)).toArray();
    }

    /** Whether each row is unlike the rows of the other folds. */
    private static boolean[] crossValidated(double[][] rows, int[] folds, double radius) {
        boolean[] found = new boolean[rows.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            double[][] others = IntStream.range(0, rows.length)
                    .filter(at -> folds[at] != held)
                    .mapToObj(at -> rows[at])
                    .toArray(double[][]::new);
            Community community = Community.learn(LogScale.of(others), others, WIDTH, radius, ENOUGH);
            for (int at = 0; at < rows.length; at++) {
                if (folds[at] == fold) {
                    found[at] = community.isOutlier(community.distance(rows[at]));
                }
            }
        }
        return found;
    }

    private static int count(boolean[] found) {
        return (int) IntStream.range(0, found.length).filter(at -> found[at]).count();
    }

    private static boolean[] found(Community community, BloodRows.Read read) {
        boolean[] found = new boolean[read.rows().length];
        for (int at = 0; at < found.length; at++) {
            found[at] = community.isOutlier(community.distance(read.rows()[at]));
        }
        return found;
    }

    private static Community shipped() {
        return ((OutlierModel) SpecialistFolder.read(ID, Folder.ofModel(ID)).model()).community();
    }

    @Override
    public long predict(Path data, Path out) throws IOException {
        Community community = shipped();
        return new BloodTables(ID).predict(data, out, "outlier,distance", values -> {
            double distance = community.distance(values);
            return community.isOutlier(distance) + "," + distance;
        });
    }

    @Override
    public String evaluate(Path data, boolean json) throws IOException {
        Community community = shipped();
        BloodRows.Read read = new BloodTables(ID).read(data);
        if (read.rows().length == 0) {
            throw new BadTable(data + " has no complete count");
        }
        long start = System.nanoTime();
        boolean[] found = found(community, read);
        double micros = (System.nanoTime() - start) / 1e3 / found.length;
        Measure share = BloodTables.share(found, read.people());
        return json
                ? String.format(
                        Locale.ROOT,
                        "{\"model\": \"%s\", \"n\": %d, \"n_excluded\": %d, \"outliers\": %d, \"radius\": %.2f,"
                                + " \"share\": {\"value\": %.5f, \"low\": %.5f, \"high\": %.5f}}%n",
                        ID,
                        found.length,
                        read.incomplete(),
                        count(found),
                        community.radius(),
                        share.value(),
                        share.low(),
                        share.high())
                : String.format(
                        Locale.ROOT,
                        "%d counts, %d incomplete; %d outliers%nshare %.4f [%.4f, %.4f]%n%.1f microseconds a count%n",
                        found.length,
                        read.incomplete(),
                        count(found),
                        share.value(),
                        share.low(),
                        share.high(),
                        micros);
    }
}
