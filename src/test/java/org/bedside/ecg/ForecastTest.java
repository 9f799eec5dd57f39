package org.bedside.ecg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ForecastTest {

    @Test
    void aClosedForecastGivesTheWholeBeatItsMeanAndVariance() {
        float[] beat = new float[Forecast.GIVEN + Forecast.AHEAD];
        double mean = 0;
        for (int at = 0; at < beat.length; at++) {
            beat[at] = (float) (Math.sin(at / 9.0) + (at == 30 ? 5 : 0));
            mean += beat[at] / beat.length;
        }
        double squares = 0;
        for (float value : beat) {
            squares += (value - mean) * (value - mean);
        }
        double spread = Math.sqrt(squares / (beat.length - 1));
        float[] given = new float[Forecast.GIVEN];
        float[] ahead = new float[Forecast.AHEAD];
        for (int at = 0; at < beat.length; at++) {
            float value = (float) ((beat[at] - mean) / spread);
            if (at < Forecast.GIVEN) {
                given[at] = value;
            } else {
                ahead[at - Forecast.GIVEN] = value;
            }
        }
        float[] wrong = new float[Forecast.AHEAD];
        for (int at = 0; at < wrong.length; at++) {
            wrong[at] = 0.8f * ahead[at] + 0.3f;
        }
        float[] closed = Forecast.closed(given, wrong);
        for (int at = 0; at < closed.length; at++) {
            assertEquals(ahead[at], closed[at], 1e-4);
        }
    }
}
