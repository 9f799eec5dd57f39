package org.bedside.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a model is trained from a table.
 *
 * @param table the file's name in the data folder
 * @param label the column of the outcome
 * @param positive the cells that mean that the outcome came about
 * @param group the column of the patient, whose rows stay together; {@code ""} if every row is another patient
 * @param drop rows that are not used, by the cells of a column
 * @param columns each input's place in the table, by the input's name
 * @param alsoWithout inputs, by name, of which each row is learnt from with and without
 * @param audit columns by whose groups the metrics are given; the model is never fed them from here
 * @param settings of the trainer
 */
public record Training(
        String table,
        String label,
        Set<String> positive,
        String group,
        Map<String, Set<String>> drop,
        Map<String, Column> columns,
        Set<String> alsoWithout,
        List<Audit> audit,
        Settings settings) {

    public Training {
        positive = Set.copyOf(positive);
        drop = Map.copyOf(drop);
        columns = Map.copyOf(columns);
        alsoWithout = Set.copyOf(alsoWithout);
        audit = List.copyOf(audit);
    }

    /**
     * A column by whose groups the metrics are given.
     *
     * @param groups the group that a cell belongs to; a cell that is not listed is a group of its own
     * @param bands where ages in years are cut into groups, ascending; empty for other columns
     */
    public record Audit(String name, String column, Map<String, String> groups, List<Integer> bands) {
        public Audit {
            groups = Map.copyOf(groups);
            bands = List.copyOf(bands);
        }

        /** The group of a cell. */
        public String group(String cell) {
            String known = groups.get(cell);
            if (known != null) {
                return known;
            }
            if (cell.isEmpty()) {
                return "not recorded";
            }
            return bands.isEmpty() ? cell : band(cell);
        }

        private String band(String cell) {
            double number;
            try {
                number = Double.parseDouble(cell);
            } catch (NumberFormatException notNumber) {
                return cell;
            }
            for (int at = 0; at < bands.size(); at++) {
                if (number < bands.get(at)) {
                    return at == 0 ? "younger than " + bands.get(0) : bands.get(at - 1) + "-" + (bands.get(at) - 1);
                }
            }
            return bands.get(bands.size() - 1) + " and older";
        }
    }

    /**
     * Settings of the trainer.
     *
     * @param penalty of the squared coefficients (L2); the inverse of liblinear's cost
     * @param alertRate the share of rows that the threshold makes positive, in (0, 1)
     * @param seed of folds and bootstrap
     */
    public record Settings(double penalty, double alertRate, int seed) {
        public Settings {
            if (!(penalty > 0) || !(alertRate > 0 && alertRate < 1)) {
                throw new IllegalArgumentException("penalty is positive and alertRate lies between 0 and 1");
            }
        }
    }
}
