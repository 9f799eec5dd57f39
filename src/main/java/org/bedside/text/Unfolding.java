package org.bedside.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Bounds what a PDF unfolds to: a thousandth of it may be all that was sent, and PDFBox unfolds into memory. Belongs to one
 * file and one thread.
 */
final class Unfolding {

    /** Of one compressed stream, in bytes: a page scanned at 300 dpi in colour takes 26 MB, embedded fonts less. */
    private static final long LARGEST_STREAM = 64L << 20;
    /** Of all compressed streams. */
    private static final long LARGEST_FILE = 1L << 30;
    /** Of what draws one page or form, and of all that draw; a page of text draws with some 20 kB. */
    private static final long LARGEST_CONTENT = 8L << 20;

    private static final long ALL_CONTENT = 64L << 20;

    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};

    private final byte[] buffer = new byte[64 * 1024];
    private long content;

    /** Ends the reading of what is too much, or is no longer wanted. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Unfolds whatever in a file is compressed after the keyword {@code stream}, and throws it away. */
    void check(byte[] file) throws TooMuch {
        long all = 0;
        for (int at = 0; at + STREAM.length + 2 < file.length; at++) {
            if (file[at] == STREAM[0] && starts(file, at)) {
                int from = at + STREAM.length;
                from += file[from] == '\r' ? 1 : 0;
                from += file[from] == '\n' ? 1 : 0;
                all += inflated(file, from);
                if (all > LARGEST_FILE) {
                    throw new TooMuch();
                }
            }
        }
    }

    private static boolean starts(byte[] file, int at) {
        for (int i = 1; i < STREAM.length; i++) {
            if (file[at + i] != STREAM[i]) {
                return false;
            }
        }
        return true;
    }

    private long inflated(byte[] file, int from) throws TooMuch {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, from, file.length - from);
            long size = 0;
            for (int some = inflater.inflate(buffer); some > 0; some = inflater.inflate(buffer)) {
                size += some;
                if (size > LARGEST_STREAM || Thread.currentThread().isInterrupted()) {
                    throw new TooMuch();
                }
            }
            return size;
        } catch (DataFormatException notCompressed) {
            return 0; // nor would PDFBox get further
        } finally {
            inflater.end();
        }
    }

    /** Counts what is about to draw. */
    void content(InputStream drawing) throws IOException {
        long size = 0;
        try (drawing) {
            for (int some = drawing.read(buffer); some >= 0; some = drawing.read(buffer)) {
                size += some;
                if (size > LARGEST_CONTENT || content + size > ALL_CONTENT) {
                    throw new TooMuch();
                }
            }
        }
        content += size;
    }
}
