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
        List<Audit> audit,
        Settings settings) {

    public Training {
        positive = Set.copyOf(positive);
        drop = Map.copyOf(drop);
        columns = Map.copyOf(columns);
        audit = List.copyOf(audit);
    }

    /**
     * A column by whose groups the metrics are given.
     *
     * @param groups the group that a cell belongs to; a cell that is not listed is a group of its own
     */
    public record Audit(String name, String column, Map<String, String> groups) {
        public Audit {
            groups = Map.copyOf(groups);
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
