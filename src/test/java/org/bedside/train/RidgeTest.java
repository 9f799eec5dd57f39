package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RidgeTest {

    @Test
    void withoutPenaltyTheLineThatMadeTheRowsIsFound() {
        Random random = new Random(5);
        float[][] inputs = new float[40][3];
        float[][] outcomes = new float[40][2];
        for (int row = 0; row < inputs.length; row++) {
            for (int at = 0; at < 3; at++) {
                inputs[row][at] = (float) random.nextGaussian();
            }
            outcomes[row][0] = 2 * inputs[row][0] - inputs[row][2] + 4;
            outcomes[row][1] = inputs[row][1];
        }
        Ridge ridge = Ridge.fit(inputs, outcomes, 1e-9);
        assertEquals(2, ridge.slopes()[0][0], 1e-4);
        assertEquals(0, ridge.slopes()[0][1], 1e-4);
        assertEquals(-1, ridge.slopes()[0][2], 1e-4);
        assertEquals(4, ridge.intercepts()[0], 1e-4);
        assertEquals(1, ridge.slopes()[1][1], 1e-4);
    }

    /** One input of mean 0: the slope is the sum of products over the sum of squares and the penalty. */
    @Test
    void thePenaltyShrinksTheSlope() {
        float[][] inputs = {{-1}, {1}};
        float[][] outcomes = {{-3}, {3}};
        assertEquals(6.0 / (2 + 4), Ridge.fit(inputs, outcomes, 4).slopes()[0][0], 1e-12);
    }
}
