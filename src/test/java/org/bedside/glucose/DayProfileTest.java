package org.bedside.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bedside.glucose.SensorDays.Reading;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Quantiles by time of day, worked out by hand, and the picture of them. */
class DayProfileTest {

    /** Five days with one reading each at a time of day: 100, 110, 120, 130 and 140 mg/dL, and so much more. */
    private static List<Reading> fiveDays(int ofDay, double more) {
        List<Reading> readings = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            readings.add(new Reading(1440L * day + ofDay, ofDay, 100 + 10 * day + more));
        }
        return readings;
    }

    @Test
    void quantilesLieBetweenTheNearestReadings() {
        DayProfile profile = DayProfile.of(fiveDays(605, 0));
        assertEquals(
                List.of(
                        new DayProfile.Time(600, 102, 110, 120, 130, 138),
                        new DayProfile.Time(630, 102, 110, 120, 130, 138)),
                profile.times());
        assertEquals(5, profile.readings());
    }

    /** The median of 100 to 140 and 200 to 240 is between 140 and 200. */
    @Test
    void aTimeHasTheReadingsOfHalfAnHourBeforeAndAfterIt() {
        List<Reading> readings = fiveDays(590, 0);
        readings.addAll(fiveDays(605, 100));
        assertEquals(
                List.of(120.0, 170.0, 220.0),
                DayProfile.of(readings).times().stream()
                        .map(DayProfile.Time::median)
                        .toList());
    }

    @Test
    void theDayGoesRound() {
        assertEquals(
                List.of(0, 1410, 1440),
                DayProfile.of(fiveDays(1435, 0)).times().stream()
                        .map(DayProfile.Time::minute)
                        .toList());
    }

    @Test
    void ofFourReadingsNothingIsSaid() {
        assertEquals(List.of(), DayProfile.of(fiveDays(605, 0).subList(0, 4)).times());
    }

    private static Document drawn(List<Reading> readings, boolean molar) throws Exception {
        String svg = DayPicture.svg(DayProfile.of(readings), molar);
        assertTrue(svg.length() < 30_000, "long: " + svg.length());
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static String points(Document picture, String element, int index) {
        return ((Element) picture.getElementsByTagName(element).item(index))
                .getAttribute("points")
                .strip();
    }

    /** 670 pixels are 24 hours: 10 h is at 40 + 279.2. 240 pixels are 350 mg/dL: 120 is at 260 - 82.3. */
    @Test
    void bandsAndMedianLieWhereTheFrameSays() throws Exception {
        Document picture = drawn(fiveDays(605, 0), false);
        assertEquals("319.2,177.7 333.1,177.7", points(picture, "polyline", 0));
        assertEquals("319.2,165.4 333.1,165.4 333.1,190.1 319.2,190.1", points(picture, "polygon", 0));
        assertEquals("319.2,170.9 333.1,170.9 333.1,184.6 319.2,184.6", points(picture, "polygon", 1));
    }

    @Test
    void whereLittleIsKnownThereIsAGap() throws Exception {
        List<Reading> readings = fiveDays(605, 0);
        readings.addAll(fiveDays(1205, 0));
        Document picture = drawn(readings, true);
        assertEquals(2, picture.getElementsByTagName("polyline").getLength());
        assertTrue(picture.getDocumentElement().getTextContent().contains("13.9"), "no bounds in mmol/L");
    }
}
