package org.bedside.web;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bedside.catalog.Service;
import org.bedside.evidence.Collector;
import org.bedside.hooks.HookSettings;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** Settings of the names {@code bedside.*}; the README has the table. */
record Settings(Environment environment) {

    HookSettings hooks(Address address) {
        return new HookSettings(
                (int) size("bedside.hooks.body-limit", "16MB"),
                environment.getProperty("bedside.hooks.depth-limit", Integer.class, 100),
                duration("bedside.hooks.optional-budget", "400ms"),
                duration("bedside.hooks.required-budget", "5s"),
                list("bedside.fhir-servers", List.of()),
                address::publicUrl,
                list("bedside.cors-origins", List.of("http://localhost", "http://127.0.0.1")),
                reading());
    }

    /** How resources are read. */
    Collector.Rules reading() {
        return new Collector.Rules(
                ZoneId.of(environment.getProperty(
                        "bedside.zone", ZoneId.systemDefault().getId())),
                environment.getProperty("bedside.confidential", Boolean.class, false));
    }

    /** Where journal entries are on their way into the embedded database; empty if there is another database. */
    Optional<Path> entries() {
        boolean embedded = environment.getProperty("spring.datasource.url", "").isBlank();
        return embedded
                ? Optional.of(Path.of(environment.getProperty("bedside.data-dir", ".bedside"), "journal"))
                : Optional.empty();
    }

    /** How long journal entries are kept; empty for ever. */
    Optional<Duration> retention() {
        String kept = environment.getProperty("bedside.journal.retention", "");
        return kept.isBlank() ? Optional.empty() : Optional.of(DurationStyle.detectAndParse(kept));
    }

    /** How often the journal is read for the metrics, and how far back. */
    MonitorMetrics.Pace monitoring() {
        return new MonitorMetrics.Pace(
                duration("bedside.monitor.window", "30d"), duration("bedside.monitor.every", "1h"));
    }

    /** How often outcomes are looked after; zero for never. */
    Duration outcomes() {
        return duration("bedside.monitor.outcomes", "PT1H");
    }

    /** The services as this site wants them: {@code bedside.services.ID.silent}; throws if it names another. */
    Map<String, Service> services(Map<String, Service> services) {
        Map<String, Object> named = Binder.get(environment)
                .bind("bedside.services", Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of());
        for (String id : named.keySet()) {
            // A variable of the environment cannot hold the hyphens.
            if (services.keySet().stream().noneMatch(known -> plain(known).equals(plain(id)))) {
                throw new IllegalArgumentException("bedside.services." + id + ": there is no such service");
            }
        }
        Map<String, Service> wanted = new TreeMap<>();
        services.forEach((id, service) -> {
            Boolean silent = environment.getProperty("bedside.services." + id + ".silent", Boolean.class);
            wanted.put(id, silent == null ? service : service.withSilent(silent));
        });
        return wanted;
    }

    private static String plain(String id) {
        return id.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private long size(String name, String otherwise) {
        return DataSize.parse(environment.getProperty(name, otherwise)).toBytes();
    }

    private Duration duration(String name, String otherwise) {
        return DurationStyle.detectAndParse(environment.getProperty(name, otherwise));
    }

    private List<String> list(String name, List<String> otherwise) {
        return Binder.get(environment).bind(name, Bindable.listOf(String.class)).orElse(otherwise);
    }
}
