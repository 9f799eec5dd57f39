package org.bedside.fhir;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tomcat's own refusals (a malformed request line, say), as OperationOutcome where the store was asked. */
public final class OutcomeValve extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(OutcomeValve.class);

    /** Made by Tomcat, by name. */
    public OutcomeValve() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, Throwable fault) {
        String path = request.getCoyoteRequest().requestURI().toString();
        if (path == null || !path.startsWith("/fhir") || response.getContentWritten() > 0) {
            super.report(request, response, fault);
            return;
        }
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        try {
            String outcome = Outcome.json("invalid", "The request could not be understood");
            response.getReporter().write(outcome);
            response.finishResponse();
        } catch (IOException e) {
            log.debug("An error report could not be sent", e);
        }
    }
}
