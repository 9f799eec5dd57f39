package org.bedside.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in the columns of the NegEx and ConText kit, one by one: tab-separated UTF-8 without quoting, columns
 * doc, note, phrase, sentence and, where they are known, negation, temporality, experiencer; in this order unless a first
 * line names them. Empty lines are no rows.
 */
public final class AssertionRows implements AutoCloseable, Iterator<AssertionRows.Row> {

    private static final List<String> COLUMNS =
            List.of("doc", "note", "phrase", "sentence", "negation", "temporality", "experiencer");

    /** A phrase in a sentence of a document; labels where the row has them. */
    public record Row(String document, String phrase, String sentence, Optional<Labels> labels) {}

    /** What a person said of the phrase. */
    public record Labels(boolean negated, boolean historical, boolean hypothetical, boolean otherPerson) {}

    private final BufferedReader lines;
    private final int[] places = new int[COLUMNS.size()];
    private int number;
    private @Nullable Row next;

    private AssertionRows(BufferedReader lines) throws IOException {
        this.lines = lines;
        String[] first = cells();
        List<String> names = new ArrayList<>();
        for (String cell : first) {
            names.add(cell.strip().toLowerCase(Locale.ROOT));
        }
        boolean named = names.contains("phrase") && names.contains("sentence");
        for (int i = 0; i < places.length; i++) {
            places[i] = named ? names.indexOf(COLUMNS.get(i)) : i;
        }
        next = named ? read() : row(first);
    }

    /** Opens a table; the caller closes it. Throws {@link BadTable} where the first row is none. */
    public static AssertionRows open(Path file) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
        try {
            return new AssertionRows(lines);
        } catch (IOException | BadTable broken) {
            lines.close();
            throw broken;
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    /** The next row; throws {@link BadTable} where the one after it is none. */
    @Override
    public Row next() {
        Row row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        try {
            next = read();
        } catch (IOException broken) {
            throw new BadTable("line " + number + " cannot be read");
        }
        return row;
    }

    private @Nullable Row read() throws IOException {
        return row(cells());
    }

    private String[] cells() throws IOException {
        String line = lines.readLine();
        number++;
        while (line != null && line.isBlank()) {
            line = lines.readLine();
            number++;
        }
        if (line == null) {
            return new String[0];
        }
        return (number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line).split("\t", -1);
    }

    private @Nullable Row row(String[] cells) {
        if (cells.length == 0) {
            return null;
        }
        String phrase = cell(cells, 2).strip();
        String sentence = cell(cells, 3);
        if (phrase.isEmpty() || sentence.isBlank()) {
            throw new BadTable(
                    "line " + number + " has no phrase or no sentence: the columns are doc, note, phrase, sentence");
        }
        return new Row(cell(cells, 0).strip(), phrase, sentence, labels(cells));
    }

    private Optional<Labels> labels(String[] cells) {
        String negation = cell(cells, 4).strip();
        String temporality = cell(cells, 5).strip();
        String experiencer = cell(cells, 6).strip();
        if (negation.isEmpty() || temporality.isEmpty() || experiencer.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Labels(
                negation.equalsIgnoreCase("Negated"),
                temporality.equalsIgnoreCase("Historical"),
                temporality.equalsIgnoreCase("Not particular") || temporality.equalsIgnoreCase("Hypothetical"),
                !experiencer.equalsIgnoreCase("Patient")));
    }

    private String cell(String[] cells, int column) {
        int place = places[column];
        return place >= 0 && place < cells.length ? cells[place] : "";
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
