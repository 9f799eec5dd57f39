package org.bedside.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

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
        narrativeFault(resource).ifPresent(fault -> refuse("The narrative is refused: " + fault));
    }

    private static Optional<String> narrativeFault(IBaseResource resource) {
        if (!(resource instanceof DomainResource whole)) {
            return Optional.empty();
        }
        Optional<String> fault =
                whole.hasText() ? Narratives.fault(whole.getText().getDiv()) : Optional.empty();
        for (Resource contained : whole.getContained()) {
            fault = fault.or(() -> narrativeFault(contained));
        }
        return fault;
    }

    private static void refuse(String why) {
        throw new UnprocessableEntityException(why);
    }
}
