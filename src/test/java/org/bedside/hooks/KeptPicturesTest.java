package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.bedside.predict.Prediction;
import org.bedside.predict.Prediction.Picture.Format;
import org.junit.jupiter.api.Test;

class KeptPicturesTest {

    private int drawn;

    private final Prediction.Picture picture = Prediction.Picture.of("a picture", () -> {
        drawn++;
        return new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    });

    private Instant now = Instant.parse("2026-11-29T12:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    };

    private final KeptPictures pictures = new KeptPictures(clock);

    @Test
    void aPictureIsThereUntilItIsTooOld() {
        UUID card = new UUID(0, 1);
        pictures.keep(card, picture);
        now = now.plus(KeptPictures.LONGEST);
        assertEquals(true, pictures.drawn(card, Format.PNG).isPresent());
        now = now.plusMillis(1);
        assertEquals(true, pictures.drawn(card, Format.PNG).isEmpty());
    }

    @Test
    void aPictureIsNotFoundAsWhatItIsNotDrawnAs() {
        pictures.keep(new UUID(0, 1), picture);
        assertEquals(true, pictures.drawn(new UUID(0, 1), Format.SVG).isEmpty());
    }

    @Test
    void aPictureIsDrawnWhenItIsAskedForAndNotBefore() throws IOException {
        UUID card = new UUID(0, 1);
        pictures.keep(card, picture);
        assertEquals(true, pictures.drawn(new UUID(0, 2), Format.PNG).isEmpty());
        assertEquals(0, drawn);
        BufferedImage image = ImageIO.read(
                new ByteArrayInputStream(pictures.drawn(card, Format.PNG).orElseThrow()));
        assertEquals(1, drawn);
        assertEquals(3, image.getWidth());
        assertEquals(2, image.getHeight());
    }

    @Test
    void theOldestGoesWhereThereAreTooMany() {
        for (int at = 0; at <= KeptPictures.MOST; at++) {
            pictures.keep(new UUID(0, at), picture);
        }
        assertEquals(true, pictures.drawn(new UUID(0, 0), Format.PNG).isEmpty());
        assertEquals(true, pictures.drawn(new UUID(0, 1), Format.PNG).isPresent());
    }

    @Test
    void nothingIsLeftAfterAnErasure() {
        pictures.keep(new UUID(0, 1), picture);
        pictures.forget();
        assertEquals(true, pictures.drawn(new UUID(0, 1), Format.PNG).isEmpty());
    }
}
