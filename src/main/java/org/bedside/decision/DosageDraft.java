package org.bedside.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bedside.evidence.Dosage;

/** Dosages as FHIR JSON. */
final class DosageDraft {

    private static final String UCUM = "http://unitsofmeasure.org";

    private DosageDraft() {}

    static List<Object> of(List<Dosage> dosages) {
        List<Object> drafts = new ArrayList<>();
        for (Dosage dosage : dosages) {
            Map<String, Object> draft = new LinkedHashMap<>();
            if (dosages.size() > 1) {
                draft.put("sequence", drafts.size() + 1);
            }
            draft.put("text", dosage.text());
            dosage.repeat().ifPresent(repeat -> draft.put("timing", Map.of("repeat", repeat(repeat))));
            if (dosage.asNeeded()) {
                draft.put("asNeededBoolean", true);
            }
            dosage.route().ifPresent(route -> draft.put("route", Map.of("coding", List.of(Drafts.coding(route)))));
            dosage.dose().ifPresent(dose -> draft.put("doseAndRate", List.of(dose(dose))));
            drafts.add(draft);
        }
        return drafts;
    }

    private static Map<String, Object> dose(Dosage.Amount dose) {
        Map<String, Object> low = quantity(dose.low(), dose);
        if (dose.single()) {
            return Map.of("doseQuantity", low);
        }
        Map<String, Object> range = new LinkedHashMap<>();
        range.put("low", low);
        range.put("high", quantity(dose.high(), dose));
        return Map.of("doseRange", range);
    }

    private static Map<String, Object> quantity(BigDecimal value, Dosage.Amount amount) {
        Map<String, Object> quantity = new LinkedHashMap<>();
        quantity.put("value", value);
        if (!amount.unit().isEmpty()) {
            quantity.put("unit", amount.unit());
        }
        if (!amount.ucum().isEmpty()) {
            quantity.put("system", UCUM);
            quantity.put("code", amount.ucum());
        }
        return quantity;
    }

    private static Map<String, Object> repeat(Dosage.Repeat said) {
        Map<String, Object> repeat = new LinkedHashMap<>();
        repeat.put("frequency", said.frequency());
        if (said.most() > said.frequency()) {
            repeat.put("frequencyMax", said.most());
        }
        repeat.put("period", said.period());
        if (said.longest().compareTo(said.period()) > 0) {
            repeat.put("periodMax", said.longest());
        }
        repeat.put("periodUnit", said.unit());
        return repeat;
    }
}
