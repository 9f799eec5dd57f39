package org.bedside.hooks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.bedside.catalog.Prefetch;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Node;
import org.bedside.evidence.References;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Source.Origin;
import org.bedside.fhir.Chart;
import org.bedside.fhir.Merged;

/** Our own store as a source of evidence: read in process, without HTTP. */
final class OwnStore {

    /** More than this of one kind is not read for one call. */
    private static final int MOST = 5_000;

    private final BiFunction<String, String, Optional<Node>> read;
    private final BiFunction<String, Integer, Chart.Page> search;
    private final Supplier<Set<String>> bases;

    /**
     * @param read the resource of a type and id
     * @param search what a query finds, up to a number of matches
     * @param bases the FHIR bases that are ours, without a slash at their end
     */
    OwnStore(
            BiFunction<String, String, Optional<Node>> read,
            BiFunction<String, Integer, Chart.Page> search,
            Supplier<Set<String>> bases) {
        this.read = read;
        this.search = search;
        this.bases = bases;
    }

    /**
     * Whether the call means a patient of this store, who may be read here and assessed: it names no FHIR server, or
     * ours, and is trusted.
     */
    boolean holds(HookRequest request) {
        return request.trusted()
                && request.fhirServer()
                        .map(ehr -> bases.get().contains(ehr.base()))
                        .orElse(true);
    }

    /** The FHIR bases that are ours, without a slash at their end. */
    Set<String> bases() {
        return bases.get();
    }

    /** The resource of a relative reference. */
    Optional<Node> read(String relative) {
        int slash = relative.indexOf('/');
        return read(relative.substring(0, slash), relative.substring(slash + 1));
    }

    Merged merged(String patientId) {
        return Merged.of(patientId, id -> read("Patient", id));
    }

    Optional<Problem> fetch(HookRequest request, Merged patients, List<Gatherer.Wanted> wanted, Collector collector) {
        for (Gatherer.Wanted one : wanted) {
            Prefetch template = one.template();
            // A search that came with its first page is made anew: what came already is known by its id.
            boolean complete = template.isSearch()
                    ? search(request, patients.ids(), template, collector)
                    : read(request, patients, template, collector);
            if (complete) {
                Gatherer.searched(template, collector);
            } else if (template.required()) {
                return Optional.of(Problem.precondition(
                        template.key() + " was neither prefetched nor is it in this server's store",
                        "prefetch." + template.key()));
            } else {
                collector.remark(Reason.UNAVAILABLE, template.key(), "was not prefetched and is not in the store");
            }
        }
        return Optional.empty();
    }

    private boolean read(HookRequest request, Merged patients, Prefetch template, Collector collector) {
        Optional<Node> resource = template.type().equals("Patient")
                ? patients.last()
                : template.resolve(request::token)
                        .map(url -> url.substring(url.indexOf('/') + 1))
                        .flatMap(id -> read(template.type(), id));
        resource.ifPresent(node -> collector.add(node, Origin.STORE));
        return resource.isPresent();
    }

    private boolean search(HookRequest request, List<String> patients, Prefetch template, Collector collector) {
        boolean complete = true;
        for (String patient : patients) {
            Optional<String> query =
                    template.resolve(token -> token.equals("context.patientId") ? patient : request.token(token));
            if (query.isEmpty()) {
                return false;
            }
            Chart.Page found = search.apply(query.get(), MOST);
            for (Node resource : found.resources()) {
                collector.add(resource, Origin.STORE);
            }
            if (found.cut()) {
                collector.remark(Reason.TOO_MANY, template.key(), "more than " + MOST + " resources, or too long ones");
                complete = false;
            }
        }
        return complete;
    }

    private Optional<Node> read(String type, String id) {
        return References.isId(id) ? read.apply(type, id) : Optional.empty();
    }
}
