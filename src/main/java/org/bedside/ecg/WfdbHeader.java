package org.bedside.ecg;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a record in the format of the WFDB library (PhysioNet; header(5)), of one segment.
 *
 * @param record its name
 * @param hertz frames per second
 * @param frames how many samples each signal has; 0 if the header does not say
 * @param signals in their order
 */
public record WfdbHeader(String record, double hertz, long frames, List<Channel> signals) {

    private static final int MOST_SIGNALS = 64;

    /** gain, optionally with a baseline and a unit: {@code 2000}, {@code 200(1024)/mV}. */
    private static final Pattern GAIN = Pattern.compile("([0-9.eE+-]+)(?:\\(([-+]?\\d+)\\))?(?:/(\\S+))?");

    public WfdbHeader {
        signals = List.copyOf(signals);
    }

    /**
     * One signal.
     *
     * @param file which holds its samples
     * @param format 16 or 212: how the file holds them
     * @param gain units of the converter to one physical unit
     * @param baseline the converter's value for 0
     * @param unit the physical unit
     * @param name the lead
     */
    public record Channel(String file, int format, double gain, double baseline, String unit, String name) {}

    /** Reads the text of a header; throws IllegalArgumentException, naming the line, if it is none that is read here. */
    public static WfdbHeader parse(String text) {
        List<String> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("the header is empty");
        }
        String[] first = lines.get(0).strip().split("\\s+", -1);
        if (first.length < 2 || first[0].contains("/")) {
            throw new IllegalArgumentException("the header is not that of a record of one segment");
        }
        long signals = whole(first[1], "the number of signals");
        if (signals < 1 || signals > MOST_SIGNALS || lines.size() <= signals) {
            throw new IllegalArgumentException("the header names other than 1 to " + MOST_SIGNALS + " signals");
        }
        double hertz = first.length > 2 ? number(first[2].split("[/(]", -1)[0], "the sampling frequency") : 250;
        if (!(hertz > 0 && hertz <= 100_000)) {
            throw new IllegalArgumentException("the header has a sampling frequency that is not believed");
        }
        List<Channel> channels = new ArrayList<>();
        for (int at = 1; at <= signals; at++) {
            channels.add(channel(lines.get(at), at));
        }
        return new WfdbHeader(
                first[0], hertz, first.length > 3 ? whole(first[3], "the number of samples") : 0, channels);
    }

    private static Channel channel(String line, int at) {
        String[] parts = line.strip().split("\\s+", 9);
        if (parts.length < 2 || parts[0].contains("/") || parts[0].contains("\\")) {
            throw new IllegalArgumentException("signal " + at + " of the header names no file and format");
        }
        if (!parts[1].equals("16") && !parts[1].equals("212")) {
            throw new IllegalArgumentException("signal " + at
                    + " has a format other than 16 and 212, or several samples" + " to a frame, which is not read");
        }
        double gain = 200; // what header(5) says where there is none
        double baseline = parts.length > 4 ? number(parts[4], "the zero of signal " + at) : 0;
        String unit = "mV";
        if (parts.length > 2) {
            Matcher matcher = GAIN.matcher(parts[2]);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("signal " + at + " has a gain that cannot be read");
            }
            double given = number(matcher.group(1), "the gain of signal " + at);
            gain = given == 0 ? gain : given;
            baseline = matcher.group(2) == null ? baseline : number(matcher.group(2), "the baseline of signal " + at);
            unit = matcher.group(3) == null ? unit : matcher.group(3);
        }
        return new Channel(
                parts[0], Integer.parseInt(parts[1]), gain, baseline, unit, parts.length > 8 ? parts[8] : "" + at);
    }

    private static double number(String text, String what) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException told) {
            // below
        }
        throw new IllegalArgumentException(what + " is not a number");
    }

    private static long whole(String text, String what) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(what + " is not a whole number", none);
        }
    }

    /** The signals that are in a file, in their order. */
    public List<Channel> in(String file) {
        return signals.stream().filter(signal -> signal.file().equals(file)).toList();
    }
}
