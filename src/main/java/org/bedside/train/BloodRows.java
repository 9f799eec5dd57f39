package org.bedside.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.bedside.evidence.Input;

/** Reads the indices of a blood count out of the rows of a table. */
final class BloodRows {

    /**
     * A column of a table.
     *
     * @param names what it may be called, the first that the table has
     */
    record Source(List<String> names, Input.Range plausible) {}

    private final Table table;
    private final List<Source> sources;
    private final int[] at;

    /** Throws {@link BadTable} naming all columns that the table lacks. */
    BloodRows(Table table, List<Source> sources) {
        this.table = table;
        this.sources = List.copyOf(sources);
        table.require(sources.stream().map(source -> column(table, source)).toList());
        this.at = sources.stream()
                .mapToInt(source -> table.column(column(table, source)))
                .toArray();
    }

    private static String column(Table table, Source source) {
        return source.names().stream()
                .filter(table::hasColumn)
                .findFirst()
                .orElse(source.names().get(0));
    }

    /** The indices of a row; empty if one of them is missing or not believed. */
    Optional<double[]> of(CSVRecord row) {
        double[] values = new double[at.length];
        for (int index = 0; index < at.length; index++) {
            String cell = row.get(at[index]).trim();
            if (cell.isEmpty()) {
                return Optional.empty();
            }
            try {
                values[index] = Double.parseDouble(cell);
            } catch (NumberFormatException notNumber) {
                throw new BadTable(table.name() + " line " + table.line() + ": the cell in "
                        + column(table, sources.get(index)) + " is not a number");
            }
            if (!sources.get(index).plausible().contains(values[index])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** Complete rows, with whom they are of, and of which groups these are. */
    @SuppressWarnings("ArrayRecordComponent") // numbers of one training, changed by nobody
    record Read(double[][] rows, List<String> people, List<List<String>> groups, int incomplete) {}

    /**
     * All rows of a file that are complete.
     *
     * @param person the column of the person; each row is a person of its own if the table has it not
     */
    static Read all(Path file, List<Source> sources, String person) throws IOException {
        List<double[]> rows = new ArrayList<>();
        List<String> people = new ArrayList<>();
        List<List<String>> groups = new ArrayList<>();
        int incomplete = 0;
        try (Table table = Table.open(file)) {
            BloodRows reader = new BloodRows(table, sources);
            while (table.hasNext()) {
                CSVRecord row = table.next();
                Optional<double[]> values = reader.of(row);
                if (values.isPresent()) {
                    rows.add(values.get());
                    people.add(table.hasColumn(person) ? row.get(table.column(person)) : "row " + rows.size());
                    groups.add(BloodGroups.of(table, row));
                } else {
                    incomplete++;
                }
            }
        }
        return new Read(rows.toArray(double[][]::new), people, groups, incomplete);
    }
}
