package org.bedside.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.evidence.Reading;

/**
 * Where an input stands in a table.
 *
 * @param names the columns; none for an input that is the same in all rows
 * @param system the code system of the cells, which are then matched with the input's codes; {@code ""} if they are no
 *     codes
 * @param values what certain cells mean; empty if cells are numbers
 * @param otherwise what every other cell means that is not empty, or the input in all rows; without it the input is
 *     missing there
 * @param plus what is added to a number in a cell, where the table counts from another beginning
 */
public record Column(
        List<String> names, String system, Map<String, Reading> values, Optional<Reading> otherwise, double plus) {

    public Column {
        names = List.copyOf(names);
        values = Map.copyOf(values);
        if (names.isEmpty() && otherwise.isEmpty()) {
            throw new IllegalArgumentException("needs a column, columns or a constant");
        }
        if (!system.isEmpty() && !values.isEmpty()) {
            throw new IllegalArgumentException("cells are either codes of a system or listed values");
        }
    }
}
