package org.bedside.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * A file of entries, written at its end. After a head of eight bytes each entry stands as its length in bytes (int),
 * their CRC-32C (int), and the bytes. What was written survives the death of the process; as with H2's own commits,
 * nothing is forced onto the disk. Not thread-safe.
 */
final class EntryLog {

    /** "BEDSIDE", and the version of the form. */
    private static final long HEAD = 0x4245_4453_4944_4501L;
    /** An entry's record and assessment are at most two million bytes, and all else is short. */
    private static final int LONGEST = 4 * Entry.LONGEST;

    /**
     * What a file held.
     *
     * @param whole false if something in it, other than a last entry cut short, is not as it was written
     */
    record Content(List<Entry> entries, boolean whole) {}

    private final Path path;
    private final RandomAccessFile file;
    private final Bytes bytes = new Bytes();
    private long end = Long.BYTES;
    private boolean broken;

    private EntryLog(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /** Begins a file; one of this name must not be there yet. */
    static EntryLog create(Path path) throws IOException {
        Files.createFile(path);
        // Not a channel: an interrupted thread would close that for everyone.
        var file = new RandomAccessFile(path.toFile(), "rw");
        var log = new EntryLog(path, file);
        try {
            file.writeLong(HEAD);
        } catch (IOException e) {
            log.delete();
            throw e;
        }
        return log;
    }

    /** Writes all of these or none; after a failure that could not be undone the file {@linkplain #isBroken is broken}. */
    void append(List<Entry> entries) throws IOException {
        bytes.reset();
        for (Entry entry : entries) {
            bytes.add(entry);
        }
        try {
            file.write(bytes.array(), 0, bytes.size());
            end += bytes.size();
        } catch (IOException e) {
            undo();
            throw e;
        }
    }

    private void undo() {
        try {
            file.setLength(end);
            file.seek(end);
        } catch (IOException e) {
            broken = true;
        }
    }

    /** Whether nothing more may be written to it. */
    boolean isBroken() {
        return broken;
    }

    /** Bytes written. */
    long size() {
        return end;
    }

    void close() throws IOException {
        file.close();
    }

    void delete() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }

    /** The entries of a file that an earlier process left. */
    static Content read(Path path) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
            if (in.available() == 0) {
                return new Content(entries, true);
            }
            if (in.readLong() != HEAD) {
                return new Content(entries, false);
            }
            while (true) {
                int length = in.readInt();
                int sum = in.readInt();
                if (length <= 0 || length > LONGEST) {
                    return new Content(entries, false);
                }
                byte[] all = in.readNBytes(length);
                if (all.length == length) {
                    CRC32C crc = new CRC32C();
                    crc.update(all);
                    if ((int) crc.getValue() != sum) {
                        return new Content(entries, false);
                    }
                    entries.add(entry(all));
                }
            }
        } catch (EOFException cut) {
            return new Content(entries, true);
        }
    }

    private static Entry entry(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        return new Entry(
                new UUID(in.readLong(), in.readLong()),
                Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS),
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                in.readDouble(),
                Entry.Status.valueOf(text(in)),
                in.readInt(),
                Optional.of(text(in)).filter(json -> !json.isEmpty()).map(Rows::assessed),
                text(in));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    /** Entries as bytes, one after the other. */
    private static final class Bytes extends ByteArrayOutputStream {

        private static final int FRAME = 2 * Integer.BYTES;

        private final CRC32C crc = new CRC32C();

        Bytes() {
            super(1 << 16);
        }

        byte[] array() {
            return buf;
        }

        void add(Entry entry) {
            int start = count;
            var out = new DataOutputStream(this);
            try {
                out.writeLong(0);
                out.writeLong(entry.id().getMostSignificantBits());
                out.writeLong(entry.id().getLeastSignificantBits());
                out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
                text(out, entry.service());
                text(out, entry.serviceVersion());
                text(out, entry.hook());
                text(out, entry.hookInstance());
                text(out, entry.patient());
                text(out, entry.encounter());
                text(out, entry.user());
                text(out, entry.fhirServer());
                text(out, entry.fingerprint());
                text(out, entry.model());
                out.writeDouble(entry.millis());
                text(out, entry.status().name());
                out.writeInt(entry.cards());
                text(out, entry.assessed().map(Rows::json).orElse(""));
                text(out, entry.record());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            int length = count - start - FRAME;
            crc.reset();
            crc.update(buf, start + FRAME, length);
            set(start, length);
            set(start + Integer.BYTES, (int) crc.getValue());
        }

        private static void text(DataOutputStream out, String text) throws IOException {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }

        private void set(int at, int value) {
            for (int i = 0; i < Integer.BYTES; i++) {
                buf[at + i] = (byte) (value >>> (Byte.SIZE * (Integer.BYTES - 1 - i)));
            }
        }
    }
}
