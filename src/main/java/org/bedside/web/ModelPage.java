package org.bedside.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.ModelFolder;
import org.bedside.catalog.SourceAttribute;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What is to be known of each model, for people and for machines. */
@RestController
class ModelPage {

    private final Catalog catalog;

    ModelPage(Catalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping(path = "/models", produces = MediaType.TEXT_HTML_VALUE)
    String list() {
        return Templates.page(
                "models",
                Map.of(
                        "specs",
                        catalog.models().values().stream()
                                .map(folder -> folder.model().spec())
                                .toList()));
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

    /** Patients with something in common. */
    public record Group(String name, int n, int positives, String auroc, String slope) {}

    /** One of the source attributes. */
    public record Attribute(String heading, String text) {}

    @GetMapping(path = "/models/{id}", produces = MediaType.TEXT_HTML_VALUE)
    String page(@PathVariable String id) {
        ModelFolder folder = folder(id);
        Metrics metrics = folder.metrics();
        Map<String, Object> shown = new HashMap<>();
        shown.put("spec", folder.model().spec());
        shown.put("card", folder.card());
        shown.put("metrics", metrics);
        shown.put("plot", CalibrationPlot.of(metrics.bins()));
        shown.put("hash", folder.fit().modelHash());
        shown.put("table", folder.fit().table().sha256());
        metrics.brier().ifPresent(brier -> shown.put("brier", brier));
        metrics.intervals().ifPresent(intervals -> shown.put("intervals", intervals));
        shown.put("figures", Figures.of(folder));
        shown.put(
                "groups",
                metrics.subgroups().stream()
                        .map(group -> new Group(
                                group.attribute() + ": " + group.value(),
                                group.n(),
                                group.positives(),
                                group.measure("auroc").map(Figures::text).orElse(""),
                                group.measure("slope").map(Figures::text).orElse("")))
                        .toList());
        shown.put(
                "attributes",
                Arrays.stream(SourceAttribute.values())
                        .map(attribute -> new Attribute(
                                attribute.heading(), folder.card().attributes().getOrDefault(attribute, "")))
                        .toList());
        return Templates.page("model", shown);
    }

    private ModelFolder folder(String id) {
        return Optional.ofNullable(catalog.models().get(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such model"));
    }
}
