package org.bedside.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How good a specialist is: what training writes into its {@code metrics.json}, as it is to be read.
 *
 * @param method how the figures came about
 */
public record Reported(String method, List<Figure> figures, List<Table> tables) {

    public Reported {
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
    }

    /** A figure; its interval is the value itself where none can be given. */
    public record Figure(String name, Measure measure) {
        /** To two decimals, for a sentence. */
        String said() {
            return measure.low() < measure.high()
                    ? String.format(
                            Locale.ROOT,
                            "%.2f (95 %% interval %.2f to %.2f)",
                            measure.value(),
                            measure.low(),
                            measure.high())
                    : String.format(Locale.ROOT, "%.2f", measure.value());
        }
    }

    /** Rows of texts under their columns. */
    public record Table(String title, List<String> columns, List<List<String>> rows) {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    static Optional<Reported> read(Folder folder, Faults faults) {
        return Json.read(folder, Metrics.NAME, faults).map(fields -> {
            List<Figure> figures = new ArrayList<>();
            for (Fields figure : fields.objects("figures")) {
                double value = figure.number("value");
                figures.add(new Figure(
                        figure.text("name"),
                        new Measure(value, figure.number("low", value), figure.number("high", value))));
                figure.end();
            }
            if (figures.isEmpty()) {
                fields.fault("figures", "a model says how good it is");
            }
            List<Table> tables = new ArrayList<>();
            for (Fields table : fields.objects("tables")) {
                tables.add(table(table));
            }
            Reported reported = new Reported(fields.text("method"), figures, tables);
            fields.end();
            return reported;
        });
    }

    private static Table table(Fields fields) {
        List<String> columns = fields.texts("columns");
        List<List<String>> rows = new ArrayList<>();
        for (Fields row : fields.objects("rows")) {
            List<String> cells = row.texts("cells");
            if (cells.size() != columns.size()) {
                row.fault("cells", "has not as many cells as there are columns");
            }
            rows.add(cells);
            row.end();
        }
        Table table = new Table(fields.text("title"), columns, rows);
        fields.end();
        return table;
    }

    /** The file's text; figures to five decimals. */
    public String json() {
        ObjectNode root = Json.MAPPER.createObjectNode().put("method", method);
        ArrayNode list = root.putArray("figures");
        for (Figure figure : figures) {
            list.addObject()
                    .put("name", figure.name())
                    .put("value", rounded(figure.measure().value()))
                    .put("low", rounded(figure.measure().low()))
                    .put("high", rounded(figure.measure().high()));
        }
        ArrayNode titled = root.putArray("tables");
        for (Table table : tables) {
            ObjectNode node = titled.addObject().put("title", table.title());
            ArrayNode columns = node.putArray("columns");
            table.columns().forEach(columns::add);
            ArrayNode rows = node.putArray("rows");
            for (List<String> row : table.rows()) {
                ArrayNode cells = rows.addObject().putArray("cells");
                row.forEach(cells::add);
            }
        }
        return FitFile.text(root);
    }

    private static double rounded(double figure) {
        return Math.rint(figure * 1e5) / 1e5;
    }
}
