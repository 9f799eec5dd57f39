package org.bedside.glucose;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A policy as training leaves it, and as its file {@code policy.bin} holds it. Immutable.
 *
 * <p>The file is big-endian: the four letters {@code BGP1}, a letter for the sort, then what was learnt: after {@code G}
 * (policy gradient) the number of parameters as an int and each as a double; after {@code Q} (Q-learning) twice the
 * number of situations as an int and the action of each as a byte: between meals, then at meals.
 */
public final class LearntPolicy {

    /** How it was learnt. */
    public enum Sort {
        GRADIENT('G'),
        Q('Q');

        private final char letter;

        Sort(char letter) {
            this.letter = letter;
        }
    }

    private static final int MAGIC = 0x42475031;

    private final Sort sort;
    private final double[] parameters;
    private final byte[] between;
    private final byte[] atMeals;

    private LearntPolicy(Sort sort, double[] parameters, byte[] between, byte[] atMeals) {
        this.sort = sort;
        this.parameters = parameters.clone();
        this.between = between.clone();
        this.atMeals = atMeals.clone();
    }

    static LearntPolicy gradient(double[] parameters) {
        for (double parameter : parameters) {
            if (!Double.isFinite(parameter)) {
                throw new IllegalArgumentException("a parameter is not a number");
            }
        }
        return new LearntPolicy(Sort.GRADIENT, parameters, new byte[0], new byte[0]);
    }

    static LearntPolicy q(byte[] between, byte[] atMeals) {
        return new LearntPolicy(Sort.Q, new double[0], between, atMeals);
    }

    public Sort sort() {
        return sort;
    }

    /** What it does, within the bounds of safety. */
    public Policy policy() {
        return new Guarded(sort == Sort.GRADIENT ? loop() : residual());
    }

    LoopPolicy loop() {
        return new LoopPolicy(parameters);
    }

    ResidualPolicy residual() {
        return new ResidualPolicy(between, atMeals);
    }

    /** Its file. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeByte(sort.letter);
            if (sort == Sort.GRADIENT) {
                out.writeInt(parameters.length);
                for (double parameter : parameters) {
                    out.writeDouble(parameter);
                }
            } else {
                out.writeInt(between.length);
                out.write(between);
                out.writeInt(atMeals.length);
                out.write(atMeals);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Reads such a file; one that is not whole or not of this sort throws IllegalArgumentException. */
    public static LearntPolicy read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("is no glucose policy");
            }
            LearntPolicy policy = in.readByte() == Sort.GRADIENT.letter
                    ? gradient(parameters(in))
                    : q(actions(in, Situation.BETWEEN), actions(in, Situation.AT_MEALS));
            if (in.read() >= 0) {
                throw new IllegalArgumentException("goes on after its end");
            }
            policy.policy(); // refuses actions that there are not
            return policy;
        } catch (IOException shortened) {
            throw new IllegalArgumentException("ends too early", shortened);
        }
    }

    private static double[] parameters(DataInputStream in) throws IOException {
        expect(LoopPolicy.PARAMETERS, in.readInt());
        double[] parameters = new double[LoopPolicy.PARAMETERS];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = in.readDouble();
        }
        return parameters;
    }

    private static byte[] actions(DataInputStream in, int situations) throws IOException {
        expect(situations, in.readInt());
        byte[] actions = new byte[situations];
        in.readFully(actions);
        return actions;
    }

    private static void expect(int wanted, int found) {
        if (wanted != found) {
            throw new IllegalArgumentException("holds " + found + " numbers where " + wanted + " are wanted");
        }
    }
}
