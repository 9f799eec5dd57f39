package org.bedside.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSetTest {

    private static final String ICD10 = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String ICD9 = "http://hl7.org/fhir/sid/icd-9-cm";

    private static boolean has(CodeSet.Entry entry, String system, String code) {
        return new CodeSet(List.of(entry), List.of()).matches(List.of(Coding.of(system, code)));
    }

    @Test
    void aCodeCountsOnlyInItsOwnSystem() {
        CodeSet.Entry entry = new CodeSet.Entry("http://loinc.org", Set.of("2160-0"), List.of());
        assertTrue(has(entry, "http://loinc.org", "2160-0"));
        assertFalse(has(entry, "http://example.org/local", "2160-0"));
        assertFalse(has(entry, "", "2160-0"));
        assertFalse(has(entry, "http://loinc.org", "2160-01"));
    }

    @Test
    void dotsOfIcdDoNotMatterInCodesNorInRanges() {
        CodeSet.Entry exact = new CodeSet.Entry(ICD10, Set.of("E11.9"), List.of());
        assertTrue(has(exact, ICD10, "E119") && has(exact, ICD10, "E11.9"));
        CodeSet.Entry range = new CodeSet.Entry(ICD9, Set.of(), List.of(new CodeSet.Range("250.0", "250.3")));
        assertTrue(has(range, ICD9, "250.02") && has(range, ICD9, "25033") && has(range, ICD9, "2500"));
        assertFalse(has(range, ICD9, "250.40") || has(range, ICD9, "250"));
    }

    @ParameterizedTest
    @CsvSource({"E10,true", "E14.9,true", "E1165,true", "E09.9,false", "E15,false", "E1,false", "Z11.4,false"})
    void aRangeHoldsBothItsEnds(String code, boolean in) {
        CodeSet.Entry entry = new CodeSet.Entry(ICD10, Set.of(), List.of(new CodeSet.Range("E10", "E14")));
        assertEquals(in, has(entry, ICD10, code));
    }

    @Test
    void aRangeOfUnequalOrFallingEndsIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new CodeSet.Range("E10", "E9"));
        assertThrows(IllegalArgumentException.class, () -> new CodeSet.Range("E14", "E10"));
    }

    @ParameterizedTest
    @CsvSource({
        "Insulin glargine 100 UNIT/ML,true",
        "INSULIN,true",
        "'human insulin, regular',true",
        "Malignant insulinoma,false",
        "proinsulin,false",
        "insulin2,false",
        "insulinoma treated with insulin,true",
        "'',false"
    })
    void aWordIsFoundOnlyAsAWholeWord(String text, boolean found) {
        CodeSet words = new CodeSet(List.of(), List.of("Insulin"));
        assertEquals(found, words.matches(List.of(Coding.text(text))));
    }
}
