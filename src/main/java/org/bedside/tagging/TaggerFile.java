package org.bedside.tagging;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The file of a {@link Tagger}. Numbers are big-endian, texts UTF-8 after a 16-bit length:
 *
 * <ol>
 *   <li>the four bytes {@code BTAG}, the version (32 bits)
 *   <li>from version 2 on how far away words are seen (8 bits), see {@link Features}
 *   <li>the number of layers (8 bits); for each the number of its types (8 bits) and these (texts), then the transition weights
 *       of its labels, each after each, and of the first label (32-bit floats); from version 2 on then whether names are chosen each by its
 *       own probability (8 bits, 1 or 0), and if so the least of each type (32-bit floats), see {@link LikelyNames}
 *   <li>the dictionary: the number of its lists (8 bits), of its names (32 bits), and for each the key and the bits of its lists
 *       (32 bits both)
 *   <li>the unit of weights (32-bit float), the number of features (32 bits); for each its key (32 bits, all in rising order),
 *       the number of its weights (8 bits), and for each of these the label, counted over all layers (8 bits), and the weight
 *       (16 bits, signed)
 *   <li>the CRC-32 of all before (32 bits)
 * </ol>
 */
public final class TaggerFile {

    private static final int MAGIC = 0x42544147; // BTAG
    private static final int VERSION = 2;
    /** Without the reach and least probabilities. */
    private static final int PLAIN = 1;
    /** A weight nearer to zero is left out: it changes no label. */
    private static final float NEGLIGIBLE = 0.01f;
    /** Labels of all layers together are numbered in 8 bits. */
    private static final int COLUMNS = 255;

    private TaggerFile() {}

    /** The file of a dictionary and layers, the last of which is the tagger's answer. */
    public static byte[] write(Dictionary dictionary, int reach, List<Learnt> layers) {
        SortedMap<Integer, float[]> rows = rows(layers);
        float most = 0;
        int count = 0;
        for (float[] row : rows.values()) {
            for (float weight : row) {
                most = Math.max(most, Math.abs(weight));
                count += Math.abs(weight) < NEGLIGIBLE ? 0 : 1;
            }
        }
        Map<Integer, Integer> names = dictionary.names();
        ByteBuffer out = ByteBuffer.allocate(head(layers) + 8 * names.size() + 5 * rows.size() + 3 * count + 64);
        out.putInt(MAGIC).putInt(VERSION).put((byte) reach).put((byte) layers.size());
        for (Learnt layer : layers) {
            out.put((byte) layer.labels().types().size());
            for (String type : layer.labels().types()) {
                byte[] text = type.getBytes(StandardCharsets.UTF_8);
                out.putShort((short) text.length).put(text);
            }
            put(out, layer.transitions());
            put(out, layer.first());
            out.put((byte) (layer.least().length == 0 ? 0 : 1));
            put(out, layer.least());
        }
        out.put((byte) dictionary.lists()).putInt(names.size());
        names.forEach((key, bits) -> out.putInt(key).putInt(bits));
        float scale = most == 0 ? 1 : most / Short.MAX_VALUE;
        out.putFloat(scale).putInt(rows.size());
        rows.forEach((key, row) -> {
            out.putInt(key).put((byte) 0);
            int weights = 0;
            int at = out.position() - 1;
            for (int column = 0; column < row.length; column++) {
                if (Math.abs(row[column]) >= NEGLIGIBLE) {
                    out.put((byte) column).putShort((short) Math.round(row[column] / scale));
                    weights++;
                }
            }
            out.put(at, (byte) weights);
        });
        out.putInt(crc(out.array(), out.position()));
        return Arrays.copyOf(out.array(), out.position());
    }

    private static int head(List<Learnt> layers) {
        int size = 16;
        for (Learnt layer : layers) {
            size += 2 + 4 * (layer.transitions().length + layer.first().length + layer.least().length);
            for (String type : layer.labels().types()) {
                size += 2 + 4 * type.length();
            }
        }
        return size;
    }

    /** Per key the weights for the labels of all layers; features that weigh nothing are left out. */
    private static SortedMap<Integer, float[]> rows(List<Learnt> layers) {
        int columns = layers.stream().mapToInt(layer -> layer.labels().size()).sum();
        if (layers.isEmpty() || columns > COLUMNS) {
            throw new IllegalArgumentException("a tagger has 1 to " + COLUMNS + " labels, not " + columns);
        }
        SortedMap<Integer, float[]> rows = new TreeMap<>();
        int offset = 0;
        for (Learnt layer : layers) {
            int size = layer.labels().size();
            for (int feature = 0; feature < layer.keys().length; feature++) {
                for (int label = 0; label < size; label++) {
                    float weight = layer.weights()[feature * size + label];
                    if (Math.abs(weight) >= NEGLIGIBLE) {
                        rows.computeIfAbsent(layer.keys()[feature], key -> new float[columns])[offset + label] = weight;
                    }
                }
            }
            offset += size;
        }
        return rows;
    }

    private static void put(ByteBuffer out, float[] values) {
        for (float value : values) {
            out.putFloat(value);
        }
    }

    private static int crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    static Tagger read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < 16 || in.getInt() != MAGIC) {
            throw new IllegalArgumentException("not a tagger's file");
        }
        int version = in.getInt();
        if (version < PLAIN || version > VERSION) {
            throw new IllegalArgumentException("a tagger's file of version " + version + ", not 1 to " + VERSION);
        }
        if (crc(bytes, bytes.length - 4) != in.getInt(bytes.length - 4)) {
            throw new IllegalArgumentException("a tagger's file that is damaged: another CRC-32");
        }
        in.limit(bytes.length - 4);
        try {
            int reach = version > PLAIN ? in.get() : 0;
            List<Tagger.Layer> layers = layers(in, version);
            Dictionary dictionary = dictionary(in);
            Weights weights = weights(in, Tagger.columns(layers));
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("a tagger's file with more than a tagger");
            }
            return new Tagger(dictionary, reach, layers, weights);
        } catch (BufferUnderflowException | NegativeArraySizeException cut) {
            throw new IllegalArgumentException("a tagger's file that does not hold what it says", cut);
        }
    }

    private static List<Tagger.Layer> layers(ByteBuffer in, int version) {
        List<Tagger.Layer> layers = new ArrayList<>();
        int count = in.get() & 0xff;
        for (int number = 0; number < count; number++) {
            List<String> types = new ArrayList<>();
            for (int type = in.get() & 0xff; type > 0; type--) {
                byte[] text = new byte[in.getShort() & 0xffff];
                in.get(text);
                types.add(new String(text, StandardCharsets.UTF_8));
            }
            Labels labels = new Labels(types);
            int size = labels.size();
            float[] transitions = floats(in, size * size);
            float[] first = floats(in, size);
            boolean chooses = version > PLAIN && in.get() == 1;
            layers.add(new Tagger.Layer(
                    labels,
                    new Transitions(size, transitions, first),
                    chooses
                            ? Optional.of(new LikelyNames(labels, transitions, first, floats(in, types.size())))
                            : Optional.empty()));
        }
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a tagger without layers");
        }
        return layers;
    }

    private static float[] floats(ByteBuffer in, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.getFloat();
        }
        return values;
    }

    private static Dictionary dictionary(ByteBuffer in) {
        int lists = in.get();
        Map<Integer, Integer> names = new HashMap<>();
        for (int name = in.getInt(); name > 0; name--) {
            names.put(in.getInt(), in.getInt());
        }
        return new Dictionary(lists, names);
    }

    private static Weights weights(ByteBuffer in, int columns) {
        float scale = in.getFloat();
        int features = in.getInt();
        if (features < 0 || features > in.remaining() / 5) {
            throw new BufferUnderflowException();
        }
        int[] keys = new int[features];
        int[] begins = new int[features + 1];
        int most = in.remaining() / 3;
        byte[] labels = new byte[most];
        short[] values = new short[most];
        int at = 0;
        for (int feature = 0; feature < features; feature++) {
            keys[feature] = in.getInt();
            for (int weight = in.get() & 0xff; weight > 0; weight--, at++) {
                labels[at] = in.get();
                values[at] = in.getShort();
                if ((labels[at] & 0xff) >= columns) {
                    throw new IllegalArgumentException("a weight of a label that no layer has");
                }
            }
            begins[feature + 1] = at;
        }
        return new Weights(keys, begins, Arrays.copyOf(labels, at), Arrays.copyOf(values, at), scale);
    }
}
