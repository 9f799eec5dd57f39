package org.bedside.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.jpa.config.r4.FhirContextR4Config;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/** The model of FHIR R4 and its definitions (5 MB of XML), read by a thread of its own while the rest starts. */
final class Definitions {
    private static final BlockingQueue<CompletableFuture<FhirContext>> PREPARED = new ArrayBlockingQueue<>(1);

    private Definitions() {}

    static void prepare() {
        CompletableFuture<FhirContext> model = new CompletableFuture<>();
        if (PREPARED.offer(model)) {
            Thread reader = new Thread(() -> read(model), "definitions");
            reader.setDaemon(true);
            reader.start();
        }
    }

    /** A model for one application; HAPI keeps the definitions for all of the process. */
    static FhirContext take() {
        CompletableFuture<FhirContext> model = PREPARED.poll();
        return model == null ? configured() : model.join();
    }

    private static void read(CompletableFuture<FhirContext> model) {
        FhirContext fhir = configured();
        model.complete(fhir);
        fhir.getResourceTypes().forEach(fhir::getResourceDefinition);
        DefaultProfileValidationSupport definitions = new DefaultProfileValidationSupport(fhir);
        definitions.fetchAllStructureDefinitions();
        definitions.fetchAllSearchParameters();
    }

    private static FhirContext configured() {
        return FhirContextR4Config.configureFhirContext(FhirContext.forR4());
    }
}
