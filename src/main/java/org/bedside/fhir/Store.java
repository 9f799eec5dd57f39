package org.bedside.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.fhir.Rows.Presence;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.dao.DataAccessResourceFailureException;

/** The store from inside the process, without HTTP; safe for use by many threads. */
public final class Store {
    private final FhirContext fhir;
    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final MatchUrlService queries;
    private final Rows rows;

    Store(FhirContext fhir, DaoRegistry daos, IFhirSystemDao<Bundle, Meta> system, MatchUrlService queries, Rows rows) {
        this.fhir = fhir;
        this.daos = daos;
        this.system = system;
        this.queries = queries;
        this.rows = rows;
    }

    /** The model that the resources are of, for those who parse or write them. */
    public FhirContext fhir() {
        return fhir;
    }

    /** The newest version, unless there is none or it is deleted. */
    public Optional<IBaseResource> read(String type, String id) {
        try {
            return Optional.of(daos.getResourceDao(type).read(new IdType(type, id), new SystemRequestDetails()));
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            return Optional.empty();
        }
    }

    /** Searches now, over all pages. A query is like {@code Observation?patient=a&code=b}; a {@code _count} is ignored. */
    public Found search(String query, int limit) {
        String type = query.substring(0, Math.max(0, query.indexOf('?')));
        SearchParameterMap parameters = queries.translateMatchUrl(query, fhir.getResourceDefinition(type));
        parameters.setCount(null);
        parameters.setLoadSynchronousUpTo(limit + 1);
        List<IBaseResource> resources =
                dao(type).search(parameters, new SystemRequestDetails()).getAllResources();
        long matches = resources.stream().filter(r -> r.fhirType().equals(type)).count();
        boolean cut = matches > limit;
        if (cut) {
            resources = new ArrayList<>(resources);
            resources.remove(limit);
        }
        return new Found(resources, cut);
    }

    /** Stores a resource under a new id, and says which. */
    public IIdType create(IBaseResource resource) {
        return dao(resource.fhirType())
                .create(resource, new SystemRequestDetails())
                .getId();
    }

    /** Stores a resource under the id that it has, as a new version if there is one. */
    public IIdType update(IBaseResource resource) {
        return dao(resource.fhirType())
                .update(resource, new SystemRequestDetails())
                .getId();
    }

    /** Stores them under their ids, in one transaction; what the store holds just so stays the version that it is. */
    public void put(List<? extends Resource> resources) {
        system.transaction(new SystemRequestDetails(), Puts.of(List.copyOf(resources)));
    }

    /**
     * Stores those whose ids are new under these ids, in one transaction, or none and an exception. What there is, or
     * was and has been deleted, stays as it is.
     */
    public void createMissing(List<? extends Resource> resources) {
        List<Resource> missing = resources.stream()
                .filter(resource -> presence(resource.fhirType(), resource.getIdPart()) == Presence.NEVER)
                .<Resource>map(resource -> resource)
                .toList();
        if (!missing.isEmpty()) {
            system.transaction(new SystemRequestDetails(), Puts.of(missing));
        }
    }

    /** Whether there is such a resource now; cheaper than reading it. */
    public boolean has(String type, String id) {
        return presence(type, id) == Presence.NOW;
    }

    private Presence presence(String type, String id) {
        try {
            return rows.presence(type, id);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the store's tables could not be read", e);
        }
    }

    /** Deletes the resource; what is not there stays so. */
    public void delete(String type, String id) {
        dao(type).delete(new IdType(type, id), new SystemRequestDetails());
    }

    /** All of the bundle, or nothing and an exception. */
    public Bundle transaction(Bundle bundle) {
        return system.transaction(new SystemRequestDetails(), bundle);
    }

    @SuppressWarnings("unchecked")
    private IFhirResourceDao<IBaseResource> dao(String type) {
        return daos.getResourceDao(type);
    }
}
