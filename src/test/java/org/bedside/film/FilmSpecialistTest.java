package org.bedside.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.bedside.catalog.FilmFolder;
import org.bedside.catalog.Folder;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Source;
import org.bedside.evidence.Units;
import org.bedside.predict.Prediction;
import org.junit.jupiter.api.Test;

/** From FHIR resources to what is said of them, with the shipped networks. */
class FilmSpecialistTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final FilmModel MODEL =
            FilmFolder.read("chest-xray-pneumonia", Folder.ofModel("chest-xray-pneumonia"));
    private static final FilmSpecialist SPECIALIST = new FilmSpecialist("chest-xray-pneumonia", "1.0.0", MODEL);

    private static Facts facts(String born, String... resources) throws IOException {
        Collector collector = new Collector(new Collector.Rules(ZoneOffset.UTC, false), List.of("p"), "", NOW);
        String patient = "{\"resourceType\":\"Patient\",\"id\":\"p\",\"birthDate\":\"" + born + "\"}";
        collector.add(Jsons.read(patient), Source.Origin.PREFETCH);
        for (String resource : resources) {
            collector.add(Jsons.read(resource), Source.Origin.PREFETCH);
        }
        return collector.facts();
    }

    private static String media(String status, String created, String type, byte[] bytes) {
        return "{\"resourceType\":\"Media\",\"id\":\"m" + created.replace(":", "") + "\",\"status\":\"" + status
                + "\",\"subject\":{\"reference\":\"Patient/p\"},\"createdDateTime\":\"" + created
                + "\",\"content\":{\"contentType\":\"" + type + "\",\"data\":\""
                + Base64.getEncoder().encodeToString(bytes) + "\"}}";
    }

    private static byte[] blank() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY), "png", out);
        return out.toByteArray();
    }

    private static Prediction.Abstained abstained(Facts facts) {
        return assertInstanceOf(Prediction.Abstained.class, SPECIALIST.predict(facts, new InputReader(new Units())));
    }

    @Test
    void anOlderPatientAndAnUnknownAgeAreOutside() throws IOException {
        String film = media("completed", "2026-11-28", "image/png", blank());
        for (String born : new String[] {"1960-01-01", "2026-03-01", "2020-11-28"}) {
            Prediction.Abstained silent = abstained(facts(born, film));
            assertEquals(true, silent.outside(), born);
            assertEquals(
                    "not from 1 to 5 years old at the film",
                    silent.reasons().get(0).detail());
        }
        assertEquals(
                "no birth date is known",
                abstained(facts("", film)).reasons().get(0).detail());
    }

    @Test
    void withoutAFilmOfTheLastWeekThereIsNothingToSay() throws IOException {
        assertEquals(true, abstained(facts("2023-01-01")).outside());
        String old = media("completed", "2026-11-01", "image/png", blank());
        assertEquals(true, abstained(facts("2023-01-01", old)).outside());
    }

    @Test
    void aBlankPictureIsNoFilm() throws IOException {
        Prediction.Abstained silent =
                abstained(facts("2023-01-01", media("completed", "2026-11-28", "image/png", blank())));
        assertEquals(false, silent.outside());
        assertEquals(FilmModel.NO_FILM, silent.reasons().get(0).detail());
    }

    @Test
    void aPictureThatCannotBeReadIsSaid() throws IOException {
        Prediction.Abstained silent =
                abstained(facts("2023-01-01", media("completed", "2026-11-28", "image/png", new byte[] {1, 2})));
        assertEquals(
                "neither a PNG nor a JPEG nor a DICOM file",
                silent.reasons().get(0).detail());
    }

    @Test
    void picturesComeFromDocumentsAndStudiesToo() throws IOException {
        String data = Base64.getEncoder().encodeToString(blank());
        String document = "{\"resourceType\":\"DocumentReference\",\"id\":\"d\",\"status\":\"current\","
                + "\"subject\":{\"reference\":\"Patient/p\"},\"date\":\"2026-11-28T10:00:00Z\","
                + "\"content\":[{\"attachment\":{\"contentType\":\"image/jpeg\",\"data\":\"" + data + "\"}}]}";
        String study = "{\"resourceType\":\"ImagingStudy\",\"id\":\"s\",\"status\":\"available\","
                + "\"subject\":{\"reference\":\"Patient/p\"},\"started\":\"2026-11-28T10:00:00Z\","
                + "\"contained\":[{\"resourceType\":\"Binary\",\"id\":\"b\",\"contentType\":\"application/dicom\","
                + "\"data\":\"" + data + "\"}]}";
        assertEquals(2, facts("2023-01-01", document, study).of(Kind.IMAGE).size());
    }

    @Test
    void thePictureMayBeInABinaryThatIsFetchedOfTheLatestFirst() throws IOException {
        Collector collector = new Collector(new Collector.Rules(ZoneOffset.UTC, false), List.of("p"), "", NOW);
        for (String day : List.of("2026-11-25", "2026-11-27", "2026-11-26", "2026-11-30")) {
            collector.add(Jsons.read(linked(day)), Source.Origin.PREFETCH);
        }
        assertEquals(List.of("Binary/2026-11-27", "Binary/2026-11-26", "Binary/2026-11-25"), collector.pictures());
        collector.picture("Binary/2026-11-27", Optional.of(Jsons.read(binary(""))));
        collector.picture("Binary/2026-11-26", Optional.empty());
        collector.picture(
                "Binary/2026-11-25",
                Optional.of(Jsons.read(binary(",\"meta\":{\"security\":[{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"V\"}]}"))));
        collector.add(Jsons.read(linked("2026-11-24")), Source.Origin.PREFETCH);
        Facts facts = collector.facts();
        assertEquals(1, facts.of(Kind.IMAGE).size());
        assertEquals(
                List.of(
                        "is dated later than the time of asking",
                        "its picture is in a Binary that could not be had",
                        "is labelled as confidential or sensitive",
                        "its picture is elsewhere; those within it, or in a Binary of the same server, are read, the"
                                + " latest first"),
                facts.remarks().stream().map(remark -> remark.detail()).toList());
    }

    private static String linked(String day) {
        return "{\"resourceType\":\"Media\",\"id\":\"m" + day + "\",\"status\":\"completed\","
                + "\"subject\":{\"reference\":\"Patient/p\"},\"createdDateTime\":\"" + day
                + "\",\"content\":{\"contentType\":\"image/png\",\"url\":\"Binary/" + day + "\"}}";
    }

    private static String binary(String more) throws IOException {
        return "{\"resourceType\":\"Binary\",\"id\":\"b\",\"contentType\":\"image/png\",\"data\":\""
                + Base64.getEncoder().encodeToString(blank()) + "\"" + more + "}";
    }

    @Test
    void whatIsNotFinalOrEmptyIsRemarked() throws IOException {
        String empty = media("completed", "2026-11-28", "image/png", new byte[0]);
        String draft = media("in-progress", "2026-11-27", "image/png", blank());
        Facts facts = facts("2023-01-01", empty, draft);
        assertEquals(List.of(), facts.of(Kind.IMAGE));
        assertEquals(
                List.of("its picture is empty", "not completed, superseded or entered in error"),
                facts.remarks().stream().map(remark -> remark.detail()).toList());
    }

    @Test
    void theStrongestPlaceIsNamed() {
        double[] map = new double[49];
        map[48] = 1;
        assertEquals("lower right of the picture", FilmSpecialist.place(map));
        map[24] = 2;
        assertEquals("middle of the picture", FilmSpecialist.place(map));
        map[3] = 3;
        assertEquals("upper middle of the picture", FilmSpecialist.place(map));
    }

    @Test
    void whatSpeaksForPneumoniaIsRedAndTheRestGrey() {
        byte[] pixels = new byte[Film.PIXELS];
        java.util.Arrays.fill(pixels, (byte) 100);
        double[] map = new double[49];
        map[0] = 6;
        map[48] = -6;
        BufferedImage image = HeatMap.image(new Film(pixels), map);
        assertEquals(336, image.getWidth());
        assertEquals(0x646464, image.getRGB(168, 168) & 0xffffff);
        // 60 % red over grey 100
        assertEquals(0xc12828, image.getRGB(2, 2) & 0xffffff);
        assertEquals(0x2828c1, image.getRGB(333, 333) & 0xffffff);
    }

    @Test
    void aMirroredFilmIsReadAlike() {
        byte[] pixels = new byte[Film.PIXELS];
        new java.util.Random(6).nextBytes(pixels);
        byte[] mirrored = new byte[Film.PIXELS];
        for (int at = 0; at < pixels.length; at++) {
            mirrored[at] = pixels[at / 28 * 28 + 27 - at % 28];
        }
        assertArrayEquals(
                MODEL.logOdds(List.of(new Film(pixels)))[0], MODEL.logOdds(List.of(new Film(mirrored)))[0], 1e-5);
    }
}
