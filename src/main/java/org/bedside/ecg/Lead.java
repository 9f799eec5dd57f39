package org.bedside.ecg;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bedside.evidence.Coding;

/** The twelve leads of an electrocardiogram, by their codes in ISO/IEEE 11073-10101 (MDC_ECG_ELEC_POTL and the lead). */
public enum Lead {
    I("I", 131329),
    II("II", 131330),
    V1("V1", 131331),
    V2("V2", 131332),
    V3("V3", 131333),
    V4("V4", 131334),
    V5("V5", 131335),
    V6("V6", 131336),
    III("III", 131389),
    AVR("aVR", 131390),
    AVL("aVL", 131391),
    AVF("aVF", 131392);

    /** MDC_ECG_ELEC_POTL: an electrocardiogram whose lead is not told. */
    public static final String ANY = "131328";

    /** The code system of ISO/IEEE 11073-10101, as an OID and as the URI that HL7 registered. */
    public static final List<String> SYSTEMS = List.of("urn:oid:2.16.840.1.113883.6.24", "urn:iso:std:iso:11073:10101");

    private final String label;
    private final String code;

    Lead(String label, int code) {
        this.label = label;
        this.code = Integer.toString(code);
    }

    /** As it is written on a tracing. */
    public String label() {
        return label;
    }

    /** In {@link #SYSTEMS}. */
    public String code() {
        return code;
    }

    /** Which lead these codes name, if one. */
    static Optional<Lead> of(List<Coding> codings) {
        for (Coding coding : codings) {
            if (SYSTEMS.contains(coding.system())) {
                for (Lead lead : values()) {
                    if (lead.code.equals(coding.code())) {
                        return Optional.of(lead);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The lead of this name in a recorder's header: {@code v1}, {@code AVR}; MLII is II with electrodes on the chest. */
    public static Optional<Lead> named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        String plain = upper.equals("MLII") ? "II" : upper;
        for (Lead lead : values()) {
            if (lead.name().equals(plain)) {
                return Optional.of(lead);
            }
        }
        return Optional.empty();
    }
}
