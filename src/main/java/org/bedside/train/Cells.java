package org.bedside.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.bedside.catalog.Column;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Input;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Remark.Reason;

/** Reads one input from the cells of a row. */
final class Cells {

    private static final int MOST_REMEMBERED = 10_000;

    private final Input input;
    private final Column column;
    private final Table table;
    private final int[] at;
    private final Map<String, Boolean> matched = new HashMap<>();
    private final Reading.Missing missing;
    private final Reading.Missing implausible;
    private final Reading yes = new Reading.Known(1, List.of());
    private final Reading no = new Reading.Known(0, List.of());

    Cells(Input input, Column column, Table table) {
        this.input = input;
        this.column = column;
        this.table = table;
        this.at = column.names().stream().mapToInt(table::column).toArray();
        this.missing = new Reading.Missing(new Remark(Reason.MISSING, input.name(), "not recorded"));
        this.implausible =
                new Reading.Missing(new Remark(Reason.IMPLAUSIBLE, input.name(), "a value that is not believed"));
    }

    Reading read(CSVRecord row) {
        if (!column.system().isEmpty()) {
            return coded(row);
        }
        if (at.length == 0) {
            return column.otherwise().orElse(missing);
        }
        return at.length == 1 ? cell(row.get(at[0])) : several(row);
    }

    private Reading coded(CSVRecord row) {
        int count = 0;
        for (int index : at) {
            String cell = row.get(index).trim();
            if (!cell.isEmpty() && matches(cell)) {
                count++;
            }
        }
        if (input.operator() == Input.Operator.COUNT) {
            return new Reading.Known(count, List.of());
        }
        return count > 0 ? yes : no;
    }

    private boolean matches(String code) {
        Boolean known = matched.get(code);
        if (known != null) {
            return known;
        }
        boolean matches = input.codes().matches(List.of(Coding.of(column.system(), code)));
        if (matched.size() < MOST_REMEMBERED) {
            matched.put(code, matches);
        }
        return matches;
    }

    /** Any of several columns, or how many. */
    private Reading several(CSVRecord row) {
        double sum = 0;
        double most = 0;
        boolean any = false;
        for (int index : at) {
            if (cell(row.get(index)) instanceof Reading.Known known) {
                any = true;
                sum += known.value();
                most = Math.max(most, known.value());
            }
        }
        if (!any) {
            return missing;
        }
        return new Reading.Known(input.operator() == Input.Operator.COUNT ? sum : most, List.of());
    }

    private Reading cell(String raw) {
        String cell = raw.trim();
        Reading listed = column.values().get(cell);
        if (listed != null) {
            return listed;
        }
        if (cell.isEmpty()) {
            return missing;
        }
        if (!column.values().isEmpty() || column.otherwise().isPresent()) {
            return column.otherwise().orElse(missing);
        }
        double number;
        try {
            number = Double.parseDouble(cell) + column.plus();
        } catch (NumberFormatException notNumber) {
            throw new BadTable(table.name() + " line " + table.line() + ": the cell in "
                    + column.names().get(0) + " is not a number");
        }
        if (!Double.isFinite(number)) {
            return missing;
        }
        double value = input.operator() == Input.Operator.AGE ? Math.floor(number) : number; // completed years
        return input.plausible().contains(value) ? new Reading.Known(value, List.of()) : implausible;
    }
}
