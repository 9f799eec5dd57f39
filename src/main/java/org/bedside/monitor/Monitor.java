package org.bedside.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.ModelFolder;
import org.bedside.catalog.Service;
import org.bedside.journal.Journal;
import org.bedside.journal.Query;

/**
 * Reports how services did, from the journal: read once from end to end, a page of entries in memory at a time. Safe for
 * use by many threads; each report is worked out anew.
 */
public final class Monitor {

    private final Journal journal;
    private final Catalog catalog;
    private final Clock clock;

    public Monitor(Journal journal, Catalog catalog, Clock clock) {
        this.journal = journal;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Predictions whose time ran out within a span of time until now, against what came about; by the ids of their
     * services.
     */
    public Map<String, List<Followed>> followed(Duration span) {
        Map<String, List<Followed>> all = new TreeMap<>();
        catalog.services()
                .forEach((id, service) -> model(service)
                        .flatMap(ModelFolder::observed)
                        .ifPresent(observed -> {
                            Instant to = clock.instant()
                                    .minus(observed.within().orElse(Duration.ZERO))
                                    .minus(Judge.WRITTEN_BY);
                            report(id, to.minus(span), to).ifPresent(report -> all.put(id, report.followed()));
                        }));
        return all;
    }

    /** How a service did from an instant on until before another; empty if there is no such service. */
    public Optional<Report> report(String service, Instant from, Instant to) {
        return Optional.ofNullable(catalog.services().get(service)).map(known -> {
            Tally tally = tally(known);
            journal.export(Query.ALL.withService(service).withFrom(from).withTo(to), tally::add);
            return tally.report(from, to);
        });
    }

    /** How all services did, by their ids. */
    public List<Report> reports(Instant from, Instant to) {
        Map<String, Tally> tallies = new TreeMap<>();
        catalog.services().forEach((id, service) -> tallies.put(id, tally(service)));
        journal.export(Query.ALL.withFrom(from).withTo(to), found -> {
            Tally tally = tallies.get(found.entry().service());
            if (tally != null) {
                tally.add(found);
            }
        });
        return tallies.values().stream().map(tally -> tally.report(from, to)).toList();
    }

    private Tally tally(Service service) {
        Optional<ModelFolder> folder = model(service);
        String model = folder.map(of -> of.model().spec())
                .map(spec -> spec.id() + "@" + spec.version())
                .orElseGet(() -> specialist(service));
        return new Tally(service, model, folder, clock.instant());
    }

    private String specialist(Service service) {
        return service.task() instanceof Service.Task.Tell tell
                ? Optional.ofNullable(catalog.specialists().get(tell.needs()))
                        .map(of -> of.model().id() + "@" + of.model().version())
                        .orElse("")
                : "";
    }

    private Optional<ModelFolder> model(Service service) {
        return service.task() instanceof Service.Task.Predict predict
                ? Optional.ofNullable(catalog.models().get(predict.needs()))
                : Optional.empty();
    }
}
