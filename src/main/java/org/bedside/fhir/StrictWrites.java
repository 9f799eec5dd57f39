package org.bedside.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** What a client may not store over HTTP: a resource without an element that FHIR requires, or with an active narrative. */
@Interceptor
public final class StrictWrites {
    private final Required required;

    StrictWrites(FhirContext fhir) {
        this.required = new Required(fhir);
    }

    /** Checks what is about to be stored for the first time. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void create(IBaseResource resource) {
        check(resource);
    }

    /** Checks what is about to replace a stored resource. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void update(IBaseResource before, IBaseResource after) {
        check(after);
    }

    private void check(IBaseResource resource) {
        required.missing(resource).ifPresent(path -> refuse("A required element is missing: " + path));
        Narratives.fault(resource).ifPresent(fault -> refuse("The narrative is refused: " + fault));
    }

    private static void refuse(String why) {
        throw new UnprocessableEntityException(why);
    }
}
