package org.bedside.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.NotImplementedOperationException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;

/** Requests that HAPI accepts, or answers otherwise, than FHIR R4 says. */
@Interceptor
public final class Requests {
    private static final String STALE = "The resource has been changed since that version: read it again";

    /** Refuses what is not offered. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void refuseWhatIsNotOffered(RequestDetails request) {
        if ("$lastn".equals(request.getOperation())) {
            throw new NotImplementedOperationException("$lastn is not offered: search with _sort=-date instead");
        }
    }

    /** A resource may appear once in a transaction: R4 http.html#transaction. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void refuseTheSameResourceTwice(IBaseBundle bundle) {
        if (bundle instanceof Bundle r4 && r4.getType() == BundleType.TRANSACTION) {
            Set<String> changed = new HashSet<>();
            for (BundleEntryComponent entry : r4.getEntry()) {
                HTTPVerb verb = entry.getRequest().getMethod();
                boolean changes = verb == HTTPVerb.PUT || verb == HTTPVerb.DELETE || verb == HTTPVerb.PATCH;
                if (changes && !changed.add(entry.getRequest().getUrl())) {
                    throw new InvalidRequestException("The transaction changes one resource twice");
                }
            }
        }
    }

    /** A stale {@code If-Match} is 412: R4 http.html#concurrency. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException preconditionFailed(@Nullable RequestDetails request, Throwable fault) {
        boolean stale = fault instanceof ResourceVersionConflictException
                && request != null
                && request.getHeader("If-Match") != null;
        return stale ? new PreconditionFailedException(STALE) : null;
    }
}
