package org.bedside.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Clock;
import org.bedside.evidence.Node;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;

/**
 * {@code POST DocumentReference/{id}/$extract}: what the newest version of a document says, as a Bundle of resources that
 * nobody has confirmed yet; stores nothing. {@code fhir-profiles/OperationDefinition-DocumentReference-extract.json}.
 */
public final class ExtractOperation {

    private static final String DOCUMENT = "DocumentReference";
    private static final int UNAVAILABLE = 503;

    private final Chart chart;
    private final DocumentReader reader;
    private final Clock clock;

    public ExtractOperation(Chart chart, DocumentReader reader, Clock clock) {
        this.chart = chart;
        this.reader = reader;
        this.clock = clock;
    }

    /** Reads a document. 404: there is none; 403: it is confidential; 422: it has no text that may be read; 503: too slow. */
    @Operation(
            name = "$extract",
            typeName = DOCUMENT,
            returnParameters = {})
    public Bundle extract(@IdParam IdType id) {
        Node document = chart.read(DOCUMENT, id.getIdPart())
                .orElseThrow(() -> new ResourceNotFoundException("There is no DocumentReference of this id"));
        DocumentReader.Outcome outcome = reader.read(document);
        if (outcome instanceof DocumentReader.Outcome.Read read) {
            return new ExtractBundle(document, read, clock.instant()).bundle();
        }
        throw refusal(outcome);
    }

    static BaseServerResponseException refusal(DocumentReader.Outcome outcome) {
        if (outcome instanceof DocumentReader.Outcome.Withheld) {
            return new ForbiddenOperationException("The document is labelled as confidential or sensitive");
        }
        if (outcome instanceof DocumentReader.Outcome.Unreadable unreadable) {
            return new UnprocessableEntityException("The document is not read: " + unreadable.detail());
        }
        return new UnclassifiedServerFailureException(UNAVAILABLE, "The document was not read in time");
    }
}
