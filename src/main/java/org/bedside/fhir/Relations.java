package org.bedside.fhir;

import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;

/** How a relative is related to the patient, in HL7 v3 RoleCode. */
final class Relations {

    /** Some relative: none is named. */
    static final String FAMILY = "family";

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry(FAMILY, "FAMMEMB"),
            Map.entry("mother", "MTH"),
            Map.entry("father", "FTH"),
            Map.entry("brother", "BRO"),
            Map.entry("sister", "SIS"),
            Map.entry("sibling", "SIB"),
            Map.entry("half-brother", "HBRO"),
            Map.entry("half-sister", "HSIS"),
            Map.entry("son", "SONC"),
            Map.entry("daughter", "DAUC"),
            Map.entry("aunt", "AUNT"),
            Map.entry("maternal aunt", "MAUNT"),
            Map.entry("paternal aunt", "PAUNT"),
            Map.entry("uncle", "UNCLE"),
            Map.entry("maternal uncle", "MUNCLE"),
            Map.entry("paternal uncle", "PUNCLE"),
            Map.entry("cousin", "COUSN"),
            Map.entry("maternal cousin", "MCOUSN"),
            Map.entry("paternal cousin", "PCOUSN"),
            Map.entry("nephew", "NEPHEW"),
            Map.entry("niece", "NIECE"),
            Map.entry("grandparent", "GRPRN"),
            Map.entry("grandfather", "GRFTH"),
            Map.entry("grandmother", "GRMTH"),
            Map.entry("maternal grandparent", "MGRPRN"),
            Map.entry("maternal grandfather", "MGRFTH"),
            Map.entry("maternal grandmother", "MGRMTH"),
            Map.entry("paternal grandparent", "PGRPRN"),
            Map.entry("paternal grandfather", "PGRFTH"),
            Map.entry("paternal grandmother", "PGRMTH"),
            Map.entry("great-grandfather", "GGRFTH"),
            Map.entry("great-grandmother", "GGRMTH"));

    private Relations() {}

    /** The relation by its name in lower case; an extended family member in words where there is no code. */
    static CodeableConcept of(String relation) {
        return StatementResources.concept("v3-RoleCode", CODES.getOrDefault(relation, "EXT"))
                .setText(relation);
    }
}
