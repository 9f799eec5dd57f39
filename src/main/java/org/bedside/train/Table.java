package org.bedside.train;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file (RFC 4180, UTF-8, with a header), read row by row and once. */
final class Table implements Closeable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).build();

    private final String name;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    private Table(String name, CSVParser parser) {
        this.name = name;
        this.parser = parser;
        this.records = parser.iterator();
    }

    /** Opens a file and reads its header. */
    static Table open(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            throw new BadTable(file + " is a directory, not a CSV file");
        }
        try {
            Table table =
                    new Table(name, CSVParser.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8), FORMAT));
            table.header();
            return table;
        } catch (NoSuchFileException missing) {
            throw new BadTable("there is no file " + file);
        }
    }

    private void header() {
        if (!hasNext()) {
            throw new BadTable(name + " is empty: it needs a header");
        }
        int at = 0;
        for (String cell : next()) {
            String column = at == 0 && cell.startsWith("\uFEFF") ? cell.substring(1) : cell;
            if (columns.put(column, at++) != null) {
                throw new BadTable(name + " has the column " + column + " twice");
            }
        }
    }

    String name() {
        return name;
    }

    boolean hasColumn(String column) {
        return columns.containsKey(column);
    }

    /** Where this column is; it must be there. */
    int column(String column) {
        Integer at = columns.get(column);
        if (at == null) {
            throw new BadTable(name + " has no column " + column);
        }
        return at;
    }

    /** Throws, naming all of these columns that are not there. */
    void require(Iterable<String> wanted) {
        List<String> missing = new ArrayList<>();
        for (String column : wanted) {
            if (!hasColumn(column)) {
                missing.add(column);
            }
        }
        if (!missing.isEmpty()) {
            throw new BadTable(name + " has no column " + String.join(", ", missing));
        }
    }

    boolean hasNext() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException broken) {
            throw broken(broken);
        }
    }

    /** The next row; it has as many cells as the header. */
    CSVRecord next() {
        CSVRecord row;
        try {
            row = records.next();
        } catch (UncheckedIOException | IllegalStateException broken) {
            throw broken(broken);
        } catch (NoSuchElementException end) {
            throw new BadTable(name + " has no further row");
        }
        if (!columns.isEmpty() && row.size() != columns.size()) {
            throw new BadTable(name + " line " + parser.getCurrentLineNumber() + " has " + row.size() + " cells, not "
                    + columns.size());
        }
        return row;
    }

    private BadTable broken(RuntimeException why) {
        Throwable cause = why.getCause() == null ? why : why.getCause();
        return new BadTable(name + " line " + parser.getCurrentLineNumber() + " is not CSV in UTF-8 ("
                + cause.getClass().getSimpleName() + ")");
    }

    /** The line that was read last, from 1. */
    long line() {
        return parser.getCurrentLineNumber();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
