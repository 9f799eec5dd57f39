package org.bedside.ecg;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model has learnt, as matrices by name. The file, big-endian: the whole number 0x45434731 ("ECG1"), how many
 * matrices, and for each its name (length and modified UTF-8), rows, columns, and its floats row by row.
 */
public final class Weights {

    private static final int MAGIC = 0x45434731;

    /** A model has fewer than this; so a broken file asks for no more memory than 20 MB. */
    private static final long MOST = 5_000_000;

    private final Map<String, double[][]> matrices = new LinkedHashMap<>();

    /** Adds a matrix, each of its numbers rounded to a float, as it will be read. */
    public Weights with(String name, double[][] matrix) {
        double[][] rounded = new double[matrix.length][];
        for (int row = 0; row < matrix.length; row++) {
            rounded[row] = new double[matrix[row].length];
            for (int column = 0; column < matrix[row].length; column++) {
                rounded[row][column] = (float) matrix[row][column];
            }
        }
        matrices.put(name, rounded);
        return this;
    }

    /** The matrix of this name; throws IllegalArgumentException if there is none. */
    double[][] matrix(String name) {
        double[][] matrix = matrices.get(name);
        if (matrix == null) {
            throw new IllegalArgumentException("has no " + name);
        }
        return matrix;
    }

    /** The only row of a matrix; throws IllegalArgumentException if there is no such matrix, or not one row. */
    double[] row(String name) {
        double[][] matrix = matrix(name);
        if (matrix.length != 1) {
            throw new IllegalArgumentException(name + " has other than one row");
        }
        return matrix[0];
    }

    /** Reads a file; throws IllegalArgumentException if it is none that {@link #bytes} wrote. */
    public static Weights read(byte[] file) {
        Weights weights = new Weights();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("is not a file of weights");
            }
            int count = in.readInt();
            for (int at = 0; at < count; at++) {
                String name = in.readUTF();
                int rows = in.readInt();
                int columns = in.readInt();
                if (rows < 0 || columns < 0 || (long) rows * columns > MOST || 4L * rows * columns > in.available()) {
                    throw new IllegalArgumentException("is cut short");
                }
                double[][] matrix = new double[rows][columns];
                for (double[] row : matrix) {
                    for (int column = 0; column < columns; column++) {
                        row[column] = in.readFloat();
                    }
                }
                weights.matrices.put(name, matrix);
            }
            return weights;
        } catch (IOException cut) {
            throw new IllegalArgumentException("is cut short", cut);
        }
    }

    /** The file. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(matrices.size());
            for (Map.Entry<String, double[][]> entry : matrices.entrySet()) {
                double[][] matrix = entry.getValue();
                out.writeUTF(entry.getKey());
                out.writeInt(matrix.length);
                out.writeInt(matrix.length == 0 ? 0 : matrix[0].length);
                for (double[] row : matrix) {
                    for (double value : row) {
                        out.writeFloat((float) value);
                    }
                }
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }
}
