package org.bedside.concepts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AbbreviationsTest {

    @Test
    void anAbbreviationStandsForTheWordsBeforeItsBracket() {
        assertEquals(
                Map.of("TD", "tardive dyskinesia", "HUS", "hemolytic uremic syndrome"),
                Abbreviations.of(
                        "Signs of tardive dyskinesia (TD). Later a hemolytic uremic syndrome (HUS; one case)."));
    }

    @Test
    void whatIsNoAbbreviationOfTheWordsBeforeItIsLeftOut() {
        assertEquals(Map.of(), Abbreviations.of("(A) Ten rats (n = 5) had pain (see table). Fever (XQ) ended"));
    }

    @Test
    void aLongFormDoesNotReachIntoTheSentenceBefore() {
        assertEquals(Map.of(), Abbreviations.of("They saw tardive. Dyskinesia (TD) came."));
    }

    @Test
    void openBracketsAndEmptyTextsAreBorne() {
        assertEquals(Map.of(), Abbreviations.of(""));
        assertEquals(Map.of(), Abbreviations.of("() (( x)"));
        assertEquals(Map.of(), Abbreviations.of("never closed (AB"));
    }
}
