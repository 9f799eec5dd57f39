package org.bedside.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentences are written for these tests; M, D, A, T, V, S, P mark medication, dose, route, test, value, severity, sign. */
class RelationsTest {

    private static final Pattern MARK = Pattern.compile("\\[(\\w) ([^\\]]+)]");

    private static String type(String mark) {
        return switch (mark) {
            case "M" -> "Medication";
            case "D" -> "Dosage";
            case "A" -> "Administration";
            case "T" -> "Diagnostic_procedure";
            case "V" -> "Lab_value";
            case "S" -> "Severity";
            default -> "Sign_symptom";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            She takes [M lisinopril] [D 5 mg] and [M metformin] [D 500 mg].     | 5 mg>lisinopril, 500 mg>metformin
            He was given [D 40 mg] of [A oral] [M prednisone] daily.            | 40 mg>prednisone, oral>prednisone
            [T WBC] [V 12.1], [T Hb] [V 9.1 g/dL], [T platelets] [V 200].       | 12.1>WBC, 9.1 g/dL>Hb, 200>platelets
            [T Sodium] was [V 131 mmol/L] and [T potassium] was [V normal].     | 131 mmol/L>Sodium, normal>potassium
            There was [V normal] [T ejection fraction] and [S mild] [P edema].  | normal>ejection fraction, mild>edema
            A [S severe] [P headache] came first. [M Ibuprofen] was given.      | severe>headache
            """)
    void aDetailBelongsToTheNameThatItIsSaidOf(String marked, String expected) {
        StringBuilder text = new StringBuilder();
        List<Relations.Span> spans = new ArrayList<>();
        Matcher matcher = MARK.matcher(marked);
        int from = 0;
        while (matcher.find()) {
            text.append(marked, from, matcher.start());
            int begin = text.length();
            text.append(matcher.group(2));
            spans.add(new Relations.Span(type(matcher.group(1)), begin, text.length()));
            from = matcher.end();
        }
        text.append(marked.substring(from));
        List<String> said = Relations.shipped().of(text.toString(), spans).stream()
                .map(relation -> slice(text, relation.from()) + ">" + slice(text, relation.to()))
                .toList();
        assertEquals(expected, String.join(", ", said));
    }

    private static String slice(CharSequence text, Relations.Span span) {
        return text.subSequence(span.begin(), span.end()).toString();
    }

    @Test
    void aWrappedLineEndsNothing() {
        String text = """
                The patient was seen in the clinic for his heart failure and was started on lisinopril
                5 mg daily. Metformin was stopped because of the kidneys.
                """;
        Relations.Span drug = span(text, "Medication", "lisinopril");
        Relations.Span dose = span(text, "Dosage", "5 mg");
        assertEquals(
                List.of(new Relations.Relation("MODIFY", dose, drug)),
                Relations.shipped().of(text, List.of(span(text, "Medication", "Metformin"), dose, drug)));
    }

    private static Relations.Span span(String text, String type, String words) {
        int begin = text.indexOf(words);
        return new Relations.Span(type, begin, begin + words.length());
    }

    @Test
    void aDetailWithoutACandidateBelongsToNothing() {
        assertEquals(List.of(), Relations.shipped().of("5 mg", List.of(new Relations.Span("Dosage", 0, 4))));
        assertEquals(List.of(), Relations.shipped().of("", List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Relations.Span("Dosage", 4, 4));
    }

    @Test
    void probabilitiesOfAChoiceSumToOne() {
        List<Relations.Span> spans =
                List.of(new Relations.Span("Medication", 0, 7), new Relations.Span("Dosage", 8, 12));
        RelationCandidates.Choice choice =
                RelationCandidates.of("aspirin 5 mg", spans).get(0);
        double[] probabilities = Relations.shipped().probabilities(choice);
        assertEquals(2, probabilities.length);
        assertEquals(1, probabilities[0] + probabilities[1], 1e-12);
        assertTrue(probabilities[0] > 0.9);
    }
}
