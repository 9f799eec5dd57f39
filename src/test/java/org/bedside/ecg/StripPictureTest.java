package org.bedside.ecg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Signal;
import org.bedside.evidence.Source;
import org.bedside.evidence.When;
import org.bedside.predict.Prediction;
import org.junit.jupiter.api.Test;

class StripPictureTest {

    private static final Signal HEALTHY = SyntheticEcg.signal(SyntheticEcg.HEALTHY);

    private static LeadFact lead(Signal signal) {
        When at = When.at(Instant.parse("2026-01-15T11:20:00Z"));
        Fact fact = new Fact(
                Kind.OBSERVATION,
                List.of(),
                new Fact.Value.Sampled(signal),
                at,
                Fact.Standing.SETTLED,
                true,
                "",
                Map.of(),
                new Source("Observation/o", "", Source.Origin.PREFETCH));
        return new LeadFact(Optional.of(Lead.II), signal, fact);
    }

    private static BufferedImage drawn(Signal signal, List<Beat> beats, Set<Beat> telling) {
        return StripPicture.of(lead(signal), beats, telling, ZoneOffset.UTC)
                .orElseThrow()
                .image();
    }

    private static int colour(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xffffff;
    }

    /** A pixel of a column, at the lower edge, that lies on no line of the paper. */
    private static int ground(BufferedImage image, int column) {
        int x = column % EcgPaper.ZOOM == 0 ? column + 1 : column;
        return colour(image, x, image.getHeight() - 2);
    }

    private static int rgb(java.awt.Color color) {
        return color.getRGB() & 0xffffff;
    }

    @Test
    void thePngHasEightSecondsAndTheHeightOfItsVoltages() throws IOException {
        List<Beat> beats = Strip.of(HEALTHY, 96, 0.3).beats();
        StripPicture strip =
                StripPicture.of(lead(HEALTHY), beats, Set.of(), ZoneOffset.UTC).orElseThrow();
        byte[] png = Prediction.Picture.of("a strip", strip::image).drawn().get();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(800, image.getWidth(), "8 s at 25 mm/s and 4 pixels to a mm");
        // The curve goes from -1.8 to 2.3 mV and lies about its median of some 0.4: 5 and 5 squares of 0.5 mV, and half
        // a one.
        assertEquals(EcgPaper.TITLE + 10 * EcgPaper.SQUARE, image.getHeight());
    }

    @Test
    void eachBeatIsShadedWhereItWasCutAndItsPeakTicked() {
        List<Beat> beats = Strip.of(HEALTHY, 96, 0.3).beats();
        Beat telling = beats.get(2);
        BufferedImage image = drawn(HEALTHY, beats, Set.of(telling));
        // 250 values and 100 columns a second; the picture begins 0.2 s before the first beat.
        int first = beats.get(0).from() * 2 / 5 - 20;
        int from = telling.from() * 2 / 5 - first;
        int to = telling.to() * 2 / 5 - first;
        int peak = telling.peak() * 2 / 5 - first;
        assertEquals(rgb(StripPicture.TELLING), ground(image, from + 1));
        assertEquals(rgb(StripPicture.TELLING), ground(image, to - 3));
        assertEquals(rgb(StripPicture.TELLING_EDGE), colour(image, from, image.getHeight() - 2));
        assertEquals(rgb(StripPicture.BEAT), ground(image, from - 3));
        assertEquals(rgb(StripPicture.BEAT), ground(image, to + 3));
        assertEquals(rgb(StripPicture.PEAK), colour(image, peak, EcgPaper.TITLE + 1));
        assertEquals(0xffffff, ground(image, 17), "what was not read is not shaded");
        assertEquals(rgb(StripPicture.BEAT), ground(image, 22));
    }

    @Test
    void theCurveIsBlackAtItsVoltageAndStopsAtAGap() {
        float[] values = new float[1000];
        for (int at = 0; at < values.length; at++) {
            values[at] = at >= 200 && at < 210 ? 1.5f : at >= 500 && at < 550 ? Float.NaN : 0.5f;
        }
        Signal signal = new Signal(4, "mV", values, 0);
        BufferedImage image = drawn(signal, List.of(), Set.of());
        assertEquals(400, image.getWidth(), "4 s");
        int zero = EcgPaper.TITLE + 3 * EcgPaper.SQUARE;
        assertEquals(0, colour(image, 30, zero), "the median is the zero line");
        assertEquals(0, colour(image, 82, zero - 10 * EcgPaper.ZOOM), "1 mV higher is 10 mm higher");
        assertEquals(0, colour(image, 79, zero - 5 * EcgPaper.ZOOM), "the way up is drawn");
        assertEquals(rgb(EcgPaper.BOLD), colour(image, 210, zero), "no value, no ink");
    }

    @Test
    void thePartWithTheMostTellingBeatsIsShown() {
        float[] twice = new float[2 * HEALTHY.size()];
        double[] once = HEALTHY.values();
        for (int at = 0; at < twice.length; at++) {
            twice[at] = (float) once[at % once.length];
        }
        Signal signal = new Signal(4, "mV", twice, 0);
        List<Beat> beats = Strip.of(signal, 96, 0.3).beats();
        Set<Beat> last = new HashSet<>(beats.subList(beats.size() - 3, beats.size()));
        BufferedImage image = drawn(signal, beats, last);
        int shaded = 0;
        for (int x = 1; x < image.getWidth(); x += EcgPaper.ZOOM) {
            shaded += ground(image, x) == rgb(StripPicture.TELLING) ? EcgPaper.ZOOM : 0;
        }
        assertEquals(240, shaded, 12, "three beats of 0.8 s");
    }

    @Test
    void aCurveWithoutAUnitOfVoltageIsNotDrawn() {
        double[] values = HEALTHY.values();
        float[] same = new float[values.length];
        for (int at = 0; at < same.length; at++) {
            same[at] = (float) values[at];
        }
        Signal signal = new Signal(4, "1", same, 0);
        assertTrue(StripPicture.of(lead(signal), List.of(), Set.of(), ZoneOffset.UTC)
                .isEmpty());
    }
}
