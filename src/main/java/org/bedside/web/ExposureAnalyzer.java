package org.bedside.web;

import org.bedside.security.Exposure.ExposureRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator in plain words why the server did not open its port. */
final class ExposureAnalyzer extends AbstractFailureAnalyzer<ExposureRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, ExposureRefused refused) {
        return new FailureAnalysis(
                String.valueOf(refused.getMessage()), "Leave the address at 127.0.0.1 or ::1.", refused);
    }
}
