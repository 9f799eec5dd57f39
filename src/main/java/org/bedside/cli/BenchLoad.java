package org.bedside.cli;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends requests over and over on kept-alive connections, and takes the time of each. */
final class BenchLoad {

    private final int port;
    private final List<byte[]> requests;

    /** What is posted where. */
    record Call(String path, String body) {}

    /** Sends these in turn. */
    BenchLoad(int port, List<Call> calls) {
        this.port = port;
        this.requests = calls.stream()
                .map(call -> request(port, call.path(), call.body().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static byte[] request(int port, String path, byte[] body) {
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    /** The times of all requests, and how long the whole took. */
    static final class Times {
        private final long[] ascending;
        private final double seconds;

        private Times(long[] nanos, double seconds) {
            this.ascending = nanos;
            this.seconds = seconds;
            Arrays.sort(ascending);
        }

        int count() {
            return ascending.length;
        }

        double perSecond() {
            return ascending.length / seconds;
        }

        double millis(double quantile) {
            return ascending[(int) Math.min(ascending.length - 1, quantile * ascending.length)] / 1e6;
        }
    }

    Times run(int connections, int requestsEach) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            List<Callable<long[]>> work = new ArrayList<>();
            for (int at = 0; at < connections; at++) {
                work.add(() -> connection(requestsEach));
            }
            long[] all = new long[connections * requestsEach];
            int filled = 0;
            for (Future<long[]> done : threads.invokeAll(work)) {
                long[] times = done.get();
                System.arraycopy(times, 0, all, filled, times.length);
                filled += times.length;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Times(all, seconds);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private long[] connection(int count) throws IOException {
        long[] times = new long[count];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            for (int at = 0; at < count; at++) {
                long start = System.nanoTime();
                out.write(requests.get(at % requests.size()));
                out.flush();
                answer(in);
                times[at] = System.nanoTime() - start;
            }
        }
        return times;
    }

    private static void answer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered " + status);
        }
        long length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).trim());
            }
        }
        if (length < 0) {
            throw new IOException("an answer without a length");
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
