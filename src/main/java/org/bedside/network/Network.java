package org.bedside.network;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A network of one input. For any number of threads, each of which works alone: ONNX Runtime starts none of its own. It is
 * made ready, which takes about a third of a second once in a process, when it is first run.
 */
public final class Network implements AutoCloseable {

    private final byte[] onnx;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable OrtSession session;
    private boolean closed;

    /** A network that is read from the bytes of an ONNX file when it is first run. */
    public Network(byte[] onnx) {
        this.onnx = onnx.clone();
    }

    /**
     * The values of an output, row by row.
     *
     * @param output its name
     * @param values of the input, row by row
     * @param shape of the input; as many values as its lengths give
     * @throws IllegalArgumentException where the values do not fit the shape
     * @throws IllegalStateException where the network is closed, is none, or does not take this shape
     */
    public float[] run(String output, float[] values, long... shape) {
        long wanted = 1;
        for (long length : shape) {
            wanted = Math.multiplyExact(wanted, length);
        }
        if (wanted != values.length) {
            throw new IllegalArgumentException(values.length + " values for a shape of " + wanted);
        }
        makeReady();
        lock.readLock().lock();
        try {
            return run(open(), output, values, shape);
        } catch (OrtException broken) {
            throw new IllegalStateException("the network cannot be run: " + broken.getMessage(), broken);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static float[] run(OrtSession session, String output, float[] values, long... shape) throws OrtException {
        String input = session.getInputNames().iterator().next();
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), shape);
                OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
            FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] out = new float[buffer.remaining()];
            buffer.get(out);
            return out;
        }
    }

    private OrtSession open() {
        OrtSession open = session;
        if (open == null) {
            throw new IllegalStateException("the network is closed");
        }
        return open;
    }

    private void makeReady() {
        lock.readLock().lock();
        try {
            if (session != null || closed) {
                return;
            }
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            if (session == null && !closed) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                session = OrtEnvironment.getEnvironment().createSession(onnx, options);
            }
        } catch (OrtException broken) {
            throw new IllegalStateException("not a network that can be run: " + broken.getMessage(), broken);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Waits for what is being worked out and gives the memory back. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            OrtSession open = session;
            session = null;
            if (open != null) {
                open.close();
            }
        } catch (OrtException broken) {
            throw new IllegalStateException("the network cannot be closed: " + broken.getMessage(), broken);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
