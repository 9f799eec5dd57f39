package org.bedside.blood;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The trained part {@code clusters.bin}, big-endian: the bytes {@code BCLU}, the format's number (byte 1), the number of
 * indices (byte), their means and deviations of natural logarithms (doubles), the step (double), the radius (double; 0 for
 * centroids), the number of points (int), and the points, each index a multiple of the step (short).
 *
 * @param scale what the points are standardised by
 * @param step of the grid that the points are on, in standard deviations
 * @param radius of DBSCAN, in standard deviations; 0 where the points are centroids
 * @param points at least one, each of the scale's width
 */
@SuppressWarnings("ArrayRecordComponent") // read once, changed by nobody
record ClusterFile(LogScale scale, double step, double radius, short[][] points) {

    private static final int MAGIC = 0x42434C55;
    private static final int FORMAT = 1;
    private static final int MOST_INDICES = 32;
    private static final int MOST_POINTS = 1_000_000;

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeByte(FORMAT);
            out.writeByte(scale.width());
            for (double mean : scale.means()) {
                out.writeDouble(mean);
            }
            for (double deviation : scale.deviations()) {
                out.writeDouble(deviation);
            }
            out.writeDouble(step);
            out.writeDouble(radius);
            out.writeInt(points.length);
            for (short[] point : points) {
                for (short at : point) {
                    out.writeShort(at);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Throws IllegalArgumentException for bytes that are not such a file. */
    static ClusterFile read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC || in.readByte() != FORMAT) {
                throw new IllegalArgumentException("not a file of clusters in format " + FORMAT);
            }
            int width = in.readUnsignedByte();
            if (width == 0 || width > MOST_INDICES) {
                throw new IllegalArgumentException("clusters of " + width + " indices");
            }
            LogScale scale = new LogScale(doubles(in, width), doubles(in, width));
            double step = in.readDouble();
            double radius = in.readDouble();
            int count = in.readInt();
            if (count < 1 || count > MOST_POINTS || in.available() != 2L * count * width) {
                throw new IllegalArgumentException("another number of points than it says");
            }
            short[][] points = new short[count][width];
            for (short[] point : points) {
                for (int at = 0; at < width; at++) {
                    point[at] = in.readShort();
                }
            }
            if (!(step > 0 && radius >= 0 && Double.isFinite(step) && Double.isFinite(radius))) {
                throw new IllegalArgumentException("a step or a radius that cannot be");
            }
            return new ClusterFile(scale, step, radius, points);
        } catch (EOFException cut) {
            throw new IllegalArgumentException("a file of clusters that is cut short", cut);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static double[] doubles(DataInputStream in, int count) throws IOException {
        double[] values = new double[count];
        for (int at = 0; at < count; at++) {
            values[at] = in.readDouble();
        }
        return values;
    }
}
