package org.bedside.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;

/** HAPI's servlet, which does not tell the world which version of which library answers. */
final class FhirServlet extends RestfulServer {
    private static final long serialVersionUID = 1;

    FhirServlet(FhirContext fhir) {
        super(fhir);
    }

    @Override
    protected String createPoweredByHeader() {
        return "";
    }
}
