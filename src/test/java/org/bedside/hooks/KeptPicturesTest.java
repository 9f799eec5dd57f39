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
import org.junit.jupiter.api.Test;

class KeptPicturesTest {

    private int drawn;

    private final Prediction.Picture picture = new Prediction.Picture("a picture", () -> {
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
        assertEquals(true, pictures.png(card).isPresent());
        now = now.plusMillis(1);
        assertEquals(true, pictures.png(card).isEmpty());
    }

    @Test
    void aPictureIsDrawnWhenItIsAskedForAndNotBefore() throws IOException {
        UUID card = new UUID(0, 1);
        pictures.keep(card, picture);
        assertEquals(true, pictures.png(new UUID(0, 2)).isEmpty());
        assertEquals(0, drawn);
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(pictures.png(card).orElseThrow()));
        assertEquals(1, drawn);
        assertEquals(3, image.getWidth());
        assertEquals(2, image.getHeight());
    }

    @Test
    void theOldestGoesWhereThereAreTooMany() {
        for (int at = 0; at <= KeptPictures.MOST; at++) {
            pictures.keep(new UUID(0, at), picture);
        }
        assertEquals(true, pictures.png(new UUID(0, 0)).isEmpty());
        assertEquals(true, pictures.png(new UUID(0, 1)).isPresent());
    }

    @Test
    void nothingIsLeftAfterAnErasure() {
        pictures.keep(new UUID(0, 1), picture);
        pictures.forget();
        assertEquals(true, pictures.png(new UUID(0, 1)).isEmpty());
    }
}
