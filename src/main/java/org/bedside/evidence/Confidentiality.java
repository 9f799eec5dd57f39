package org.bedside.evidence;

import java.util.Set;

/**
 * Which security labels keep a resource out of guidance: HL7 v3 Confidentiality R and V, and the information
 * sensitivity policies of HL7 v3 ActCode (value set InformationSensitivityPolicy).
 */
enum Confidentiality {
    OPEN,
    RESTRICTED;

    private static final String LEVELS = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String POLICIES = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final Set<String> SENSITIVE = Set.of(
            "ETH",
            "ETHUD",
            "OPIOIDUD",
            "SUD",
            "GDIS",
            "HIV",
            "MST",
            "SCA",
            "SICKLE",
            "SDV",
            "SEX",
            "SPI",
            "BH",
            "COGN",
            "DVD",
            "EMOTDIS",
            "MH",
            "PSY",
            "PSYTHPN",
            "STD",
            "TBOO",
            "VIO",
            "VIOLENCE",
            "IDS",
            "PREGNANT",
            "SUICIDE",
            "ABORTION",
            "DIA",
            "DRGIS",
            "EMP",
            "ORGS",
            "PHY",
            "TABOO");

    static Confidentiality of(Node resource) {
        for (Node label : resource.at("meta").all("security")) {
            String system = label.at("system").text();
            String code = label.at("code").text();
            boolean level = code.equals("R") || code.equals("V");
            boolean restricted = level && (system.equals(LEVELS) || system.isEmpty());
            boolean sensitive = SENSITIVE.contains(code) && (system.equals(POLICIES) || system.isEmpty());
            if (restricted || sensitive) {
                return RESTRICTED;
            }
        }
        return OPEN;
    }
}
