package org.bedside.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentences are written for these tests. */
class AssertionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            She denies chest pain, dyspnea, or fever but reports cough.       | chest pain       | NEGATED
            She denies chest pain, dyspnea, or fever but reports cough.       | dyspnea          | NEGATED
            She denies chest pain, dyspnea, or fever but reports cough.       | fever            | NEGATED
            She denies chest pain, dyspnea, or fever but reports cough.       | cough            | AFFIRMED
            He has asthma.                                                    | asthma           | AFFIRMED
            No evidence of pneumonia on the film.                             | pneumonia        | NEGATED
            Pulmonary embolism was ruled out.                                 | Pulmonary embolism | NEGATED
            Gram negative sepsis was treated.                                 | sepsis           | AFFIRMED
            Possible pneumonia in the left base.                              | pneumonia        | POSSIBLE
            Rule out pulmonary embolism.                                      | pulmonary embolism | POSSIBLE
            Return to the clinic if you develop fever.                        | fever            | POSSIBLE
            History of stroke in 2015.                                        | stroke           | HISTORICAL
            Her mother had breast cancer.                                     | breast cancer    | OTHER_PERSON
            His father died of a heart attack.                                | heart attack     | OTHER_PERSON
            Family history of hypertension.                                   | hypertension     | OTHER_PERSON
            No family history of diabetes.                                    | diabetes         | NEGATED
            Diabetes: no                                                      | Diabetes         | NEGATED
            """)
    void whatASentenceSaysOfAProblem(String sentence, String name, Assertion assertion) {
        assertEquals(assertion, Notes.said(sentence, name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            She takes metformin 500 mg twice daily.                | metformin   | AFFIRMED
            He is allergic to penicillin.                          | penicillin  | ALLERGY
            Lisinopril was discontinued because of cough.          | Lisinopril  | HISTORICAL
            We stopped warfarin and started apixaban.              | warfarin    | HISTORICAL
            We stopped warfarin and started apixaban.              | apixaban    | AFFIRMED
            Consider starting atorvastatin.                        | atorvastatin | POSSIBLE
            She is not taking aspirin.                             | aspirin     | NEGATED
            No fever since yesterday with Tylenol.                 | Tylenol     | AFFIRMED
            """)
    void whatASentenceSaysOfAMedication(String sentence, String name, Assertion assertion) {
        assertEquals(assertion, Notes.said(sentence, name));
    }

    @ParameterizedTest
    @CsvSource({
        "FAMILY HISTORY:,diabetes,OTHER_PERSON",
        "Family History,diabetes,OTHER_PERSON",
        "PMH:,diabetes,HISTORICAL",
        "PAST MEDICAL HISTORY,diabetes,HISTORICAL",
        "Allergies:,penicillin,ALLERGY",
        "Medications:,warfarin,AFFIRMED",
        "ASSESSMENT AND PLAN,diabetes,AFFIRMED"
    })
    void theSectionDecidesAsWell(String header, String name, Assertion assertion) {
        assertEquals(assertion, Notes.said(header + "\n" + name + "\n", name));
    }

    @Test
    void anUntickedBoxSaysNo() {
        String line = "Comorbidities: [ ] diabetes [x] hypertension [ ] asthma";
        assertEquals(Assertion.NEGATED, Notes.said(line, "diabetes"));
        assertTrue(Notes.said(line, "hypertension") != Assertion.NEGATED);
        assertEquals(Assertion.NEGATED, Notes.said(line, "asthma"));
        assertEquals(Assertion.NEGATED, Notes.said("Diabetes: [ ] Yes [x] No", "Diabetes"));
        assertEquals(Assertion.AFFIRMED, Notes.said("Diabetes: [x] Yes [ ] No", "Diabetes"));
    }
}
