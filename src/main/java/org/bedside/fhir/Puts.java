package org.bedside.fhir;

import java.util.Collection;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/** Transactions that store resources under the ids they have, so that doing it twice is doing it once. */
final class Puts {
    private Puts() {}

    /** The resources of a bundle of any kind; references between its entries by {@code fullUrl} are kept. */
    static Bundle of(Bundle bundle) {
        Bundle puts = new Bundle().setType(BundleType.TRANSACTION);
        for (BundleEntryComponent entry : bundle.getEntry()) {
            add(puts, entry.getResource()).setFullUrl(entry.getFullUrl());
        }
        return puts;
    }

    static Bundle of(Collection<Resource> resources) {
        Bundle puts = new Bundle().setType(BundleType.TRANSACTION);
        resources.forEach(resource -> add(puts, resource));
        return puts;
    }

    private static BundleEntryComponent add(Bundle puts, Resource resource) {
        BundleEntryComponent entry = puts.addEntry().setResource(resource);
        entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(resource.fhirType() + "/" + resource.getIdPart());
        return entry;
    }
}
