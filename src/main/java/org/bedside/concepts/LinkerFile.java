package org.bedside.concepts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** A linker's file: magic, version, CRC-32 and length of what follows, then the lexicon and the judges, big-endian. */
final class LinkerFile {

    private static final int MAGIC = 0x42534c4b;
    private static final int VERSION = 1;
    /** No file of ours is longer; a longer one is damaged. */
    private static final int LONGEST = 64 << 20;

    private LinkerFile() {}

    static void write(Lexicon lexicon, List<Linker.Judge> judges, OutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 22);
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(lexicon.ids.length);
        for (String id : lexicon.ids) {
            data.writeUTF(id);
        }
        longs(data, lexicon.synonyms.roots);
        longs(data, lexicon.synonyms.stand);
        longs(data, lexicon.keys);
        ints(data, lexicon.first);
        ints(data, lexicon.id);
        for (short[] corpus : lexicon.seen) {
            for (short seen : corpus) {
                data.writeShort(seen);
            }
        }
        data.write(lexicon.sources);
        longs(data, lexicon.roots);
        ints(data, lexicon.setFirst);
        ints(data, lexicon.setRoots);
        longs(data, lexicon.setKey);
        data.write(lexicon.setKind);
        for (Linker.Judge judge : judges) {
            data.writeDouble(judge.least);
            data.writeInt(judge.weights.length);
            for (double weight : judge.weights) {
                data.writeDouble(weight);
            }
        }
        byte[] body = bytes.toByteArray();
        DataOutputStream file = new DataOutputStream(out);
        file.writeInt(MAGIC);
        file.writeInt(VERSION);
        file.writeLong(crc(body));
        file.writeInt(body.length);
        file.write(body);
        file.flush();
    }

    static Linker read(InputStream in) throws IOException {
        DataInputStream file = new DataInputStream(in);
        if (file.readInt() != MAGIC) {
            throw new IOException("not a file of a linker");
        }
        int version = file.readInt();
        if (version != VERSION) {
            throw new IOException("a linker's file of version " + version + ", not " + VERSION);
        }
        long crc = file.readLong();
        int length = file.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("the linker's file is damaged: a length of " + length);
        }
        byte[] body = file.readNBytes(length);
        if (body.length != length || crc(body) != crc || file.read() >= 0) {
            throw new IOException("the linker's file is damaged: length or checksum do not match");
        }
        return body(new DataInputStream(new ByteArrayInputStream(body)));
    }

    private static Linker body(DataInputStream data) throws IOException {
        String[] ids = new String[data.readInt()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = data.readUTF();
        }
        Synonyms synonyms = new Synonyms(longs(data), longs(data));
        long[] keys = longs(data);
        int[] first = ints(data);
        int[] id = ints(data);
        short[][] seen = new short[Source.CORPORA][id.length];
        for (short[] corpus : seen) {
            for (int i = 0; i < corpus.length; i++) {
                corpus[i] = data.readShort();
            }
        }
        byte[] sources = data.readNBytes(id.length);
        long[] roots = longs(data);
        int[] setFirst = ints(data);
        int[] setRoots = ints(data);
        long[] setKey = longs(data);
        byte[] setKind = data.readNBytes(setKey.length);
        Lexicon lexicon =
                new Lexicon(ids, synonyms, keys, first, id, seen, sources, roots, setFirst, setRoots, setKey, setKind);
        List<Linker.Judge> judges = new ArrayList<>();
        for (int place = 0; place < Linker.PLACES; place++) {
            double least = data.readDouble();
            double[] weights = new double[data.readInt()];
            if (weights.length != Candidates.FEATURES) {
                throw new IOException("the linker's file was trained with other features");
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] = data.readDouble();
            }
            judges.add(new Linker.Judge(weights, least));
        }
        return new Linker(lexicon, judges);
    }

    private static void longs(DataOutputStream data, long[] values) throws IOException {
        data.writeInt(values.length);
        for (long value : values) {
            data.writeLong(value);
        }
    }

    private static long[] longs(DataInputStream data) throws IOException {
        long[] values = new long[data.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.readLong();
        }
        return values;
    }

    private static void ints(DataOutputStream data, int[] values) throws IOException {
        data.writeInt(values.length);
        for (int value : values) {
            data.writeInt(value);
        }
    }

    private static int[] ints(DataInputStream data) throws IOException {
        int[] values = new int[data.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.readInt();
        }
        return values;
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
