package org.bedside.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;
import org.bedside.catalog.ModelFile;
import org.bedside.catalog.Training;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Remark;
import org.bedside.predict.Screened;
import org.bedside.predict.Spread;

/** The rows of a table that a model may learn from: those of its population with a known outcome. */
final class Sample {

    /** Features of each row. */
    final double[][] rows;
    /** Whether the outcome came about. */
    final boolean[] positive;
    /** The number of each row's patient, from 0 without gaps. */
    final int[] groups;
    /** Each row's group for each of the training's audits. */
    final List<String[]> audit;
    /** Rows that stand there a second time, without some inputs: to be learnt from, but not counted. */
    final boolean[] without;
    /** How the inputs were spread over the rows that count. */
    final List<Spread> inputs;

    Sample(
            double[][] rows,
            boolean[] positive,
            int[] groups,
            List<String[]> audit,
            boolean[] without,
            List<Spread> inputs) {
        this.rows = rows;
        this.positive = positive;
        this.groups = groups;
        this.audit = audit;
        this.without = without;
        this.inputs = inputs;
    }

    int size() {
        return rows.length;
    }

    int patients() {
        int most = -1;
        for (int group : groups) {
            most = Math.max(most, group);
        }
        return most + 1;
    }

    static Sample read(ModelFile model, Path file) throws IOException {
        return read(model, file, readings -> {});
    }

    /** The same, and hands on what was read of each row, in the order of the rows. */
    static Sample read(ModelFile model, Path file, Consumer<List<Reading>> each) throws IOException {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        List<String[]> audits = new ArrayList<>();
        List<Boolean> without = new ArrayList<>();
        Spreads inputs = new Spreads(model.spec());
        try (Table table = Table.open(file)) {
            table.require(model.training().drop().keySet());
            RowReader reader = new RowReader(model, table);
            Labels label = new Labels(model.training(), table);
            Groups group = new Groups(model.training(), table);
            while (table.hasNext()) {
                CSVRecord row = table.next();
                if (reader.dropped(row) || !label.known(row)) {
                    continue;
                }
                if (model.spec().screen(reader.of(row)) instanceof Screened.Accepted accepted) {
                    inputs.add(accepted.readings());
                    int patient = group.of(row);
                    for (List<Reading> readings : variants(model, accepted.readings())) {
                        each.accept(readings);
                        rows.add(model.spec().row(readings));
                        labels.add(label.positive(row));
                        groups.add(patient);
                        audits.add(audit(model.training(), table, row));
                        without.add(readings != accepted.readings());
                    }
                }
            }
        }
        return new Sample(
                rows.toArray(double[][]::new),
                array(labels),
                groups.stream().mapToInt(Integer::intValue).toArray(),
                audits,
                array(without),
                rows.isEmpty() ? List.of() : inputs.spreads());
    }

    private static boolean[] array(List<Boolean> list) {
        boolean[] array = new boolean[list.size()];
        for (int at = 0; at < array.length; at++) {
            array[at] = list.get(at);
        }
        return array;
    }

    /** As they are, and, if the training says so, once more without some. */
    private static List<List<Reading>> variants(ModelFile model, List<Reading> readings) {
        if (model.training().alsoWithout().isEmpty()) {
            return List.of(readings);
        }
        List<Reading> fewer = new ArrayList<>(readings);
        for (int at = 0; at < fewer.size(); at++) {
            String name = model.spec().inputs().get(at).input().name();
            if (model.training().alsoWithout().contains(name)) {
                fewer.set(at, new Reading.Missing(new Remark(Remark.Reason.MISSING, name, "not recorded")));
            }
        }
        return List.of(readings, fewer);
    }

    private static String[] audit(Training training, Table table, CSVRecord row) {
        String[] values = new String[training.audit().size()];
        for (int at = 0; at < values.length; at++) {
            Training.Audit audit = training.audit().get(at);
            String cell = row.get(table.column(audit.column())).trim();
            values[at] = audit.group(cell);
        }
        return values;
    }

    /** The outcome of a row. */
    static final class Labels {
        private final int column;
        private final Training training;

        Labels(Training training, Table table) {
            this.training = training;
            this.column = table.column(training.label());
        }

        boolean known(CSVRecord row) {
            return !row.get(column).isBlank();
        }

        boolean positive(CSVRecord row) {
            return training.positive().contains(row.get(column).trim());
        }
    }

    /** Numbers the patients of a table as they come; without a column of patients each row is one of its own. */
    static final class Groups {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final int column;
        private int next;

        Groups(Training training, Table table) {
            this.column = table.hasColumn(training.group()) ? table.column(training.group()) : -1;
        }

        int of(CSVRecord row) {
            if (column < 0) {
                return next++;
            }
            return numbers.computeIfAbsent(row.get(column), patient -> next++);
        }
    }
}
