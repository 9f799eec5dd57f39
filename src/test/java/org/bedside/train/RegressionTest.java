package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.bedside.predict.Linear;
import org.junit.jupiter.api.Test;

class RegressionTest {

    private static final List<String> FEATURES = List.of("exposed");

    /** 100 not exposed, 20 with the outcome; 100 exposed, 60 with the outcome. */
    private static Sample table() {
        double[][] rows = new double[200][];
        boolean[] positive = new boolean[200];
        int[] patients = new int[200];
        for (int at = 0; at < 200; at++) {
            rows[at] = new double[] {at < 100 ? 0 : 1};
            positive[at] = at % 100 < (at < 100 ? 20 : 60);
            patients[at] = at;
        }
        return new Sample(rows, positive, patients, new ArrayList<>(), new boolean[200], List.of());
    }

    @Test
    void withAlmostNoPenaltyTheCoefficientIsTheLogOfTheOddsRatio() {
        Linear linear = new Linear(FEATURES, new Regression(FEATURES, 1e-6, "test").train(table(), at -> 1));
        assertEquals(Math.log(0.25), linear.bias(), 1e-4);
        assertEquals(Math.log(6), linear.weights()[0], 1e-4);
    }

    @Test
    void theSandwichIsTheKnownVarianceOfATwoByTwoTable() {
        Linear linear = new Linear(FEATURES, new Regression(FEATURES, 1e-6, "test").train(table(), at -> 1));
        List<Double> covariance = new Sandwich(table(), linear.weights(), linear.bias()).covariance(1e-6, 1);
        double few = 200 / 199.0;
        assertEquals(few * (1 / 20.0 + 1 / 80.0), covariance.get(0), 1e-4, "of the intercept");
        assertEquals(-few * (1 / 20.0 + 1 / 80.0), covariance.get(1), 1e-4, "of both");
        assertEquals(few * (1 / 20.0 + 1 / 80.0 + 1 / 60.0 + 1 / 40.0), covariance.get(2), 1e-4, "of the coefficient");
    }

    @Test
    void theSameRowsGiveTheSameBytes() {
        byte[] one = new Regression(FEATURES, 1, "test")
                .train(table(), at -> 1)
                .serialize()
                .toByteArray();
        byte[] two = new Regression(FEATURES, 1, "test")
                .train(table(), at -> 1)
                .serialize()
                .toByteArray();
        assertArrayEquals(one, two);
    }
}
