package org.bedside.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Beats as the UCR archive has them: a row for each, its samples separated by commas, and perhaps its class after them. ARFF,
 * or CSV with or without a header.
 */
final class EcgBeats {

    /** Far more than any data set of beats has; a longer file is no such thing. */
    private static final int MOST = 2_000_000;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private EcgBeats() {}

    /** One row. */
    static final class Row {

        private final double[] samples;
        private final Optional<String> label;

        private Row(double[] samples, Optional<String> label) {
            this.samples = samples;
            this.label = label;
        }

        /** NaN where the file has none. */
        double[] samples() {
            return samples;
        }

        /** The class as it is written; empty if the row has none. */
        Optional<String> label() {
            return label;
        }
    }

    /** Reads all rows; throws BadTable, naming the line, if one has other than so many samples or what is no number. */
    static List<Row> read(Path file, int length) throws IOException {
        List<Row> rows = new ArrayList<>();
        if (Files.isDirectory(file)) {
            throw new BadTable(file + " is a directory, not a file of beats");
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            boolean arff = false;
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String text = (number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
                if (text.isEmpty() || text.startsWith("%")) {
                    continue;
                }
                if (text.startsWith("@")) {
                    arff = true;
                    continue;
                }
                String[] cells = text.split(",", -1);
                if (!arff && rows.isEmpty() && isHeader(cells, length)) {
                    continue;
                }
                if (rows.size() == MOST) {
                    throw new BadTable(name(file) + " has more than " + MOST + " rows");
                }
                rows.add(row(cells, length, name(file) + " line " + number));
            }
        } catch (NoSuchFileException missing) {
            throw new BadTable("there is no file " + file);
        } catch (MalformedInputException notText) {
            throw new BadTable(name(file) + " is not a text in UTF-8");
        }
        if (rows.isEmpty()) {
            throw new BadTable(name(file) + " has no beats");
        }
        return rows;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** A line of as many cells as there are samples, or one more, most of which are names. */
    private static boolean isHeader(String[] cells, int length) {
        int names = 0;
        for (String cell : cells) {
            names += NUMBER.matcher(cell.strip()).matches() || isMissing(cell.strip()) ? 0 : 1;
        }
        return names > length / 2;
    }

    private static Row row(String[] cells, int length, String where) {
        if (cells.length != length && cells.length != length + 1) {
            throw new BadTable(
                    where + " has " + cells.length + " cells; a beat has " + length + " samples and perhaps its class");
        }
        double[] samples = new double[length];
        for (int at = 0; at < length; at++) {
            String cell = cells[at].strip();
            if (!isMissing(cell) && !NUMBER.matcher(cell).matches()) {
                throw new BadTable(where + " has something that is no number in cell " + (at + 1));
            }
            samples[at] = isMissing(cell) ? Double.NaN : Double.parseDouble(cell);
        }
        return new Row(samples, cells.length == length ? Optional.empty() : Optional.of(label(cells[length].strip())));
    }

    private static boolean isMissing(String cell) {
        return cell.isEmpty()
                || cell.equals("?")
                || cell.toLowerCase(Locale.ROOT).equals("nan");
    }

    /** {@code 1}, {@code 1.0} and {@code 1.0000000e+00} are one class. */
    private static String label(String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            return cell;
        }
        double number = Double.parseDouble(cell);
        return number == Math.rint(number) ? Long.toString((long) number) : cell;
    }
}
