package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.bedside.predict.Prediction;
import org.junit.jupiter.api.Test;

class KeptPicturesTest {

    private static final Prediction.Picture PICTURE = new Prediction.Picture("a picture", () -> new byte[] {1});

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
        pictures.keep(card, PICTURE);
        now = now.plus(KeptPictures.LONGEST);
        assertArrayEquals(new byte[] {1}, pictures.png(card).orElseThrow());
        now = now.plusMillis(1);
        assertEquals(true, pictures.png(card).isEmpty());
    }

    @Test
    void theOldestGoesWhereThereAreTooMany() {
        for (int at = 0; at <= KeptPictures.MOST; at++) {
            pictures.keep(new UUID(0, at), PICTURE);
        }
        assertEquals(true, pictures.png(new UUID(0, 0)).isEmpty());
        assertEquals(true, pictures.png(new UUID(0, 1)).isPresent());
    }

    @Test
    void nothingIsLeftAfterAnErasure() {
        pictures.keep(new UUID(0, 1), PICTURE);
        pictures.forget();
        assertEquals(true, pictures.png(new UUID(0, 1)).isEmpty());
    }
}
