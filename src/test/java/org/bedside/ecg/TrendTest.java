package org.bedside.ecg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.bedside.ecg.Trend.Point;
import org.junit.jupiter.api.Test;

class TrendTest {

    /** Worked out apart, with NumPy and t = 4.302653 for 2 degrees of freedom. */
    @Test
    void theSlopeHasTheIntervalOfLeastSquares() {
        Trend trend = Trend.of(List.of(new Point(0, 1), new Point(1, 3), new Point(2, 2), new Point(4, 5)));
        assertEquals(0.8857, trend.slope(), 1e-4);
        assertEquals(-0.5267, trend.lower(), 2e-3);
        assertEquals(2.2981, trend.upper(), 2e-3);
        assertEquals(4, trend.hours());
    }

    @Test
    void aTrendNeedsThreePointsOfSeveralTimes() {
        assertThrows(IllegalArgumentException.class, () -> Trend.of(List.of(new Point(0, 1), new Point(1, 2))));
        List<Point> together = List.of(new Point(1, 1), new Point(1, 2), new Point(1, 3));
        assertThrows(IllegalArgumentException.class, () -> Trend.of(together));
    }

    @Test
    void aTrendIsClearIfItIsSureAndLargeEnough() {
        assertEquals(EcgTrend.RISING, EcgTrend.label(new Trend(0.05, 0.01, 0.09, 2)));
        assertEquals(EcgTrend.UNCLEAR, EcgTrend.label(new Trend(0.04, 0.01, 0.07, 2)));
        assertEquals(EcgTrend.UNCLEAR, EcgTrend.label(new Trend(0.5, -0.1, 1.1, 2)));
        assertEquals(EcgTrend.FALLING, EcgTrend.label(new Trend(-0.03, -0.04, -0.02, 2)));
        assertEquals(EcgTrend.UNCLEAR, EcgTrend.label(new Trend(-0.02, -0.03, -0.01, 2)));
    }
}
