package org.bedside.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
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
    public record Figure(String name, Measure measure) {}

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

    /** The file's text. */
    public String json() {
        ObjectNode root = Json.MAPPER.createObjectNode().put("method", method);
        ArrayNode all = root.putArray("figures");
        for (Figure figure : figures) {
            all.addObject()
                    .put("name", figure.name())
                    .put("value", figure.measure().value())
                    .put("low", figure.measure().low())
                    .put("high", figure.measure().high());
        }
        ArrayNode shown = root.putArray("tables");
        for (Table table : tables) {
            ObjectNode object = shown.addObject().put("title", table.title());
            table.columns().forEach(object.putArray("columns")::add);
            ArrayNode rows = object.putArray("rows");
            table.rows().forEach(row -> row.forEach(rows.addObject().putArray("cells")::add));
        }
        return FitFile.text(root);
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
}
