package org.bedside.text;

import static org.bedside.text.Texts.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.bedside.evidence.Remark;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PdfTextTest {

    private static final String PDF = "application/pdf";
    private static final PDFont FONT = new PDType1Font(Standard14Fonts.FontName.HELVETICA);

    static {
        for (String noise : List.of("org.apache.pdfbox", "org.apache.fontbox")) {
            ((Logger) LoggerFactory.getLogger(noise)).setLevel(Level.OFF);
        }
    }

    /** A line of a page: words and where they stand, in points from the lower left. */
    private record Words(String text, float x, float y) {}

    private static void page(PDDocument document, Words... lines) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            for (Words words : lines) {
                content.beginText();
                content.setFont(FONT, 11);
                content.newLineAtOffset(words.x(), words.y());
                content.showText(words.text());
                content.endText();
            }
        }
    }

    private static String saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void linesAreReadFromTopToBottomHoweverTheyWereDrawn() throws IOException {
        try (PDDocument document = new PDDocument()) {
            page(
                    document,
                    new Words("penicillin", 120, 680),
                    new Words("Discharge summary", 50, 720),
                    new Words("Allergies:", 50, 680));
            page(document, new Words("Plan: rest", 50, 720));
            NoteText text = whole(PDF, saved(document));
            assertEquals("Discharge summary\nAllergies: penicillin\nPlan: rest\n", text.plain());
            assertEquals(text.plain(), text.source());
            assertEquals("penicillin", Texts.source(text, "penicillin"));
        }
    }

    @Test
    void moreThanTwoHundredPagesAreReadInPart() throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 1; i <= 201; i++) {
                page(document, new Words("page " + i, 50, 720));
            }
            NoteText.Outcome outcome = Texts.read(PDF, saved(document));
            String plain = outcome.text().orElseThrow().plain();
            assertTrue(plain.contains("page 200\n") && !plain.contains("page 201"), plain);
            assertEquals(
                    List.of(new Remark(
                            Remark.Reason.MALFORMED,
                            "DocumentReference/n1",
                            "only the first 200 pages of the PDF were read")),
                    outcome.remarks());
        }
    }

    @Test
    void whatNeedsAPasswordOrForbidsToTakeTextIsRefused() throws IOException {
        for (String password : List.of("secret", "")) {
            try (PDDocument document = new PDDocument()) {
                page(document, new Words("asthma", 50, 720));
                AccessPermission permission = new AccessPermission();
                permission.setCanExtractContent(false);
                document.protect(new StandardProtectionPolicy("owner", password, permission));
                Texts.refused(Remark.Reason.MALFORMED, "the PDF is encrypted", Texts.read(PDF, saved(document)));
            }
        }
    }

    @Test
    void aScannedPageHoldsNoText() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                BufferedImage scan = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
                content.drawImage(LosslessFactory.createFromImage(document, scan), 0, 0, 500, 700);
            }
            Texts.refused(
                    Remark.Reason.MALFORMED,
                    "the PDF holds no text, perhaps only pictures",
                    Texts.read(PDF, saved(document)));
        }
    }

    @Test
    void whatIsBrokenOrTooLargeIsRefused() {
        Texts.refused(Remark.Reason.MALFORMED, "the PDF is broken", Texts.read(PDF, "%PDF-1.4\nnothing"));
        Texts.refused(
                Remark.Reason.MALFORMED,
                "the PDF is larger than 32 MiB",
                Texts.read(PDF, "%PDF-1.4\n" + " ".repeat(PdfText.LARGEST)));
    }

    @Test
    void flippedBytesBreakNothing() throws IOException {
        try (PDDocument document = new PDDocument()) {
            page(document, new Words("asthma", 50, 720), new Words("copd", 50, 700));
            String file = saved(document);
            Random random = new Random(11);
            for (int round = 0; round < 300; round++) {
                char[] bytes = file.toCharArray();
                for (int i = 0; i < 1 + round % 10; i++) {
                    bytes[random.nextInt(bytes.length)] = (char) random.nextInt(256);
                }
                NoteText.Outcome outcome = Texts.read(PDF, "%PDF-" + new String(bytes).substring(5));
                assertTrue(outcome.text().isPresent() || outcome.remarks().size() == 1);
            }
        }
    }

    @Test
    void aPageThatDrawsWithoutEndEndsTheReading() throws IOException {
        try (PDDocument document = new PDDocument()) {
            page(document, new Words("asthma", 50, 720));
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(FONT, 11);
                String line = "x".repeat(1000);
                for (int i = 0; i < 1200; i++) {
                    content.showText(line);
                }
                content.endText();
            }
            NoteText.Outcome outcome = Texts.read(PDF, saved(document));
            assertEquals("asthma\n", outcome.text().orElseThrow().plain());
            assertEquals(
                    List.of(new Remark(
                            Remark.Reason.MALFORMED,
                            "DocumentReference/n1",
                            "the PDF draws too much; it was read up to there")),
                    outcome.remarks());
        }
    }

    /** A file whose only page is drawn by so much of a unit, compressed. */
    private static String unfoldingTo(String unit, int megabytes) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(stream)) {
            byte[] megabyte = unit.repeat((1 << 20) / unit.length()).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < megabytes; i++) {
                deflater.write(megabyte);
            }
        }
        return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>>>"
                + "/Contents 4 0 R>>endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                + "4 0 obj<</Filter/FlateDecode/Length " + stream.size() + ">>stream\n"
                + stream.toString(StandardCharsets.ISO_8859_1) + "\nendstream endobj\ntrailer<</Root 1 0 R>>\n";
    }

    @Test
    void aSmallFileThatUnfoldsToMuchIsRefused() throws IOException {
        String drawn = "BT /F1 12 Tf 50 700 Td (asthma) Tj ET\n";
        assertTrue(Texts.read(PDF, unfoldingTo(drawn, 1)).text().isPresent());
        for (String unit : List.of("1.1 ", "q Q ", drawn)) {
            Texts.refused(Remark.Reason.MALFORMED, "the PDF draws too much", Texts.read(PDF, unfoldingTo(unit, 20)));
            Texts.refused(
                    Remark.Reason.MALFORMED, "the PDF unfolds to too much", Texts.read(PDF, unfoldingTo(unit, 100)));
        }
    }
}
