package org.bedside.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bedside.catalog.Measure;
import org.bedside.catalog.Metrics;
import org.junit.jupiter.api.Test;

class ScoresTest {

    /** Each case many times over, so that there are enough outcomes; that changes none of these figures. */
    private static Metrics.Group measures(double[] p, int[] y, double threshold) {
        int times = 40;
        int n = p.length * times;
        double[] probability = new double[n];
        boolean[] positive = new boolean[n];
        for (int at = 0; at < n; at++) {
            probability[at] = p[at % p.length];
            positive[at] = y[at % y.length] == 1;
        }
        return new Scores(probability, positive, IntStream.range(0, n).toArray(), threshold).group("all", "all", 1);
    }

    private static double value(Metrics.Group group, String name) {
        return group.measure(name).orElseThrow().value();
    }

    @Test
    void theExamplesOfScikitLearnComeOutAsPublished() {
        // scikit-learn user guide: roc_auc_score, average_precision_score, brier_score_loss
        var ranked = measures(new double[] {0.1, 0.4, 0.35, 0.8}, new int[] {0, 0, 1, 1}, 0.5);
        assertEquals(0.75, value(ranked, "auroc"), 1e-12);
        assertEquals(0.8333, value(ranked, "auprc"), 1e-4);
        var brier = measures(new double[] {0.1, 0.9, 0.8, 0.3}, new int[] {0, 1, 1, 0}, 0.5);
        assertEquals(0.0375, value(brier, "brier"), 1e-12);
    }

    @Test
    void theCtRatingsOfHanleyAndMcNeilComeOutAsPublished() {
        // Radiology 1982;143:29, Table 1: area 0.893, standard error 0.032
        int[] normal = {33, 6, 6, 11, 2};
        int[] abnormal = {3, 2, 2, 11, 33};
        double[] p = new double[109];
        boolean[] y = new boolean[109];
        int at = 0;
        for (int rating = 0; rating < 5; rating++) {
            for (int end = at + normal[rating]; at < end; at++) {
                p[at] = 0.1 + 0.2 * rating;
            }
            for (int end = at + abnormal[rating]; at < end; at++) {
                p[at] = 0.1 + 0.2 * rating;
                y[at] = true;
            }
        }
        Metrics.Group group = new Scores(p, y, IntStream.range(0, 109).toArray(), 0.5).group("all", "all", 1);
        Measure auroc = group.measure("auroc").orElseThrow();
        assertEquals(0.893, auroc.value(), 5e-4);
        assertEquals(2 * 1.96 * 0.032, auroc.high() - auroc.low(), 0.02);
        assertEquals(46 / 51.0, value(group, "sensitivity"), 1e-12, "ratings 3 to 5 are flagged");
        assertEquals(39 / 58.0, value(group, "specificity"), 1e-12);
    }

    @Test
    void whatWasObservedToWhatWasExpectedIsTheRatioOfTheirSums() {
        int n = 1_000;
        double[] p = new double[n];
        boolean[] y = new boolean[n];
        for (int at = 0; at < n; at++) {
            p[at] = 0.1;
            y[at] = at % 5 == 0;
        }
        Measure ratio = new Scores(p, y, IntStream.range(0, n).toArray(), 0.5).observedToExpected(1);
        assertEquals(2, ratio.value(), 1e-12);
        // 200 of 1,000: the standard error of the share is 0.01265, of the ratio ten times that
        assertEquals(2 * 1.96 * 0.1265, ratio.high() - ratio.low(), 0.06);
    }

    @Test
    void calibrationErrorIsTheGapOfEachBinWeightedByItsRows() {
        double[] p = new double[100];
        int[] y = new int[100];
        for (int at = 0; at < 100; at++) {
            p[at] = at < 50 ? 0.2 : 0.6;
            y[at] = at % 10 < 4 ? 1 : 0; // 0.4 observed in every bin
        }
        assertEquals(0.2, value(measures(p, y, 0.5), "ece"), 1e-9);
    }

    @Test
    void probabilitiesThatAreTwiceTooSureHaveASlopeOfOneHalf() {
        SplittableRandom random = new SplittableRandom(3);
        int n = 40_000;
        double[] p = new double[n];
        boolean[] y = new boolean[n];
        for (int at = 0; at < n; at++) {
            double truth = random.nextDouble() * 4 - 2;
            y[at] = random.nextDouble() < 1 / (1 + Math.exp(-truth));
            p[at] = 1 / (1 + Math.exp(-(2 * truth + 1)));
        }
        var measures = new Scores(p, y, IntStream.range(0, n).toArray(), 0.5).group("all", "all", 1);
        Measure slope = measures.measure("slope").orElseThrow();
        Measure intercept = measures.measure("intercept").orElseThrow();
        assertTrue(slope.low() < 0.5 && 0.5 < slope.high() && slope.high() - slope.low() < 0.05);
        assertTrue(intercept.low() < -0.5 && -0.5 < intercept.high());
    }

    @Test
    void theRingsOfChallengerAreFittedAsPublished() {
        // Dalal, Fowlkes, Hoadley, JASA 1989;84:945: 23 flights, intercept 15.043, slope -0.2322 per degree Fahrenheit
        double[] degrees = {66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58};
        int[] distress = {0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1};
        boolean[] y = new boolean[23];
        for (int at = 0; at < 23; at++) {
            y[at] = distress[at] == 1;
        }
        double[] once = new double[23];
        Arrays.fill(once, 1);
        Calibration line = Calibration.fit(degrees, y, once, new Calibration(0, 0));
        assertEquals(15.0429, line.intercept(), 1e-4);
        assertEquals(-0.2322, line.slope(), 1e-4);
    }

    @Test
    void rowsOfOnePatientWidenTheInterval() {
        SplittableRandom random = new SplittableRandom(5);
        int n = 2000;
        double[] p = new double[n];
        boolean[] y = new boolean[n];
        for (int at = 0; at < n; at += 10) {
            double score = random.nextDouble();
            boolean outcome = random.nextDouble() < score;
            Arrays.fill(p, at, at + 10, 0.05 + 0.9 * score);
            Arrays.fill(y, at, at + 10, outcome);
        }
        Measure alone = new Scores(p, y, IntStream.range(0, n).toArray(), 0.5)
                .group("all", "all", 1)
                .measure("auroc")
                .orElseThrow();
        Measure together = new Scores(
                        p, y, IntStream.range(0, n).map(at -> at / 10).toArray(), 0.5)
                .group("all", "all", 1)
                .measure("auroc")
                .orElseThrow();
        assertEquals(Math.sqrt(10), (together.high() - together.low()) / (alone.high() - alone.low()), 0.6);
    }

    @Test
    void tooFewOutcomesGiveNoFigures() {
        double[] p = {0.1, 0.9};
        assertEquals(
                Map.of(),
                new Scores(p, new boolean[] {false, true}, new int[] {0, 1}, 0.5)
                        .group("all", "all", 1)
                        .measures());
    }

    /** Of 10 patients 4 with the outcome; at 0.2 the model flags 6, among them all 4: (4 - 2 / 4) / 10. */
    @Test
    void netBenefitComesOutAsByHand() {
        double[] p = {0.9, 0.8, 0.5, 0.3, 0.25, 0.2, 0.1, 0.1, 0.05, 0.01};
        boolean[] y = {true, true, false, true, false, true, false, false, false, false};
        var curve = new Scores(p, y, IntStream.range(0, 10).toArray(), 0.5).decisions();
        Metrics.Decision at20 = curve.stream()
                .filter(point -> point.threshold() == 0.2)
                .findFirst()
                .orElseThrow();
        assertEquals(0.35, at20.model(), 1e-9);
        assertEquals(0.25, at20.everyone(), 1e-9); // (4 - 6 / 4) / 10
        Metrics.Decision at50 = curve.stream()
                .filter(point -> point.threshold() == 0.5)
                .findFirst()
                .orElseThrow();
        assertEquals(0.1, at50.model(), 1e-9); // (2 - 1) / 10
        assertEquals(-0.2, at50.everyone(), 1e-9);
    }
}
