package org.bedside.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentences are written for these tests. */
class AssertionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            She denies chest pain, dyspnea, or fever but reports cough.       | chest pain       | negated
            She denies chest pain, dyspnea, or fever but reports cough.       | dyspnea          | negated
            She denies chest pain, dyspnea, or fever but reports cough.       | fever            | negated
            She denies chest pain, dyspnea, or fever but reports cough.       | cough            | -
            He has asthma.                                                    | asthma           | -
            No evidence of pneumonia on the film.                             | pneumonia        | negated
            Pulmonary embolism was ruled out.                                 | Pulmonary embolism | negated
            Pneumonia is unlikely.                                            | Pneumonia        | negated
            Gram negative sepsis was treated.                                 | sepsis           | -
            No fever except for chills on Tuesday.                            | chills           | -
            Possible pneumonia in the left base.                              | pneumonia        | uncertain
            Rule out pulmonary embolism.                                      | pulmonary embolism | uncertain
            Pneumonia cannot be excluded.                                     | Pneumonia        | uncertain
            The opacity is likely pneumonia.                                  | pneumonia        | uncertain
            Return to the clinic if you develop fever.                        | fever            | hypothetical
            Should she develop fever, call the office.                        | fever            | hypothetical
            She is at risk of stroke.                                         | stroke           | hypothetical
            Heparin for prophylaxis against pulmonary embolism.               | pulmonary embolism | hypothetical
            He has dyspnea with exertion.                                     | dyspnea          | conditional
            She gets dyspnea when lying flat.                                 | dyspnea          | conditional
            History of stroke in 2015.                                        | stroke           | historical
            He had pneumonia 3 years ago.                                     | pneumonia        | historical
            He had a stroke in 2004.                                          | stroke           | historical
            Appendicitis status post appendectomy.                            | Appendicitis     | historical
            She is a 70 year old woman with pneumonia.                        | pneumonia        | -
            She has had asthma since childhood.                               | asthma           | -
            No history of stroke.                                             | stroke           | negated historical
            Her mother had breast cancer.                                     | breast cancer    | otherPerson
            His father died of a heart attack.                                | heart attack     | otherPerson
            Family history of hypertension.                                   | hypertension     | otherPerson
            No family history of diabetes.                                    | diabetes         | negated otherPerson
            Her mother reports that she has fever.                            | fever            | -
            Diabetes: no                                                      | Diabetes         | negated
            Diabetes: yes; asthma: no; gout: no                               | Diabetes         | -
            Diabetes: yes; asthma: no; gout: no                               | asthma           | negated
            """)
    void whatASentenceSaysOfAProblem(String sentence, String name, String said) {
        assertEquals(said, said(sentence, name));
    }

    private static String said(String text, String name) {
        List<String> names = Notes.said(text, name).names();
        return names.isEmpty() ? "-" : String.join(" ", names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            She takes metformin 500 mg twice daily.                | metformin   | MEDICATION | -
            He is allergic to penicillin.                          | penicillin  | ALLERGY    | -
            He is not allergic to penicillin.                      | penicillin  | ALLERGY    | negated
            She denies allergies to penicillin.                    | penicillin  | ALLERGY    | negated
            His mother is allergic to penicillin.                  | penicillin  | ALLERGY    | otherPerson
            Lisinopril was discontinued because of cough.          | Lisinopril  | MEDICATION | historical
            We stopped warfarin and started apixaban.              | warfarin    | MEDICATION | historical
            We stopped warfarin and started apixaban.              | apixaban    | MEDICATION | -
            Consider starting atorvastatin.                        | atorvastatin | MEDICATION | hypothetical
            She is not taking aspirin.                             | aspirin     | MEDICATION | negated
            No fever since yesterday with Tylenol.                 | Tylenol     | MEDICATION | -
            """)
    void whatASentenceSaysOfAMedication(String sentence, String name, Finding.Kind kind, String said) {
        assertEquals(kind, Notes.finding(sentence, name).kind());
        assertEquals(said, said(sentence, name));
    }

    @ParameterizedTest
    @CsvSource({
        "FAMILY HISTORY:,diabetes,PROBLEM,otherPerson",
        "Family History,diabetes,PROBLEM,otherPerson",
        "PMH:,diabetes,PROBLEM,historical",
        "PAST MEDICAL HISTORY,diabetes,PROBLEM,historical",
        "Copied from previous note:,pneumonia,PROBLEM,historical",
        "Allergies:,penicillin,ALLERGY,-",
        "Medications:,warfarin,MEDICATION,-",
        "ASSESSMENT AND PLAN,diabetes,PROBLEM,-"
    })
    void theSectionDecidesAsWell(String header, String name, Finding.Kind kind, String said) {
        String text = header + "\n" + name + "\n";
        assertEquals(kind, Notes.finding(text, name).kind());
        assertEquals(said, said(text, name));
    }

    @Test
    void aHeaderInCapitalsIsSeenInATextThatLostItsLines() {
        String text =
                "CHIEF COMPLAINT: Cough. FAMILY HISTORY: Asthma PAST MEDICAL HISTORY: Gout PHYSICAL EXAM: No fever";
        assertEquals("-", said(text, "Cough"));
        assertEquals("otherPerson", said(text, "Asthma"));
        assertEquals("historical", said(text, "Gout"));
        assertEquals("negated", said(text, "fever"));
    }

    @Test
    void anUntickedBoxSaysNo() {
        String line = "Comorbidities: [ ] diabetes [x] hypertension [ ] asthma";
        assertTrue(Notes.said(line, "diabetes").negated());
        assertFalse(Notes.said(line, "hypertension").negated());
        assertTrue(Notes.said(line, "asthma").negated());
        assertEquals(Assertion.NEGATED, Notes.said("Diabetes: [ ] Yes [x] No", "Diabetes"));
        assertEquals(Assertion.AFFIRMED, Notes.said("Diabetes: [x] Yes [ ] No", "Diabetes"));
    }

    @Test
    void givenNamesAreAssertedWhereverTheyStand() {
        String text = "PAST MEDICAL HISTORY:\nGout\n\nASSESSMENT:\nNo pneumonia. Possible asthma.\n";
        List<Asserter.Span> spans = Stream.of("asthma", "ASSESSMENT", "Gout", "pneumonia")
                .map(name -> Asserter.find(text, name).orElseThrow())
                .toList();
        assertEquals(
                List.of(List.of("uncertain"), List.of(), List.of("historical"), List.of("negated")),
                Asserter.of(text, spans).stream()
                        .map(said -> said.assertion().names())
                        .toList());
    }

    @Test
    void aNameIsFoundAtWholeWordsFirst() {
        assertEquals(
                Optional.of(new Asserter.Span(Finding.Kind.PROBLEM, 18, 20)),
                Asserter.find("No specific sign; PE.", "pe"));
        assertEquals(
                Optional.of(new Asserter.Span(Finding.Kind.PROBLEM, 3, 15)),
                Asserter.find("No CHEST   PAIN", "chest pain"));
        assertEquals(Optional.empty(), Asserter.find("No chest pain", "fever"));
    }

    @Test
    void anyStretchOfAnyTextIsAnswered() {
        Random random = new Random(7);
        String[] parts = {
            "no ",
            "fever",
            "\n",
            ": ",
            "PMH",
            "; ",
            "\u00e9\ud83d\ude00",
            "[ ]",
            "  ",
            "2004",
            "if ",
            ".",
            "\u0000",
            "\u2019"
        };
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder(" ");
            for (int part = random.nextInt(12); part > 0; part--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            int begin = random.nextInt(text.length());
            int end = begin + 1 + random.nextInt(text.length() - begin);
            Asserter.Span span = new Asserter.Span(Finding.Kind.PROBLEM, begin, end);
            assertEquals(1, Asserter.of(text.toString(), List.of(span)).size());
            Relations.Span value = new Relations.Span("Lab_value", begin, end);
            Relations.Span test = new Relations.Span("Diagnostic_procedure", 0, text.length());
            assertTrue(Relations.shipped()
                            .of(text.toString(), List.of(value, test))
                            .size()
                    <= 1);
        }
        Asserter.Span beyond = new Asserter.Span(Finding.Kind.PROBLEM, 0, 7);
        assertThrows(IllegalArgumentException.class, () -> Asserter.of("fever", List.of(beyond)));
    }
}
