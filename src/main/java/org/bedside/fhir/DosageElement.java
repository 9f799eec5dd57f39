package org.bedside.fhir;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Timing;

/** A dosage as FHIR's Dosage. */
final class DosageElement {

    private DosageElement() {}

    /**
     * One of the instructions of a drug.
     *
     * @param at which one, counted from 0
     */
    static Dosage of(org.bedside.evidence.Dosage said, int at, int of) {
        Dosage dosage = new Dosage().setText(said.text());
        if (of > 1) {
            dosage.setSequence(at + 1);
        }
        said.repeat().ifPresent(repeat -> dosage.setTiming(timing(repeat)));
        if (said.asNeeded()) {
            dosage.setAsNeeded(new BooleanType(true));
        }
        said.route()
                .ifPresent(route -> dosage.setRoute(
                        new CodeableConcept(new Coding(route.system(), route.code(), route.display()))));
        said.dose().ifPresent(dose -> {
            Dosage.DosageDoseAndRateComponent amount = dosage.addDoseAndRate();
            amount.setDose(
                    dose.single()
                            ? quantity(dose.low(), dose)
                            : new Range().setLow(quantity(dose.low(), dose)).setHigh(quantity(dose.high(), dose)));
        });
        return dosage;
    }

    private static Quantity quantity(BigDecimal value, org.bedside.evidence.Dosage.Amount amount) {
        Quantity quantity = new Quantity().setValue(value);
        if (!amount.unit().isEmpty()) {
            quantity.setUnit(amount.unit());
        }
        if (!amount.ucum().isEmpty()) {
            quantity.setSystem(StatementObservations.UCUM).setCode(amount.ucum());
        }
        return quantity;
    }

    private static Timing timing(org.bedside.evidence.Dosage.Repeat said) {
        Timing timing = new Timing();
        Timing.TimingRepeatComponent repeat = timing.getRepeat()
                .setFrequency(said.frequency())
                .setPeriod(said.period())
                .setPeriodUnit(Timing.UnitsOfTime.fromCode(said.unit()));
        if (said.most() > said.frequency()) {
            repeat.setFrequencyMax(said.most());
        }
        if (said.longest().compareTo(said.period()) > 0) {
            repeat.setPeriodMax(said.longest());
        }
        return timing;
    }
}
