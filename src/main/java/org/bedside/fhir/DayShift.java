package org.bedside.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;

/** Moves every date of a bundle by whole days, so that demonstration patients are as sick today as when they were made. */
final class DayShift {

    /** The day on which the demonstration patients are written; see demo/README.md. */
    static final LocalDate REFERENCE = LocalDate.of(2026, 1, 15);

    private final FhirTerser terser;
    private final int days;

    private DayShift(FhirContext fhir, int days) {
        this.terser = fhir.newTerser();
        this.days = days;
    }

    /**
     * The reference day becomes yesterday: what happened on it is past in every zone and at every hour of today.
     *
     * @param today in UTC
     */
    static DayShift to(LocalDate today, FhirContext fhir) {
        return new DayShift(fhir, (int) ChronoUnit.DAYS.between(REFERENCE, today.minusDays(1)));
    }

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    void apply(Bundle bundle) {
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            // The terser does not go from a bundle into its entries.
            for (BaseDateTimeType time :
                    terser.getAllPopulatedChildElementsOfType(entry.getResource(), BaseDateTimeType.class)) {
                time.add(Calendar.DATE, days);
            }
        }
    }
}
