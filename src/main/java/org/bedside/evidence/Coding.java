package org.bedside.evidence;

/** A code in its system, as in FHIR; a bare text is a Coding with only a display. Absent parts are {@code ""}. */
public record Coding(String system, String code, String display) {

    public static Coding of(String system, String code) {
        return new Coding(system, code, "");
    }

    public static Coding text(String text) {
        return new Coding("", "", text);
    }
}
