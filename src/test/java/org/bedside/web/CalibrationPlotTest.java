package org.bedside.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bedside.catalog.Metrics;
import org.junit.jupiter.api.Test;

class CalibrationPlotTest {

    /** Newcombe, Stat Med 1998;17:857, table I: 15 of 148 gives 0.0624 to 0.1605. */
    @Test
    void theIntervalIsWilsons() {
        Metrics.Bin bin = new Metrics.Bin(148, 0.1, 15 / 148.0);
        assertEquals(0.0624, CalibrationPlot.wilson(bin, -1), 5e-5);
        assertEquals(0.1605, CalibrationPlot.wilson(bin, 1), 5e-5);
    }

    @Test
    void aBinStandsWhereItsSharesSay() {
        String svg = CalibrationPlot.of(List.of(new Metrics.Bin(1000, 0.25, 0.5), new Metrics.Bin(1000, 0.95, 0.95)));
        assertTrue(svg.contains("cx=\"128.0\" cy=\"172.0\""), svg); // a quarter and a half of 320 pixels
        assertTrue(svg.startsWith("<svg") && svg.endsWith("</svg>"));
    }
}
