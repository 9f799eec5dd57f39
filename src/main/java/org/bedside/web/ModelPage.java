package org.bedside.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.ModelCard;
import org.bedside.catalog.ModelFolder;
import org.bedside.catalog.Service;
import org.bedside.catalog.SourceAttribute;
import org.bedside.catalog.SpecialistFolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What is to be known of each model, for people and for machines. */
@RestController
class ModelPage {

    private final Catalog catalog;
    private final Address address;

    ModelPage(Catalog catalog, Address address) {
        this.catalog = catalog;
        this.address = address;
    }

    @GetMapping(path = "/models", produces = MediaType.TEXT_HTML_VALUE)
    String list() {
        return Templates.page("models", Map.of("models", entries()));
    }

    @GetMapping(path = "/models", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Map<String, String>> listJson() {
        return entries().stream()
                .map(entry -> Map.of("id", entry.id(), "version", entry.version(), "title", entry.title()))
                .toList();
    }

    /** A row of the list. */
    public record Entry(String id, String version, String title, String says) {}

    private List<Entry> entries() {
        Stream<Entry> models = catalog.models().values().stream()
                .map(folder -> folder.model().spec())
                .map(spec -> new Entry(spec.id(), spec.version(), spec.title(), "probability of " + spec.outcome()));
        Stream<Entry> specialists = catalog.specialists().values().stream()
                .map(folder -> new Entry(folder.model().id(), folder.model().version(), folder.title(), folder.says()));
        return Stream.concat(models, specialists)
                .sorted(Comparator.comparing(Entry::id))
                .toList();
    }

    @GetMapping(path = "/models/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> json(@PathVariable String id) {
        SpecialistFolder specialist = catalog.specialists().get(id);
        return specialist == null ? json(folder(id)) : json(specialist);
    }

    private static Map<String, Object> json(ModelFolder folder) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", folder.model().spec().id());
        model.put("version", folder.model().spec().version());
        model.put("title", folder.model().spec().title());
        model.put("outcome", folder.model().spec().outcome());
        model.put("modelSha256", folder.fit().modelHash());
        model.put("trainedOn", folder.card().trainedOn());
        model.put("metrics", folder.metrics());
        model.put("sourceAttributes", attributes(folder.card()));
        model.put("changes", folder.card().changes());
        return model;
    }

    private static Map<String, Object> json(SpecialistFolder folder) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", folder.model().id());
        model.put("version", folder.model().version());
        model.put("title", folder.title());
        model.put("says", folder.says());
        model.put("labels", folder.model().labels());
        model.put("filesSha256", folder.hashes());
        model.put("trainedOn", folder.card().trainedOn());
        model.put("metrics", folder.reported());
        model.put("sourceAttributes", attributes(folder.card()));
        model.put("changes", folder.card().changes());
        return model;
    }

    private static Map<String, String> attributes(ModelCard card) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (SourceAttribute attribute : SourceAttribute.values()) {
            attributes.put(attribute.key(), card.attributes().getOrDefault(attribute, ""));
        }
        return attributes;
    }

    /** Patients with something in common. */
    public record Group(String name, int n, int positives, String auroc, String slope) {}

    /** One of the source attributes. */
    public record Attribute(String heading, String text) {}

    @GetMapping(path = "/models/{id}", produces = MediaType.TEXT_HTML_VALUE)
    String page(@PathVariable String id) {
        SpecialistFolder specialist = catalog.specialists().get(id);
        return specialist == null ? page(folder(id)) : page(specialist);
    }

    private static String page(SpecialistFolder folder) {
        return Templates.page(
                "specialist",
                Map.of(
                        "model", folder.model(),
                        "folder", folder,
                        "card", folder.card(),
                        "figures", Figures.of(folder.reported()),
                        "tables", folder.reported().tables(),
                        "attributes", headed(folder.card())));
    }

    private static String page(ModelFolder folder) {
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
        shown.put("attributes", headed(folder.card()));
        return Templates.page("model", shown);
    }

    /** The Applied Model Card, whatever the request accepts: the path says that it is XML. */
    @GetMapping("/models/{id}/card.xml")
    ResponseEntity<byte[]> card(@PathVariable String id) {
        Described model = Described.find(catalog, id).orElseThrow(ModelPage::unknown);
        List<Service> services = catalog.services().values().stream()
                .filter(service -> service.task().needs().equals(id))
                .toList();
        String page = address.publicUrl() + "/models/" + id;
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(new AppliedModelCard(model, services, page).xml());
    }

    private static List<Attribute> headed(ModelCard card) {
        return Arrays.stream(SourceAttribute.values())
                .map(attribute ->
                        new Attribute(attribute.heading(), card.attributes().getOrDefault(attribute, "")))
                .toList();
    }

    private ModelFolder folder(String id) {
        return Optional.ofNullable(catalog.models().get(id)).orElseThrow(ModelPage::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such model");
    }
}
