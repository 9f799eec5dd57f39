package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.bedside.predict.Linear;
import org.junit.jupiter.api.Test;

class ReweightedTest {

    /** On any weights it comes to where liblinear comes to, from wherever it starts. */
    @Test
    void itFindsTheCoefficientsThatLiblinearFinds() {
        SplittableRandom random = new SplittableRandom(5);
        int n = 800;
        double[][] rows = new double[n][];
        boolean[] positive = new boolean[n];
        int[] groups = new int[n];
        int[] times = new int[n];
        for (int at = 0; at < n; at++) {
            rows[at] = new double[] {random.nextDouble() * 3, random.nextInt(2), random.nextInt(10) == 0 ? 2 : 0};
            double logOdds = -1 + 0.8 * rows[at][0] - rows[at][1] + 0.5 * rows[at][2];
            positive[at] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
            groups[at] = at;
            times[at] = random.nextInt(3);
        }
        Sample sample = new Sample(rows, positive, groups, List.of(), new boolean[n], List.of());
        List<String> names = List.of("a", "b", "c");
        Linear expected = new Linear(names, new Regression(names, 2, "toy").train(sample, at -> times[at]));
        double[] found = new Reweighted(sample, 2, new double[4]).fit(times);
        for (int feature = 0; feature < 3; feature++) {
            assertEquals(expected.weights()[feature], found[feature], 1e-4, names.get(feature));
        }
        assertEquals(expected.bias(), found[3], 1e-4);
    }
}
