package org.bedside.web;

import java.util.Map;
import java.util.TreeMap;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Service;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page at {@code /}: where things are, and a line that returns a card. */
@RestController
class StartPage {

    private final Catalog catalog;
    private final Address address;

    StartPage(Catalog catalog, Address address) {
        this.catalog = catalog;
        this.address = address;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String page() {
        StringBuilder services = new StringBuilder();
        for (Service service : catalog.services().values()) {
            services.append("<li><b>")
                    .append(HtmlUtils.htmlEscape(service.title()))
                    .append("</b> at <code>")
                    .append(HtmlUtils.htmlEscape(service.hook().name()))
                    .append("</code>: <code>POST /cds-services/")
                    .append(HtmlUtils.htmlEscape(service.id()))
                    .append("</code></li>");
        }
        StringBuilder models = new StringBuilder();
        catalog.models()
                .forEach((id, folder) -> models.append("<li><a href=\"/models/")
                        .append(id)
                        .append("\">")
                        .append(HtmlUtils.htmlEscape(folder.model().spec().title()))
                        .append("</a></li>"));
        String example = HtmlUtils.htmlEscape(Guide.curl(address.publicUrl()));
        return Html.page("Bedside", """
                <h1>Bedside</h1>
                <p>Clinical decision support: an EHR calls a hook, this server answers with cards.</p>
                <h2>Services</h2><ul>%s</ul>
                <h2>Models</h2><ul>%s</ul>
                <h2>Where things are</h2>
                <table>
                <tr><th>Discovery</th><td><a href="/cds-services">/cds-services</a></td></tr>
                <tr><th>FHIR base</th><td><a href="/fhir/metadata">/fhir</a></td></tr>
                <tr><th>Journal</th><td><a href="/journal">/journal</a></td></tr>
                <tr><th>Monitor</th><td><a href="/monitor">/monitor</a></td></tr>
                <tr><th>Health</th><td><a href="/actuator/health">/actuator/health</a></td></tr>
                <tr><th>Metrics</th><td><a href="/actuator/prometheus">/actuator/prometheus</a></td></tr>
                </table>
                <h2>A card</h2><pre>%s</pre>
                """.formatted(services, models, example));
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
