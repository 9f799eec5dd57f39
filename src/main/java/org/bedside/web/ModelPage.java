package org.bedside.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Measure;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.ModelFolder;
import org.bedside.catalog.SourceAttribute;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.HtmlUtils;

/** What is to be known of each model, for people and for machines. */
@RestController
class ModelPage {

    private final Catalog catalog;

    ModelPage(Catalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping(path = "/models", produces = MediaType.TEXT_HTML_VALUE)
    String list() {
        StringBuilder rows = new StringBuilder();
        catalog.models()
                .forEach((id, folder) -> rows.append("<tr><td><a href=\"/models/")
                        .append(id)
                        .append("\">")
                        .append(text(folder.model().spec().title()))
                        .append("</a></td><td>")
                        .append(text(folder.model().spec().version()))
                        .append("</td></tr>"));
        return Html.page("Models", "<h1>Models</h1><table><tr><th>Model</th><th>Version</th></tr>" + rows + "</table>");
    }

    @GetMapping(path = "/models", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Map<String, String>> listJson() {
        return catalog.models().values().stream()
                .map(folder -> folder.model().spec())
                .map(spec -> Map.of("id", spec.id(), "version", spec.version(), "title", spec.title()))
                .toList();
    }

    @GetMapping(path = "/models/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> json(@PathVariable String id) {
        ModelFolder folder = folder(id);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", folder.model().spec().id());
        model.put("version", folder.model().spec().version());
        model.put("title", folder.model().spec().title());
        model.put("outcome", folder.model().spec().outcome());
        model.put("modelSha256", folder.fit().modelHash());
        model.put("trainedOn", folder.card().trainedOn());
        model.put("metrics", folder.metrics());
        Map<String, String> attributes = new LinkedHashMap<>();
        for (SourceAttribute attribute : SourceAttribute.values()) {
            attributes.put(attribute.key(), folder.card().attributes().getOrDefault(attribute, ""));
        }
        model.put("sourceAttributes", attributes);
        model.put("changes", folder.card().changes());
        return model;
    }

    @GetMapping(path = "/models/{id}", produces = MediaType.TEXT_HTML_VALUE)
    String page(@PathVariable String id) {
        ModelFolder folder = folder(id);
        StringBuilder body = new StringBuilder("<h1>")
                .append(text(folder.model().spec().title()))
                .append(" <small>")
                .append(text(folder.model().spec().version()))
                .append("</small></h1><p>Probability of: ")
                .append(text(folder.model().spec().outcome()))
                .append(". ")
                .append(text(folder.card().trainedOn()))
                .append("</p><h2>Figures</h2><p>")
                .append(text(folder.metrics().method()))
                .append("</p>");
        measures(folder, body);
        body.append("<h2>Calibration</h2>")
                .append(CalibrationPlot.of(folder.metrics().bins()));
        body.append("<table><tr><th>Patients</th><th>Predicted</th><th>Observed</th></tr>");
        for (Metrics.Bin bin : folder.metrics().bins()) {
            body.append("<tr><td>%d</td><td>%.3f</td><td>%.3f</td></tr>"
                    .formatted(bin.n(), bin.predicted(), bin.observed()));
        }
        body.append("</table>");
        intervals(folder.metrics(), body);
        decisions(folder.metrics(), body);
        body.append("<h2>Subgroups</h2><table><tr><th>Group</th><th>Patients</th><th>With outcome</th>"
                + "<th>AUROC</th></tr>");
        for (Metrics.Group group : folder.metrics().subgroups()) {
            body.append("<tr><td>")
                    .append(text(group.attribute() + ": " + group.value()))
                    .append("</td><td>")
                    .append(group.n())
                    .append("</td><td>")
                    .append(group.positives())
                    .append("</td><td>")
                    .append(figure(group.measures().get("auroc")))
                    .append("</td></tr>");
        }
        body.append("</table><h2>Source attributes</h2><table>");
        for (SourceAttribute attribute : SourceAttribute.values()) {
            body.append("<tr><th>")
                    .append(text(attribute.heading()))
                    .append("</th><td>")
                    .append(text(folder.card().attributes().getOrDefault(attribute, "")))
                    .append("</td></tr>");
        }
        body.append("</table><p>SHA-256 of the model file: <code>")
                .append(text(folder.fit().modelHash()))
                .append("</code></p>");
        return Html.page(text(folder.model().spec().title()), body.toString());
    }

    private static void intervals(Metrics metrics, StringBuilder body) {
        metrics.brier()
                .ifPresent(
                        both -> body.append(("<p>Brier score, cross-fitted: %.5f by the calibration line that is used,"
                                        + " %.5f by isotonic steps.</p>")
                                .formatted(both.line(), both.steps())));
        metrics.intervals()
                .ifPresent(held -> body.append(("<h2>Intervals of single probabilities</h2><p>Against %d refits on"
                                + " patients drawn with replacement, the 95 %% intervals held %.1f %% (in the tenths of"
                                + " the rows between %.1f and %.1f %%); their median width is %.3f.</p>")
                        .formatted(
                                held.refits(),
                                100 * held.coverage(),
                                100 * held.lowest(),
                                100 * held.highest(),
                                held.medianWidth())));
    }

    private static void decisions(Metrics metrics, StringBuilder body) {
        if (metrics.decisions().isEmpty()) {
            return;
        }
        body.append("<h2>Decision curve</h2><p>Net benefit per 1,000 patients of acting from a probability on, against"
                + " acting on everyone; acting on no one has 0.</p><table><tr><th>Threshold</th><th>By the model</th>"
                + "<th>On everyone</th></tr>");
        for (Metrics.Decision point : metrics.decisions()) {
            body.append("<tr><td>%.3f</td><td>%.1f</td><td>%.1f</td></tr>"
                    .formatted(point.threshold(), 1000 * point.model(), 1000 * point.everyone()));
        }
        body.append("</table>");
    }

    private static void measures(ModelFolder folder, StringBuilder body) {
        body.append("<table><tr><th>Measure</th><th>Value (95 % interval)</th></tr>");
        for (Figures.Figure figure : Figures.of(folder)) {
            body.append("<tr><td>")
                    .append(text(figure.name()))
                    .append("</td><td>")
                    .append(figure(figure.measure()))
                    .append("</td></tr>");
        }
        body.append("</table><p>").append(text(folder.card().threshold())).append("</p>");
    }

    private static String figure(@org.jspecify.annotations.Nullable Measure measure) {
        return measure == null ? "" : "%.3f (%.3f to %.3f)".formatted(measure.value(), measure.low(), measure.high());
    }

    private ModelFolder folder(String id) {
        return Optional.ofNullable(catalog.models().get(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such model"));
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
