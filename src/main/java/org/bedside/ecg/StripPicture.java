package org.bedside.ecg;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.bedside.evidence.Signal;

/**
 * What the picture of a lead is drawn from: of each column of pixels the lowest and the highest value, and where the beats
 * are; some 4 KB. The paper says lead, time and scale, and not of whom. Immutable.
 */
final class StripPicture {

    static final Color BEAT = new Color(0xdce8fa);
    static final Color TELLING = new Color(0xffdf9e);
    static final Color BEAT_EDGE = new Color(0x9fb6d9);
    static final Color TELLING_EDGE = new Color(0xd79a2b);
    static final Color PEAK = new Color(0x1f3f9f);
    static final Color TRACE = Color.BLACK;

    /** So many columns are drawn, of the part with the most beats that speak for something. */
    static final int MOST = 8 * EcgPaper.PER_SECOND;

    /** What is drawn before the first beat of that part. */
    private static final int LEAD_IN = EcgPaper.PER_SECOND / 5;

    /** Voltages farther than this from the middle are drawn at the edge. */
    private static final double HIGHEST = 5;

    private static final double PER_MICROVOLT = 1000;

    /** Lies above the highest of a column that has no value. */
    private static final short NONE = Short.MAX_VALUE;

    private final String title;
    private final short[] lowest;
    private final short[] highest;
    private final List<Mark> marks;

    /** A beat in columns: from one up to another, its R peak, and whether it speaks for what the model looks for. */
    private record Mark(int from, int to, int peak, boolean telling) {}

    private StripPicture(String title, short[] lowest, short[] highest, List<Mark> marks) {
        this.title = title;
        this.lowest = lowest;
        this.highest = highest;
        this.marks = marks;
    }

    /**
     * The part of a lead with the most telling beats, 8 seconds or what there is; empty if its unit is none of voltage.
     *
     * @param beats all that were read, in their order
     * @param telling those of them that speak for what the model looks for
     */
    static Optional<StripPicture> of(LeadFact lead, List<Beat> beats, Set<Beat> telling, ZoneId zone) {
        OptionalDouble scale = lead.toMillivolts();
        if (scale.isEmpty()) {
            return Optional.empty();
        }
        Signal signal = lead.signal();
        double perColumn = signal.hertz() / EcgPaper.PER_SECOND;
        int columns = (int) Math.min(MOST, Math.ceil(signal.size() / perColumn));
        int first = first(beats, telling, perColumn, (int) Math.ceil(signal.size() / perColumn) - columns);
        short[] lowest = new short[columns];
        short[] highest = new short[columns];
        envelope(signal.values(), first, perColumn, scale.getAsDouble() * PER_MICROVOLT, lowest, highest);
        List<Mark> marks = new ArrayList<>();
        for (Beat beat : beats) {
            int from = (int) (beat.from() / perColumn) - first;
            int to = (int) (beat.to() / perColumn) - first;
            if (to > 0 && from < columns) {
                int peak = (int) (beat.peak() / perColumn) - first;
                marks.add(new Mark(Math.max(0, from), Math.min(columns, to), peak, telling.contains(beat)));
            }
        }
        String title = "Lead " + lead.name() + "   " + lead.minute(zone) + "   25 mm/s   10 mm/mV";
        return Optional.of(new StripPicture(title, lowest, highest, List.copyOf(marks)));
    }

    /** The column to begin at: a little before a beat, or the last that leaves a whole picture. */
    private static int first(List<Beat> beats, Set<Beat> telling, double perColumn, int last) {
        int best = 0;
        long most = -1;
        for (Beat beat : beats) {
            int first = Math.max(0, Math.min(last, (int) (beat.from() / perColumn) - LEAD_IN));
            double end = (first + MOST) * perColumn;
            long held = telling.stream()
                    .filter(other -> other.from() >= first * perColumn && other.to() <= end)
                    .count();
            if (held > most) {
                most = held;
                best = first;
            }
        }
        return best;
    }

    /** The values about their median; each column begins with the last value of the one before, so that the curve is whole. */
    private static void envelope(
            double[] values, int first, double perColumn, double scale, short[] lowest, short[] highest) {
        int from = (int) (first * perColumn);
        int to = (int) Math.min(values.length, Math.ceil((first + lowest.length) * perColumn));
        double[] known = Arrays.stream(values, from, to)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double middle = known.length == 0 ? 0 : known[known.length / 2];
        for (int column = 0; column < lowest.length; column++) {
            lowest[column] = NONE;
            highest[column] = Short.MIN_VALUE;
            int end = (int) Math.min(values.length - 1.0, (first + column + 1) * perColumn);
            for (int at = (int) ((first + column) * perColumn); at <= end; at++) {
                if (!Double.isNaN(values[at])) {
                    short value = held((values[at] - middle) * scale);
                    lowest[column] = (short) Math.min(lowest[column], value);
                    highest[column] = (short) Math.max(highest[column], value);
                }
            }
        }
    }

    private static short held(double microvolts) {
        double most = HIGHEST * PER_MICROVOLT;
        return (short) Math.round(Math.max(-most, Math.min(most, microvolts)));
    }

    /** Draws it. */
    BufferedImage image() {
        double up = 0;
        double down = 0;
        for (int column = 0; column < lowest.length; column++) {
            if (lowest[column] != NONE) {
                up = Math.max(up, highest[column] / PER_MICROVOLT);
                down = Math.max(down, -lowest[column] / PER_MICROVOLT);
            }
        }
        EcgPaper paper = new EcgPaper(lowest.length, room(up), room(down));
        for (Mark mark : marks) {
            paper.shade(mark.telling() ? TELLING : BEAT, mark.from(), mark.to());
        }
        paper.squares();
        for (Mark mark : marks) {
            paper.shade(mark.telling() ? TELLING_EDGE : BEAT_EDGE, mark.from(), mark.from() + 1);
        }
        for (int column = 0; column < lowest.length; column++) {
            if (lowest[column] != NONE) {
                paper.column(TRACE, column, lowest[column] / PER_MICROVOLT, highest[column] / PER_MICROVOLT);
            }
        }
        marks.forEach(mark -> paper.tick(PEAK, mark.peak()));
        paper.title(title);
        return paper.image();
    }

    /** Whole large squares for a voltage, with half a one to spare. */
    private static int room(double millivolts) {
        int squares = (int) Math.ceil(millivolts * EcgPaper.PER_MILLIVOLT / EcgPaper.SQUARE + 0.5);
        return Math.max(2, squares) * EcgPaper.SQUARE;
    }
}
