package org.bedside.fhir;

import java.util.List;

/** What an import did: resources stored (also those that were there before) and lines that could not be. */
public record ImportReport(long stored, List<Fault> faults) {

    /** A line of a file (from 1; 1 for a bundle) that was not stored, and why; the reason holds no patient data. */
    public record Fault(String file, long line, String reason) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + reason;
        }
    }

    public ImportReport {
        faults = List.copyOf(faults);
    }
}
