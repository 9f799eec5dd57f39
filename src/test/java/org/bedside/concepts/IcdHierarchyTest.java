package org.bedside.concepts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bedside.evidence.Coding;
import org.junit.jupiter.api.Test;

class IcdHierarchyTest {

    private static Coding icd(String code) {
        return Coding.of(IcdHierarchy.ICD_10_CM, code);
    }

    @Test
    void aCategoryCoversItsCodesWhateverTheDots() {
        assertTrue(IcdHierarchy.covers(icd("E11"), icd("E11.22")));
        assertTrue(IcdHierarchy.covers(icd("E11.2"), icd("e1122")));
        assertTrue(IcdHierarchy.covers(icd("E11.22"), icd("E11.22")));
    }

    @Test
    void aCodeDoesNotCoverItsCategoryNorAnotherOne() {
        assertFalse(IcdHierarchy.covers(icd("E11.22"), icd("E11")));
        assertFalse(IcdHierarchy.covers(icd("E11"), icd("E10.9")));
        assertFalse(IcdHierarchy.covers(icd("E1"), icd("E11.9")));
    }

    @Test
    void codesOfOtherSystemsHaveNoPlaceInIt() {
        assertFalse(IcdHierarchy.covers(icd("E11"), Coding.of("http://hl7.org/fhir/sid/icd-10", "E11.9")));
    }
}
