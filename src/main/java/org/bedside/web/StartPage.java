package org.bedside.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bedside.catalog.Catalog;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page at {@code /}: where things are, and a line that returns a card. */
@RestController
class StartPage {

    private static final List<Place> PLACES = List.of(
            new Place("Discovery", "/cds-services", "/cds-services"),
            new Place("FHIR base", "/fhir", "/fhir/metadata"),
            new Place("Models", "/models", "/models"),
            new Place("Journal", "/journal", "/journal"),
            new Place("Monitor", "/monitor", "/monitor"),
            new Place("Health", "/actuator/health", "/actuator/health"),
            new Place("Metrics", "/actuator/prometheus", "/actuator/prometheus"));

    private final Catalog catalog;
    private final Address address;

    StartPage(Catalog catalog, Address address) {
        this.catalog = catalog;
        this.address = address;
    }

    /** A service, and the hook that it answers; a silent one only records what it would say. */
    public record Shown(String id, String title, String hook, boolean silent) {}

    /** A model of any kind. */
    public record Model(String id, String title) {}

    /** Something that this server serves, and where to look at it. */
    public record Place(String name, String shown, String path) {}

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String page() {
        return Templates.page(
                "start",
                Map.of(
                        "services",
                        catalog.services().values().stream()
                                .map(service -> new Shown(
                                        service.id(),
                                        service.title(),
                                        service.hook().name(),
                                        service.voice().silent()))
                                .toList(),
                        "models",
                        models(),
                        "places",
                        PLACES,
                        "example",
                        Guide.curl(address.publicUrl())));
    }

    private List<Model> models() {
        Stream<Model> tabular = catalog.models().values().stream()
                .map(folder -> folder.model().spec())
                .map(spec -> new Model(spec.id(), spec.title()));
        Stream<Model> others = catalog.specialists().values().stream()
                .map(folder -> new Model(folder.model().id(), folder.title()));
        return Stream.concat(tabular, others)
                .sorted(Comparator.comparing(Model::id))
                .toList();
    }

    /** The same for machines: the paths by name. */
    @GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> paths() {
        return new TreeMap<>(Map.of(
                "discovery", "/cds-services",
                "fhir", "/fhir",
                "journal", "/journal",
                "monitor", "/monitor",
                "health", "/actuator/health",
                "metrics", "/actuator/prometheus"));
    }
}
