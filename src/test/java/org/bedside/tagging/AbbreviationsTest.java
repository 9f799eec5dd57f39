package org.bedside.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AbbreviationsTest {

    private static String longForm(String text, String shortForm) {
        Words words = Words.of(text);
        Abbreviations found = new Abbreviations(words);
        for (int i = words.size() - 1; i >= 0; i--) {
            if (words.word(i).equals(shortForm) && found.from[i] >= 0) {
                return text.substring(words.begin(found.from[i]), words.end(found.to[i] - 1));
            }
        }
        return "";
    }

    @Test
    void anAbbreviationStandsForItsLongFormWhereverItStands() {
        String text = "She had congestive heart failure (CHF) for years. Later CHF grew worse.";
        assertEquals("congestive heart failure", longForm(text, "CHF"));
    }

    @Test
    void aLongFormMayHoldWordsThatTheShortOneLeavesOut() {
        assertEquals(
                "syndrome of inappropriate antidiuretic hormone",
                longForm("the syndrome of inappropriate antidiuretic hormone (SIADH)", "SIADH"));
    }

    @Test
    void whatDoesNotFitInLettersIsNoLongForm() {
        assertEquals("", longForm("Two patients (see Table) were sent home (XQZ).", "XQZ"));
    }
}
