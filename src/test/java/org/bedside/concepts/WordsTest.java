package org.bedside.concepts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void signsAndPossessivesAreLeftOutAndDigitsStandAlone() {
        assertEquals(List.of("parkinson", "disease"), Words.of("Parkinson's disease"));
        assertEquals(List.of("parkinson", "disease"), Words.of("Parkinson\u2019s disease"));
        assertEquals(List.of("vitamin", "b", "12"), Words.of("vitamin-B12"));
    }

    @Test
    void greekLettersAndBritishSpellingAreWrittenOneWay() {
        assertEquals(Words.of("beta-thalassemia"), Words.of("\u03b2-thalassaemia"));
        assertEquals(Words.of("tumors with edema and diarrhea"), Words.of("tumours with oedema and diarrhoea"));
    }

    @Test
    void pluralsHaveTheStemOfTheirSingular() {
        assertEquals("neuropathy", Words.stem("neuropathies"));
        assertEquals("seizure", Words.stem("seizures"));
        assertEquals("diagnosis", Words.stem("diagnosis"));
    }

    @Test
    void nounsAndAdjectivesOfOneOriginHaveOneRoot() {
        assertEquals(Words.root("hypotension"), Words.root("hypotensive"));
        assertEquals(Words.root("hepatotoxicity"), Words.root("hepatotoxic"));
        assertEquals(Words.root("anemia"), Words.root("anemic"));
        assertEquals(Words.root("necrosis"), Words.root("necrotic"));
        assertNotEquals(Words.root("hypotension"), Words.root("hypertension"));
    }
}
