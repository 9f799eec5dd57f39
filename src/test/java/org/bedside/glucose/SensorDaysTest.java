package org.bedside.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bedside.glucose.SensorDays.Reading;
import org.junit.jupiter.api.Test;

class SensorDaysTest {

    private static final long START = 29_000_160; // midnight

    /** Every so many minutes for days, going up and down. */
    private static List<Reading> wave(int days, int every) {
        List<Reading> readings = new ArrayList<>();
        for (int minute = 0; minute < days * 1440; minute += every) {
            readings.add(new Reading(START + minute, minute % 1440, 140 + 60 * Math.sin(minute / 80.0)));
        }
        return readings;
    }

    @Test
    void soundReadingsAreKeptWhateverTheirOrder() {
        List<Reading> readings = wave(14, 5);
        Collections.reverse(readings);
        SensorDays days = SensorDays.clean(readings);
        assertEquals(wave(14, 5), days.readings());
        assertEquals(14, days.days());
        assertEquals(1, days.coverage(), 1e-9);
    }

    @Test
    void aSensorOfAQuarterHourCoversItsTimeAsWell() {
        assertEquals(1, SensorDays.clean(wave(14, 15)).coverage(), 1e-9);
    }

    @Test
    void gapsLowerTheCoverage() {
        List<Reading> readings = wave(12, 5);
        readings.removeIf(reading -> reading.ofDay() >= 12 * 60);
        SensorDays days = SensorDays.clean(readings);
        // twelve mornings, and eleven afternoons between them that are missing
        assertEquals(12.0 / 23, days.coverage(), 0.001);
        assertEquals(11, days.days());
    }

    @Test
    void theSameTwiceIsOneReadingAndContradictionsAreNone() {
        List<Reading> readings = wave(1, 5);
        readings.add(readings.get(10));
        readings.add(new Reading(START + 100, 100, readings.get(20).glucose() + 30));
        SensorDays days = SensorDays.clean(readings);
        assertEquals(1, days.duplicates());
        assertEquals(2, days.contradictory());
        assertEquals(288 - 1, days.readings().size());
    }

    @Test
    void whatNoSensorShowsIsLeftOut() {
        List<Reading> readings = wave(1, 5);
        readings.add(new Reading(START + 2, 2, 5.5));
        readings.add(new Reading(START + 3, 3, 4000));
        readings.add(new Reading(START + 4, 4, Double.NaN));
        SensorDays days = SensorDays.clean(readings);
        assertEquals(3, days.impossible());
        assertEquals(288, days.readings().size());
    }

    @Test
    void aSensorThatStandsStillForHoursIsNotBelieved() {
        List<Reading> readings = wave(1, 5);
        for (int at = 100; at < 130; at++) {
            readings.set(
                    at, new Reading(readings.get(at).minute(), readings.get(at).ofDay(), 123));
        }
        assertEquals(30, SensorDays.clean(readings).stuck());
    }

    @Test
    void atTheEndOfItsRangeASensorMayStandStill() {
        List<Reading> readings = wave(1, 5);
        for (int at = 100; at < 130; at++) {
            readings.set(
                    at, new Reading(readings.get(at).minute(), readings.get(at).ofDay(), 400));
        }
        assertEquals(0, SensorDays.clean(readings).stuck());
    }

    @Test
    void oneReadingFarFromBothNeighboursIsLeftOut() {
        List<Reading> readings = wave(1, 5);
        Reading low = readings.get(50);
        readings.set(50, new Reading(low.minute(), low.ofDay(), low.glucose() + 120));
        SensorDays days = SensorDays.clean(readings);
        assertEquals(1, days.jumps());
        assertEquals(287, days.readings().size());
    }

    @Test
    void noReadingsAreNoDays() {
        SensorDays days = SensorDays.clean(List.of());
        assertEquals(0, days.days());
        assertEquals(0, days.coverage());
    }
}
