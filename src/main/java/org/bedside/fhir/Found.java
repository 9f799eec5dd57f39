package org.bedside.fhir;

import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** What a search found: matches in the order asked for, then included resources; {@code cut} if there are more. */
public record Found(List<IBaseResource> resources, boolean cut) {
    public Found {
        resources = List.copyOf(resources);
    }
}
