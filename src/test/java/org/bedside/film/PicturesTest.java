package org.bedside.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturesTest {

    private static final String EXPLICIT = "1.2.840.10008.1.2.1";

    /** Grey steps from left to right, 4 pixels to a pixel of the film, with borders above and below that the square leaves out. */
    private static BufferedImage steps(int type) {
        BufferedImage image = new BufferedImage(112, 140, type);
        for (int y = 0; y < 140; y++) {
            for (int x = 0; x < 112; x++) {
                int grey = y < 14 || y >= 126 ? 255 : x / 4 * 9;
                if (type == BufferedImage.TYPE_INT_RGB) {
                    image.setRGB(x, y, grey << 16 | grey << 8 | grey);
                } else {
                    image.getRaster().setSample(x, y, 0, type == BufferedImage.TYPE_USHORT_GRAY ? grey * 257 : grey);
                }
            }
        }
        return image;
    }

    private static byte[] steps() {
        byte[] pixels = new byte[Film.PIXELS];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = (byte) (at % Film.SIDE * 9);
        }
        return pixels;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static String refusal(byte[] bytes) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> String.valueOf(assertThrows(PictureRefused.class, () -> Pictures.film(bytes))
                        .getMessage()));
    }

    @Test
    void aFilmIsTheMeanOfItsAreasWithinTheMiddleSquare() throws Exception {
        for (int type :
                new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_INT_RGB}) {
            assertArrayEquals(
                    steps(), Pictures.film(encoded(steps(type), "png")).pixels(), "type " + type);
        }
    }

    @Test
    void aFilmOfItsOwnSizeIsItself() throws Exception {
        BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        byte[] pixels = new byte[Film.PIXELS];
        new Random(1).nextBytes(pixels);
        image.getRaster().setDataElements(0, 0, 28, 28, pixels);
        assertArrayEquals(pixels, Pictures.film(encoded(image, "png")).pixels());
    }

    @Test
    void aJpegIsReadAsItsPixelsAre() throws Exception {
        byte[] film = Pictures.film(encoded(steps(BufferedImage.TYPE_BYTE_GRAY), "jpeg"))
                .pixels();
        for (int at = 0; at < film.length; at++) {
            assertEquals(at % Film.SIDE * 9, film[at] & 0xff, 6);
        }
    }

    @Test
    void aLargePictureIsThinnedWithoutMuchChange() throws Exception {
        BufferedImage image = new BufferedImage(2800, 2800, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 2800; y++) {
            for (int x = 0; x < 2800; x++) {
                image.getRaster().setSample(x, y, 0, x / 100 * 9);
            }
        }
        byte[] film = Pictures.film(encoded(image, "png")).pixels();
        for (int at = 0; at < film.length; at++) {
            assertEquals(at % Film.SIDE * 9, film[at] & 0xff, 2);
        }
    }

    @Test
    void aColourPictureIsNoFilm() throws Exception {
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < 10_000; at++) {
            image.setRGB(at % 100, at / 100, ((at % 100 * 2) << 16) | (128 << 8) | (at / 100));
        }
        assertEquals("the picture is in colour, so it is no film", refusal(encoded(image, "png")));
        assertEquals("the picture is in colour, so it is no film", refusal(encoded(image, "jpeg")));
    }

    @Test
    void whatIsBrokenOffIsRefusedWhereverItEnds() throws Exception {
        for (String format : new String[] {"png", "jpeg"}) {
            byte[] whole = encoded(steps(BufferedImage.TYPE_BYTE_GRAY), format);
            for (int length = 8; length < whole.length - 1; length += Math.max(1, whole.length / 60)) {
                refusal(Arrays.copyOf(whole, length));
            }
        }
    }

    @Test
    void brokenBytesAreReadOrRefusedButNeverThrowAnythingElse() throws Exception {
        Random random = new Random(2);
        byte[][] wholes = {
            encoded(steps(BufferedImage.TYPE_BYTE_GRAY), "png"),
            encoded(steps(BufferedImage.TYPE_BYTE_GRAY), "jpeg"),
            DicomFile.radiograph(EXPLICIT, 40, 30, 16, "MONOCHROME2")
                    .nested()
                    .pixels(new byte[2400])
                    .bytes()
        };
        for (int trial = 0; trial < 900; trial++) {
            byte[] bytes = wholes[trial % 3].clone();
            for (int change = 0; change < 3; change++) {
                bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt();
            }
            try {
                Pictures.film(bytes);
            } catch (PictureRefused said) {
                assertEquals(false, String.valueOf(said.getMessage()).isBlank());
            }
        }
    }

    @Test
    void aPictureOfTwoHundredMegapixelsIsRefusedByItsHeader() {
        assertEquals("the picture has more than 30 million pixels", refusal(pngOf(20_000, 10_000)));
        assertEquals("the picture has more than 30 million pixels", refusal(pngOf(0x7fffffff, 0x7fffffff)));
        assertEquals("the picture is a strip, not a film", refusal(pngOf(300_000, 30)));
        byte[] dicom = DicomFile.radiograph(EXPLICIT, 20_000, 10_000, 8, "MONOCHROME2")
                .pixels(new byte[4])
                .bytes();
        assertEquals("the picture has more than 30 million pixels", refusal(dicom));
    }

    @Test
    void aCompressedTextOfAHundredMegabytesIsNeverUnpacked() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (java.util.zip.DeflaterOutputStream packed = new java.util.zip.DeflaterOutputStream(text)) {
            packed.write(new byte[100 << 20]);
        }
        byte[] picture = encoded(steps(BufferedImage.TYPE_BYTE_GRAY), "png");
        byte[] key = {'k', 0, 0};
        byte[] body = Arrays.copyOf(key, key.length + text.size());
        System.arraycopy(text.toByteArray(), 0, body, key.length, text.size());
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(picture, 0, 33);
        bomb.writeBytes(chunk("zTXt", body));
        bomb.write(picture, 33, picture.length - 33);
        long before = used();
        assertArrayEquals(steps(), Pictures.film(bomb.toByteArray()).pixels());
        assertEquals(0, (used() - before) >> 27, "memory");
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void dicomIsReadInItsThreeSyntaxes() throws Exception {
        byte[] rows = new byte[112 * 140];
        BufferedImage image = steps(BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().getDataElements(0, 0, 112, 140, rows);
        for (String syntax : new String[] {EXPLICIT, "1.2.840.10008.1.2"}) {
            DicomFile file =
                    DicomFile.radiograph(syntax, 140, 112, 8, "MONOCHROME2").nested();
            assertArrayEquals(steps(), Pictures.film(file.pixels(rows).bytes()).pixels(), syntax);
        }
        byte[] film = Pictures.film(DicomFile.radiograph("1.2.840.10008.1.2.4.50", 140, 112, 8, "MONOCHROME2")
                        .encapsulated(encoded(image, "jpeg"))
                        .bytes())
                .pixels();
        for (int at = 0; at < film.length; at++) {
            assertEquals(at % Film.SIDE * 9, film[at] & 0xff, 6);
        }
    }

    @Test
    void monochrome1IsInvertedAndTheWindowApplied() throws Exception {
        byte[] rows = new byte[2 * 28 * 28];
        for (int at = 0; at < 28 * 28; at++) {
            int value = 1000 + 10 * (at % 28);
            rows[2 * at] = (byte) value;
            rows[2 * at + 1] = (byte) (value >> 8);
        }
        DicomFile file = DicomFile.radiograph(EXPLICIT, 28, 28, 16, "MONOCHROME1")
                .text(0x00281050, "DS", "1100.5")
                .text(0x00281051, "DS", "101")
                .pixels(rows);
        byte[] film = Pictures.film(file.bytes()).pixels();
        // PS3.3, C.11.2.1.2: black up to 1050, white from 1150 on; inverted
        assertEquals(255, film[4] & 0xff);
        assertEquals(255 - 127.5, film[10] & 0xff, 1);
        assertEquals(0, film[20] & 0xff);
    }

    @Test
    void anUnreadTransferSyntaxIsNamed() {
        DicomFile file = DicomFile.radiograph("1.2.840.10008.1.2.4.90", 28, 28, 8, "MONOCHROME2");
        assertEquals(
                "DICOM transfer syntax 1.2.840.10008.1.2.4.90 (JPEG 2000 Lossless) is not read; "
                        + "uncompressed little-endian and JPEG baseline are",
                refusal(file.bytes()));
    }

    @Test
    void dicomThatIsNoGreyRadiographIsRefused() {
        assertEquals(
                "the DICOM file is no radiograph: its modality is CT",
                refusal(new DicomFile(EXPLICIT).text(0x00080060, "CS", "CT").bytes()));
        assertEquals(
                "the DICOM file's photometric interpretation is not MONOCHROME1 or MONOCHROME2",
                refusal(DicomFile.radiograph(EXPLICIT, 28, 28, 8, "RGB")
                        .pixels(new byte[784])
                        .bytes()));
        assertEquals(
                "the DICOM file is broken off",
                refusal(DicomFile.radiograph(EXPLICIT, 28, 28, 16, "MONOCHROME2")
                        .pixels(new byte[784])
                        .bytes()));
    }

    @Test
    void anythingElseIsRefused() {
        assertEquals("neither a PNG nor a JPEG nor a DICOM file", refusal(new byte[0]));
        assertEquals(
                "neither a PNG nor a JPEG nor a DICOM file",
                refusal("GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    /** A PNG of which there is little but the header. */
    private static byte[] pngOf(int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        out.writeBytes(chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .array()));
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] body) {
        byte[] named = Arrays.copyOf(type.getBytes(java.nio.charset.StandardCharsets.US_ASCII), 4 + body.length);
        System.arraycopy(body, 0, named, 4, body.length);
        CRC32 check = new CRC32();
        check.update(named);
        return ByteBuffer.allocate(12 + body.length)
                .putInt(body.length)
                .put(named)
                .putInt((int) check.getValue())
                .array();
    }
}
