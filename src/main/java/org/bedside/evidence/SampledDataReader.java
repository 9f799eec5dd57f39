package org.bedside.evidence;

import java.util.Arrays;
import org.bedside.evidence.ObservationReader.Result;
import org.bedside.evidence.Remark.Reason;

/**
 * Reads FHIR's SampledData: {@code origin + factor x token}, with the tokens E (error), U and L (beyond the upper and
 * lower limit). One pass over the text; whatever is too long or of several dimensions is refused, never cut short.
 */
final class SampledDataReader {

    /** A token of an ECG or a glucose curve takes some 5 characters with its blank. */
    private static final int LONGEST = 12 * Signal.MOST;

    /** Characters of one number; what is longer is none that a device sends. */
    private static final int DIGITS = 32;

    /** From 20 kHz, denser than any bedside device, to one value a day. */
    private static final double SHORTEST_MILLIS = 0.05;

    private static final double LONGEST_MILLIS = 86_400_000;

    private SampledDataReader() {}

    static Result read(Node data) {
        if (!data.at("dimensions").text().equals("1")) {
            return bad("is sampled data of other than 1 dimension, which is not read");
        }
        double period = number(data.at("period").text());
        if (!(period >= SHORTEST_MILLIS && period <= LONGEST_MILLIS)) {
            return bad("is sampled data without a believable period between samples");
        }
        Node origin = data.at("origin");
        double zero = number(origin.at("value").text());
        double factor = data.at("factor").present() ? number(data.at("factor").text()) : 1;
        if (!Double.isFinite(zero) || !Double.isFinite(factor) || factor == 0) {
            return bad("is sampled data without a usable origin or factor");
        }
        String system = origin.at("system").text();
        if (!system.isEmpty() && !system.equals(ObservationReader.UCUM)) {
            return bad("is sampled data with a unit that is not UCUM");
        }
        String text = data.at("data").text();
        if (text.isEmpty()) {
            return bad("is sampled data without data");
        }
        if (text.length() > LONGEST) {
            return tooLong();
        }
        return tokens(text, new Scale(zero, factor), period, ucum(origin));
    }

    private static String ucum(Node origin) {
        String code = origin.at("code").text();
        String unit = code.isEmpty() ? origin.at("unit").text() : code;
        return unit.isBlank() ? "1" : unit;
    }

    /** What a token means. */
    private record Scale(double origin, double factor) {

        float of(double token) {
            return (float) (origin + factor * token);
        }
    }

    private static Result bad(String detail) {
        return Result.bad(Reason.SIGNAL, detail);
    }

    private static Result tooLong() {
        return bad("is sampled data of more than " + Signal.MOST + " values");
    }

    private static Result tokens(String text, Scale scale, double period, String ucum) {
        float[] values = new float[Math.min(Signal.MOST, text.length() / 2 + 1)];
        int clipped = 0;
        int n = 0;
        int at = 0;
        while (at < text.length()) {
            if (isBlank(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && !isBlank(text.charAt(end))) {
                end++;
            }
            if (n == Signal.MOST) {
                return tooLong();
            }
            char first = end - at == 1 ? text.charAt(at) : ' ';
            switch (first) {
                case 'E' -> values[n] = Float.NaN;
                case 'U', 'L' -> {
                    values[n] = Float.NaN;
                    clipped++;
                }
                default -> {
                    double token = end - at > DIGITS ? Double.NaN : token(text, at, end);
                    values[n] = scale.of(token);
                    if (!Float.isFinite(values[n])) {
                        return bad("is sampled data with something in it that is neither a number nor E, U, L");
                    }
                }
            }
            n++;
            at = end;
        }
        if (n == 0) {
            return bad("is sampled data without data");
        }
        return new Result.Good(new Fact.Value.Sampled(new Signal(period, ucum, Arrays.copyOf(values, n), clipped)));
    }

    /** Short whole numbers, which devices send, without making a string of each. */
    private static double token(String text, int from, int to) {
        boolean minus = text.charAt(from) == '-';
        int at = minus ? from + 1 : from;
        if (to - at > 9 || at == to) {
            return number(text.substring(from, to));
        }
        int whole = 0;
        for (; at < to; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return number(text.substring(from, to));
            }
            whole = 10 * whole + digit;
        }
        return minus ? -whole : whole;
    }

    private static double number(String text) {
        if (text.length() > DIGITS || !ObservationReader.isDecimal(text)) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notNumber) {
            return Double.NaN;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
