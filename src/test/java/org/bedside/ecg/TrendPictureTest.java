package org.bedside.ecg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.bedside.ecg.Trend.Point;
import org.bedside.predict.Prediction;
import org.junit.jupiter.api.Test;

class TrendPictureTest {

    private static final int SAMPLES = Forecast.GIVEN + Forecast.AHEAD;

    private static TrendPicture picture(Optional<Foreseen> foreseen, Point... points) {
        List<Point> all = List.of(points);
        return new TrendPicture("II", "2026-01-15 08:00", "2026-01-15 10:00", all, Trend.of(all), foreseen);
    }

    private static Foreseen foreseen() {
        float[] beat = new float[SAMPLES];
        for (int at = 0; at < SAMPLES; at++) {
            beat[at] = (float) Math.sin(at / 10.0);
        }
        float[] ahead = Arrays.copyOfRange(beat, Forecast.GIVEN, SAMPLES);
        for (int at = 0; at < ahead.length; at++) {
            ahead[at] += 0.5f;
        }
        return new Foreseen(new double[] {0.25}, beat, ahead);
    }

    /** Where a value is between the ends of a scale that takes so many pixels. */
    private static int place(double value, double from, double to, int pixels) {
        return (int) Math.round((value - from) / (to - from) * (pixels - 1));
    }

    private static boolean near(BufferedImage image, int x, int y, Color color) {
        for (int dx = -1; dx <= 1; dx++) {
            for (int dy = -1; dy <= 1; dy++) {
                if (image.getRGB(x + dx, y + dy) == color.getRGB()) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void thePngHasAPlotForTheLevelsAndOneForTheBeat() throws IOException {
        Point[] points = {new Point(0, -0.9), new Point(1, -1.1), new Point(2, -1.3)};
        for (Optional<Foreseen> beat : List.of(Optional.of(foreseen()), Optional.<Foreseen>empty())) {
            TrendPicture picture = picture(beat, points);
            byte[] png = Prediction.Picture.of(picture.label(), picture::image)
                    .drawn()
                    .get();
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            assertEquals(640, image.getWidth());
            assertEquals(beat.isPresent() ? 560 : 280, image.getHeight());
            assertEquals(beat.isPresent(), picture.label().contains("blue forecast"), picture.label());
        }
    }

    @Test
    void eachLevelIsADotOnItsPlaceAndTheLineRunsThrough() {
        BufferedImage image = picture(Optional.empty(), new Point(0, -0.9), new Point(1, -1.1), new Point(2, -1.3))
                .image();
        // 2 hours with a tenth to spare at both ends in 568 pixels; 0.4 mV in the middle of 0.8 in 224 pixels
        for (int at = 0; at <= 2; at++) {
            int x = 56 + place(at, -0.1, 2.1, 568);
            int y = 251 - place(-0.9 - 0.2 * at, -1.5, -0.7, 224);
            assertEquals(Color.BLACK.getRGB(), image.getRGB(x, y), "recording " + at);
        }
        assertTrue(near(image, 56 + place(0.5, -0.1, 2.1, 568), 251 - place(-1, -1.5, -0.7, 224), TrendPicture.LINE));
    }

    @Test
    void theIntervalOfTheSlopeIsShaded() {
        Point[] points = {new Point(0, 0), new Point(1, 0.3), new Point(2, 0.2), new Point(3, 0.6), new Point(4, 0.5)};
        Trend trend = Trend.of(List.of(points));
        BufferedImage image = picture(Optional.empty(), points).image();
        int end = 56 + place(3.9, -0.2, 4.2, 568);
        double upper = 0.32 + trend.upper() * 1.9;
        double lower = 0.32 + trend.lower() * 1.9;
        assertEquals(TrendPicture.INTERVAL.getRGB(), image.getRGB(end, 251 - place(upper, -0.3, 0.9, 224) + 4));
        assertEquals(TrendPicture.INTERVAL.getRGB(), image.getRGB(end, 251 - place(lower, -0.3, 0.9, 224) - 4));
        assertEquals(Color.WHITE.getRGB(), image.getRGB(end, 251 - place(upper, -0.3, 0.9, 224) - 4));
        assertEquals(Color.WHITE.getRGB(), image.getRGB(end, 251 - place(lower, -0.3, 0.9, 224) + 4));
    }

    @Test
    void theBeatGoesOnInGreyAndItsForecastInBlue() {
        Foreseen foreseen = foreseen();
        BufferedImage image = picture(Optional.of(foreseen), new Point(0, -0.9), new Point(1, -1.1), new Point(2, -1.3))
                .image();
        double[] all = new double[SAMPLES + Forecast.AHEAD];
        Arrays.setAll(all, at -> at < SAMPLES ? foreseen.beat()[at] : foreseen.ahead()[at - SAMPLES]);
        double low = Arrays.stream(all).min().orElseThrow() - 0.2;
        double high = Arrays.stream(all).max().orElseThrow() + 0.2;
        for (int at : new int[] {10, 50, 95, 105, 120, 135}) {
            int x = 56 + place(at, 0, SAMPLES - 1, 568);
            int observed = 280 + 251 - place(foreseen.beat()[at], low, high, 224);
            boolean given = at < Forecast.GIVEN;
            assertTrue(near(image, x, observed, given ? TrendPicture.GIVEN : TrendPicture.OBSERVED), "sample " + at);
            if (!given) {
                int ahead = 280 + 251 - place(foreseen.ahead()[at - Forecast.GIVEN], low, high, 224);
                assertTrue(near(image, x, ahead, TrendPicture.AHEAD), "forecast of sample " + at);
            }
        }
    }
}
