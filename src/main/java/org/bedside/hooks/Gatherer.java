package org.bedside.hooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bedside.catalog.Prefetch;
import org.bedside.catalog.Service;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Facts;
import org.bedside.evidence.JsonElement;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Node;
import org.bedside.evidence.Note;
import org.bedside.evidence.References;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Source.Origin;
import org.bedside.fhir.Merged;

/**
 * Gathers the evidence of a hook call: what the EHR prefetched, and, for keys that it left out, what our own store or
 * the EHR's FHIR server holds. Thread-safe.
 */
final class Gatherer {

    private final HookSettings settings;
    private final OwnStore own;
    private final EhrFetches ehr;
    private final Binaries binaries;

    Gatherer(HookSettings settings, OwnStore own, EhrFetches ehr) {
        this.settings = settings;
        this.own = own;
        this.ehr = ehr;
        this.binaries = new Binaries(own, ehr);
    }

    /**
     * What was gathered.
     *
     * @param stranger whether a Patient came who is not the one asked about
     * @param withNotes fetches the notes that the call did not bring, for a model that asks them; belongs to the thread
     */
    record Gathered(Facts facts, boolean stranger, Supplier<Facts> withNotes) {}

    Checked<Gathered> gather(HookRequest request, Service service, Instant asOf) {
        List<Wanted> wanted = new ArrayList<>();
        List<Given> given = new ArrayList<>();
        Optional<Problem> problem = sort(request, service, given, wanted);
        if (problem.isPresent()) {
            return new Checked.Bad<>(problem.get());
        }
        List<Wanted> notes = forLater(service, wanted);
        Merged patients = own.holds(request) && !(wanted.isEmpty() && notes.isEmpty())
                ? own.merged(request.patientId())
                : new Merged(List.of(request.patientId()), Optional.empty());
        Collector collector = new Collector(settings.reading(), patients.ids(), request.encounterId(), asOf);
        orders(request, collector);
        for (Given one : given) {
            take(one, collector);
        }
        Optional<Problem> missing = fetch(request, patients, wanted, collector);
        if (service.task() instanceof Service.Task.Reconcile) {
            binaries.notes(request, collector);
        } else if (service.task() instanceof Service.Task.Tell) {
            binaries.pictures(request, collector);
        }
        return missing.<Checked<Gathered>>map(Checked.Bad::new)
                .orElseGet(() -> new Checked.Good<>(new Gathered(
                        collector.facts(),
                        collector.stranger(),
                        () -> withNotes(request, patients, notes, collector))));
    }

    /** Takes away the searches of notes by which a prediction may be completed: they are made if its model asks. */
    private static List<Wanted> forLater(Service service, List<Wanted> wanted) {
        if (!(service.task() instanceof Service.Task.Predict predict)
                || predict.extractor().isEmpty()) {
            return List.of();
        }
        List<Wanted> notes = wanted.stream()
                .filter(one -> Note.TYPES.contains(one.template().type())
                        && !one.template().required())
                .toList();
        wanted.removeAll(notes);
        return notes;
    }

    private Facts withNotes(HookRequest request, Merged patients, List<Wanted> notes, Collector collector) {
        fetch(request, patients, notes, collector); // none is required: what is missing is remarked
        binaries.notes(request, collector);
        return collector.facts();
    }

    /** The drafts of the context; where it selects some of them (hook order-select), those. */
    private static void orders(HookRequest request, Collector collector) {
        JsonElement drafts = request.context().path("draftOrders");
        if (!drafts.isObject()) {
            return;
        }
        JsonElement selections = request.context().path("selections");
        Set<String> selected = new HashSet<>();
        selections.items().forEach(selection -> selected.add(References.relative(selection.text())));
        for (Node entry : drafts.all("entry")) {
            Node draft = entry.at("resource");
            if (!selections.isArray()
                    || selected.contains(draft.type() + "/" + draft.at("id").text())) {
                collector.add(draft, Origin.CONTEXT);
            }
        }
        collector.searched(Kind.ORDER);
    }

    /** A template whose data came with the call. */
    private record Given(Prefetch template, Node node) {}

    /** A template whose data must be fetched, or the rest of it from a next link on. */
    record Wanted(Prefetch template, String relative, String next) {}

    private Optional<Problem> sort(HookRequest request, Service service, List<Given> given, List<Wanted> wanted) {
        for (Prefetch template : service.prefetch()) {
            JsonElement value = request.prefetch().path(template.key());
            Node node = value.node();
            if (value.isNull()) {
                given.add(new Given(template, Node.ABSENT));
            } else if (node.type().equals("OperationOutcome")) {
                if (template.required()) {
                    return Optional.of(Problem.precondition(
                            "the EHR could not prefetch " + template.key(), "prefetch." + template.key()));
                }
                given.add(new Given(template, node));
            } else if (fits(node, template)) {
                given.add(new Given(template, node));
                String next = EhrClient.next(node);
                if (!next.isEmpty()) {
                    wanted.add(new Wanted(template, "", next));
                }
            } else {
                Optional<String> relative = template.resolve(request::token);
                if (relative.isEmpty() && template.required()) {
                    return Optional.of(Problem.precondition(
                            template.key() + " was not prefetched and the context does not say which to fetch",
                            "prefetch." + template.key()));
                }
                relative.ifPresent(url -> wanted.add(new Wanted(template, url, "")));
            }
        }
        return Optional.empty();
    }

    static boolean fits(Node node, Prefetch template) {
        return node.type().equals(template.type())
                || (template.isSearch() && node.type().equals("Bundle"));
    }

    private static void take(Given given, Collector collector) {
        Prefetch template = given.template();
        if (given.node().type().equals("OperationOutcome")) {
            collector.remark(Reason.UNAVAILABLE, template.key(), "the EHR could not prefetch it");
            return;
        }
        if (!given.node().present()) {
            collector.remark(Reason.MISSING, template.key(), "the EHR has none");
        }
        collector.add(given.node(), Origin.PREFETCH);
        if (EhrClient.next(given.node()).isEmpty()) {
            searched(template, collector);
        }
    }

    static void searched(Prefetch template, Collector collector) {
        if (template.isSearch()) {
            Kind.ofType(template.type()).ifPresent(collector::searched);
        }
    }

    private Optional<Problem> fetch(HookRequest request, Merged patients, List<Wanted> wanted, Collector collector) {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        if (own.holds(request)) {
            return own.fetch(request, patients, wanted, collector);
        }
        return ehr.fetch(request, wanted, collector);
    }
}
