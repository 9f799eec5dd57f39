package org.bedside.text;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Takes the text out of a PDF in reading order: lines from top to bottom, words from left to right, pages apart. What it says
 * has no place in the file, so offsets point into this text. Nothing outside the file is opened, neither links nor fonts.
 *
 * <p>The work is bounded by what the file makes it do, without a clock: pages, operators and characters; and it ends when its
 * thread is interrupted.
 */
final class PdfText {

    /** In bytes; a larger file is refused. */
    static final int LARGEST = 32 << 20;

    static final int MOST_PAGES = 200;
    /** Of drawing operators; a page full of text has some 5,000. */
    private static final int MOST_OPERATORS = 4_000_000;
    /** For what a file unfolds to. */
    private static final long MEMORY = 256L << 20;

    static {
        FontMappers.set(new OwnFont());
    }

    private PdfText() {}

    /** @param file the bytes of the file as characters 0 to 255 */
    static NoteText.Taken of(String file) throws NoteText.Unreadable {
        if (file.length() >= LARGEST) {
            throw new NoteText.Unreadable("the PDF is larger than 32 MiB");
        }
        byte[] bytes = file.getBytes(StandardCharsets.ISO_8859_1);
        Unfolding unfolding = new Unfolding();
        try {
            unfolding.check(bytes);
        } catch (Unfolding.TooMuch bomb) {
            throw new NoteText.Unreadable("the PDF unfolds to too much");
        }
        try (PDDocument document = Loader.loadPDF(
                new RandomAccessReadBuffer(bytes),
                "",
                null,
                null,
                MemoryUsageSetting.setupMainMemoryOnly(MEMORY).streamCache)) {
            if (!document.getCurrentAccessPermission().canExtractContent()) {
                throw new NoteText.Unreadable("the PDF is encrypted");
            }
            return text(document, unfolding);
        } catch (InvalidPasswordException encrypted) {
            throw new NoteText.Unreadable("the PDF is encrypted");
        } catch (IOException | RuntimeException broken) { // PDFBox throws what it comes upon
            throw new NoteText.Unreadable("the PDF is broken");
        }
    }

    private static NoteText.Taken text(PDDocument document, Unfolding unfolding)
            throws IOException, NoteText.Unreadable {
        Words words = new Words();
        String fault = document.getNumberOfPages() > MOST_PAGES
                ? "only the first " + MOST_PAGES + " pages of the PDF were read"
                : "";
        try {
            new Stripper(unfolding).writeText(document, words);
        } catch (Unfolding.TooMuch beyond) {
            fault = "the PDF draws too much; it was read up to there";
        }
        String plain = words.text.toString();
        if (plain.isBlank()) {
            throw new NoteText.Unreadable(
                    fault.isEmpty() ? "the PDF holds no text, perhaps only pictures" : "the PDF draws too much");
        }
        return new NoteText.Taken(new NoteText(plain, Places.SAME, plain), fault);
    }

    private static final class Words extends Writer {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(char[] characters, int offset, int length) {
            text.append(characters, offset, Math.min(length, NoteText.LONGEST - text.length()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static final class Stripper extends PDFTextStripper {
        private int operators;
        private int glyphs;

        private final Unfolding unfolding;

        Stripper(Unfolding unfolding) {
            this.unfolding = unfolding;
            setSortByPosition(true);
            setEndPage(MOST_PAGES);
            setLineSeparator("\n");
            setPageEnd("\n");
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (++operators > MOST_OPERATORS || Thread.currentThread().isInterrupted()) {
                throw new Unfolding.TooMuch();
            }
            super.processOperator(operator, operands);
        }

        @Override
        public void processPage(PDPage page) throws IOException {
            unfolding.content(page.getContents());
            super.processPage(page);
        }

        @Override
        public void showForm(PDFormXObject form) throws IOException {
            unfolding.content(form.getContents());
            super.showForm(form);
        }

        @Override
        protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
            if (++glyphs > NoteText.LONGEST) {
                throw new Unfolding.TooMuch();
            }
            super.showGlyph(matrix, font, code, displacement);
        }

        /** PDFBox would go on after most exceptions. */
        @Override
        protected void operatorException(Operator operator, List<COSBase> operands, IOException exception)
                throws IOException {
            if (exception instanceof Unfolding.TooMuch) {
                throw exception;
            }
            super.operatorException(operator, operands, exception);
        }
    }
}
