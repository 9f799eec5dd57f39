package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Service;
import org.bedside.evidence.Units;
import org.bedside.journal.Entry;
import org.bedside.predict.Prediction;
import org.bedside.web.ShippedCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a hook call to the picture that its card links to, with the shipped services of electrocardiograms. */
class PicturesOfCardsTest {

    private static final Units UNITS = new Units();
    private static final HookSettings SETTINGS =
            HookServer.settings(Duration.ofSeconds(60), Duration.ofSeconds(60), List.of());

    private static Catalog catalog;

    @BeforeAll
    static void read() {
        catalog = ShippedCatalog.get();
    }

    private final KeptPictures pictures = new KeptPictures(Clock.fixed(HookServer.NOW, ZoneOffset.UTC));
    private final List<UUID> kept = new ArrayList<>();

    private final Desk.Memory memory = new Desk.Memory() {
        @Override
        public void append(Entry entry) {}

        @Override
        public void keep(UUID card, Prediction.Picture picture) {
            kept.add(card);
            pictures.keep(card, picture);
        }
    };

    private JsonNode answer(String service, String example) throws IOException {
        Body body = new Body(SETTINGS);
        Desk desk = ExamplesTest.desk(SETTINGS, catalog, UNITS, body, memory);
        Service shown = Optional.ofNullable(catalog.services().get(service))
                .orElseThrow()
                .withSilent(false);
        Path request = Path.of("cds-hooks", service, "examples", example + ".request.json");
        return Calls.tree(ExamplesTest.answer(body, desk, shown, request));
    }

    private BufferedImage linked(JsonNode answer) throws IOException {
        JsonNode card = answer.at("/cards/0");
        String url = card.at("/links/0/url").asText();
        assertTrue(url.endsWith("/explanations/" + card.path("uuid").asText() + ".png"), url);
        UUID id = UUID.fromString(card.path("uuid").asText());
        return ImageIO.read(new ByteArrayInputStream(
                pictures.drawn(id, Prediction.Picture.Format.PNG).orElseThrow()));
    }

    @Test
    void theCardOfARecordingLinksToItsStripOfEightSeconds() throws IOException {
        for (String service : List.of("ecg-infarction-svm", "ecg-infarction-tree")) {
            BufferedImage strip = linked(answer(service, "like-infarction"));
            assertEquals(800, strip.getWidth(), service);
            assertEquals(0, (strip.getHeight() - 20) % 20, "whole squares under a line of text");
        }
    }

    @Test
    void theCardOfATrendLinksToItsLevelsAndItsBeat() throws IOException {
        assertEquals(280, linked(answer("ecg-forecast", "evolving")).getHeight(), "no forecast of these beats");
        assertEquals(560, linked(answer("ecg-forecast", "beats-as-forecast")).getHeight());
    }

    @Test
    void withoutACardThereIsNoPicture() throws IOException {
        assertEquals(
                0,
                answer("ecg-infarction-svm", "unlike-infarction-is-silent")
                        .path("cards")
                        .size());
        JsonNode abstained = answer("ecg-infarction-svm", "flat-line-abstains");
        assertEquals(1, abstained.path("cards").size());
        assertTrue(abstained.at("/cards/0/links").isMissingNode(), abstained.toString());
        assertEquals(List.of(), kept);
    }
}
