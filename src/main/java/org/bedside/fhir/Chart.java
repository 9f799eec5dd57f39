package org.bedside.fhir;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.interceptor.api.IInterceptorBroadcaster;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.JsonElement;
import org.bedside.evidence.JsonReader;
import org.bedside.evidence.Node;
import org.bedside.fhir.Rows.Label;
import org.bedside.fhir.Rows.Row;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The store as what reads evidence wants it: current resources as JSON, with their id, version and labels; safe for use
 * by many threads.
 *
 * <p>Reads by id and searches for a patient's resources go straight to the tables, at a tenth of what HAPI's search
 * and model cost; everything else, and everything once someone asks HAPI to be shown what is read before it is given
 * out, goes through HAPI.
 */
public final class Chart {

    /** Who registers for one of these decides what may be seen: then no row is read without HAPI. */
    private static final Set<Pointcut> GUARDS = Set.of(
            Pointcut.STORAGE_PRESEARCH_REGISTERED,
            Pointcut.STORAGE_PREACCESS_RESOURCES,
            Pointcut.STORAGE_PRESHOW_RESOURCES);

    /** As deep as HAPI reads. */
    private static final JsonReader JSON = new JsonReader(1000);

    /** HAPI's names for the kinds of labels in {@code meta}, by its number for them. */
    private static final List<String> KINDS = List.of("tag", "profile", "security");

    /** Bytes that one search may bring into memory: a patient's signals and films can be any number. */
    private static final long LONGEST = 64 << 20;

    private static final Page TOO_LONG = new Page(List.of(), true);

    private final Store store;
    private final Rows rows;
    private final ISearchParamRegistry parameters;
    private final IInterceptorBroadcaster interceptors;
    private final PartitionSettings partitions;

    Chart(
            Store store,
            Rows rows,
            ISearchParamRegistry parameters,
            IInterceptorBroadcaster interceptors,
            PartitionSettings partitions) {
        this.store = store;
        this.rows = rows;
        this.parameters = parameters;
        this.interceptors = interceptors;
        this.partitions = partitions;
    }

    /** What a search found, in no order; {@code cut} if there are more, and without any if they are too long together. */
    public record Page(List<Node> resources, boolean cut) {
        public Page {
            resources = List.copyOf(resources);
        }
    }

    /** The newest version, unless there is none or it is deleted. */
    public Optional<Node> read(String type, String id) {
        if (guarded()) {
            return store.read(type, id).map(this::json);
        }
        try {
            Optional<Row> row = rows.byId(type, id);
            return row.isEmpty() ? Optional.empty() : json(type, row.get());
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the store's tables could not be read", e);
        }
    }

    /** Searches now, over all pages. A query is like {@code Observation?patient=a&code=b}; a {@code _count} is ignored. */
    public Page search(String query, int limit) {
        return search(query, limit, LONGEST);
    }

    Page search(String query, int limit, long longest) {
        Optional<Page> page = guarded() ? Optional.empty() : direct(query, limit, longest);
        if (page.isPresent() && (!page.get().cut() || page.get().equals(TOO_LONG))) {
            return page.get();
        }
        // Of a page that is cut, the order asked for says what is on it: HAPI sorts.
        Found found = store.search(query, limit);
        return new Page(found.resources().stream().map(this::json).toList(), found.cut());
    }

    private boolean guarded() {
        return partitions.isPartitioningEnabled() || GUARDS.stream().anyMatch(interceptors::hasHooks);
    }

    /** From the resource to its patient, as HAPI names it in its index; empty if HAPI would look elsewhere too. */
    private Optional<String> path(PatientQuery query) {
        boolean byCode = query.codes().isEmpty()
                || parameter(query, "code")
                        .filter(code -> code.getParamType() == RestSearchParameterTypeEnum.TOKEN)
                        .isPresent();
        List<String> paths = parameter(query, "patient")
                .filter(patient -> patient.getParamType() == RestSearchParameterTypeEnum.REFERENCE)
                .map(patient -> patient.getPathsSplit().stream()
                        .filter(path -> path.contains(query.type() + "."))
                        .toList())
                .orElse(List.of());
        return byCode && paths.size() == 1 && paths.get(0).startsWith(query.type() + ".")
                ? Optional.of(paths.get(0))
                : Optional.empty();
    }

    private Optional<RuntimeSearchParam> parameter(PatientQuery query, String name) {
        return Optional.ofNullable(
                parameters.getActiveSearchParam(query.type(), name, SearchParamLookupContextEnum.SEARCH));
    }

    /** Without HAPI; empty for a query that only HAPI can answer. */
    Optional<Page> direct(String query, int limit, long longest) {
        return PatientQuery.parse(query)
                .flatMap(ofPatient -> path(ofPatient).map(path -> direct(ofPatient, path, limit, longest)));
    }

    private Page direct(PatientQuery query, String path, int limit, long longest) {
        List<Long> codes = query.codes().stream()
                .map(code -> ResourceIndexedSearchParamToken.calculateHashSystemAndValue(
                        partitions,
                        RequestPartitionId.allPartitions(),
                        query.type(),
                        "code",
                        code.system(),
                        code.code()))
                .toList();
        try {
            Optional<List<Row>> found = rows.ofPatient(query.patient(), path, codes, limit + 1, longest);
            if (found.isEmpty()) {
                return TOO_LONG;
            }
            List<Node> resources = new ArrayList<>();
            for (Row row : found.get()) {
                json(query.type(), row).ifPresent(resources::add);
            }
            return new Page(resources, resources.size() > limit);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the store's tables could not be read", e);
        }
    }

    /** Empty if it has been deleted in the meantime. */
    private Optional<Node> json(String type, Row row) {
        try {
            if (row.json().length > 0 && JSON.read(row.json()) instanceof JsonElement.Fields resource) {
                resource.put("id", JsonElement.string(row.id()));
                JsonElement.Fields meta = resource.object("meta");
                meta.put("versionId", JsonElement.string(Long.toString(row.version())));
                row.labels().forEach(label -> add(label, meta));
                return Optional.of(resource);
            }
        } catch (IOException unusual) {
            // HAPI reads more than JSON
        }
        return store.read(type, row.id()).map(this::json);
    }

    private static void add(Label label, JsonElement.Fields meta) {
        JsonElement.Items labels = meta.array(KINDS.get(label.kind()));
        if (label.kind() == KINDS.indexOf("profile")) {
            labels.add(JsonElement.string(label.code()));
        } else {
            JsonElement.Fields coding = new JsonElement.Fields();
            put(coding, "system", label.system());
            put(coding, "code", label.code());
            put(coding, "display", label.display());
            labels.add(coding);
        }
    }

    private static void put(JsonElement.Fields coding, String name, String value) {
        if (!value.isEmpty()) {
            coding.put(name, JsonElement.string(value));
        }
    }

    private Node json(IBaseResource resource) {
        try {
            return JSON.read(store.fhir().newJsonParser().encodeResourceToString(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
