package org.bedside.web;

import org.bedside.catalog.FolderRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator in plain words why the server did not start. */
final class RefusalAnalyzer extends AbstractFailureAnalyzer<FolderRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, FolderRefused refused) {
        return new FailureAnalysis(
                String.valueOf(refused.getMessage()), "Mend the files named above; 'validate' checks them.", refused);
    }
}
