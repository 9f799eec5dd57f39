package org.bedside.evidence;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which security labels keep a resource out of guidance: HL7 v3 Confidentiality R and V, and the information
 * sensitivity policies of HL7 v3 ActCode (value set InformationSensitivityPolicy).
 */
enum Confidentiality {
    OPEN,
    RESTRICTED;

    private static final String LEVELS = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String POLICIES = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    /** All of FHIR R4's version of that value set, and behind them those that the code system added later. */
    private static final Set<String> SENSITIVE =
            Set.of(("ADOL B BH CEL COGN DEMO DIA DOB DRGIS DVD EMOTDIS EMP EMPL ETH ETHUD GDIS GENDER HIV LIVARG LOCIS "
                            + "MARST MH MST OPIOIDUD PDS PHY PRS PSY PSYTHPN RACE REL SCA SDV SEX SICKLE SPI SSP STD "
                            + "SUD TBOO VIO "
                            + "ABORTION IDS ORGS PREGNANT SUICIDE TABOO VIOLENCE")
                    .split(" "));

    private static final Set<String> LEVEL = Set.of("R", "V");

    private static final Pattern CONFIDENTIALITY_CODE =
            Pattern.compile("<(?:[\\w.-]{1,40}:)?confidentialityCode\\b[^>]{0,2000}");
    private static final Pattern CODE = Pattern.compile("\\scode\\s*=\\s*[\"']([^\"']*)");

    static Confidentiality of(Node resource) {
        if (restricted(resource.at("meta").all("security"))) {
            return RESTRICTED;
        }
        for (Node label : resource.all("securityLabel")) { // of a DocumentReference: of the document itself
            if (restricted(label.all("coding"))) {
                return RESTRICTED;
            }
        }
        return LEVEL.contains(resource.at("confidentiality").text()) ? RESTRICTED : OPEN; // of a Composition
    }

    /** What the header of a C-CDA document, or one of its sections, says of itself. */
    static Confidentiality ofClinicalDocument(String xml) {
        Matcher codes = CONFIDENTIALITY_CODE.matcher(xml);
        while (codes.find()) {
            Matcher code = CODE.matcher(codes.group());
            if (code.find() && LEVEL.contains(code.group(1))) {
                return RESTRICTED;
            }
        }
        return OPEN;
    }

    private static boolean restricted(List<Node> labels) {
        for (Node label : labels) {
            String system = label.at("system").text();
            String code = label.at("code").text();
            boolean level = LEVEL.contains(code);
            boolean restricted = level && (system.equals(LEVELS) || system.isEmpty());
            boolean sensitive = SENSITIVE.contains(code) && (system.equals(POLICIES) || system.isEmpty());
            if (restricted || sensitive) {
                return true;
            }
        }
        return false;
    }
}
