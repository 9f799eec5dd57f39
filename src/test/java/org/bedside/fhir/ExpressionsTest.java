package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name.matches('(a+)+$')",
                "name.where(matches ('^(a|aa)*$'))",
                "replaceMatches('(x{1,9}){9}', '')",
                "text.matchesFull('(.*a){20}')"
            })
    void aRepeatedGroupInARegularExpressionIsDangerous(String expression) {
        assertTrue(Expressions.isDangerous(expression));
    }

    /** The third is of FHIR R4 itself: its constraint {@code inv-0}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient.name.family",
                "(Observation.value as Quantity) | (Observation.value as SampledData)",
                "name.matches('[A-Z]([A-Za-z0-9_]){0,254}')",
                "name.matches('^[a-z]+$')"
            })
    void whatIsUsualIsNot(String expression) {
        assertFalse(Expressions.isDangerous(expression));
    }
}
