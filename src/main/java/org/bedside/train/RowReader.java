package org.bedside.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.bedside.catalog.Column;
import org.bedside.catalog.ModelFile;
import org.bedside.catalog.Training;
import org.bedside.evidence.Input;
import org.bedside.evidence.Reading;
import org.bedside.predict.ModelInput;
import org.bedside.predict.ModelSpec;
import org.bedside.predict.Requirement;

/**
 * Reads a model's inputs from the rows of a table, as its {@code training} maps them. For one thread. A table that lacks
 * a column by which rows are dropped (a table to predict for lacks what was found out later) drops none by it.
 */
final class RowReader {

    private final Map<String, Cells> inputs = new HashMap<>();
    private final Map<Integer, Set<String>> drop = new HashMap<>();

    /** Throws {@link BadTable} with all columns that the table lacks. */
    RowReader(ModelFile model, Table table) {
        Training training = model.training();
        Set<String> needed = new LinkedHashSet<>();
        List<Input> all = inputs(model.spec());
        for (Input input : all) {
            needed.addAll(column(training, input).names());
        }
        table.require(needed);
        training.drop().forEach((column, cells) -> {
            if (table.hasColumn(column)) { // a table to predict for may lack what only rows to learn from have
                drop.put(table.column(column), cells);
            }
        });
        for (Input input : all) {
            inputs.put(input.name(), new Cells(input, column(training, input), table));
        }
    }

    private static Column column(Training training, Input input) {
        Column column = training.columns().get(input.name());
        if (column == null) {
            throw new IllegalArgumentException("no column for " + input.name());
        }
        return column;
    }

    private static List<Input> inputs(ModelSpec spec) {
        return new ArrayList<>(new LinkedHashSet<>(Stream.concat(
                        spec.population().stream().map(Requirement::input),
                        spec.inputs().stream().map(ModelInput::input))
                .toList()));
    }

    /** Whether this row is one of those that are not used. */
    boolean dropped(CSVRecord row) {
        for (Map.Entry<Integer, Set<String>> entry : drop.entrySet()) {
            if (entry.getValue().contains(row.get(entry.getKey()))) {
                return true;
            }
        }
        return false;
    }

    /** Reads this row's inputs. */
    Function<Input, Reading> of(CSVRecord row) {
        return input -> {
            Cells cells = inputs.get(input.name());
            if (cells == null) {
                throw new IllegalArgumentException("not an input of this model: " + input.name());
            }
            return cells.read(row);
        };
    }
}
