package org.bedside.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Note;
import org.bedside.evidence.NoteFacts;
import org.bedside.evidence.Quotation;
import org.bedside.evidence.Source;
import org.bedside.evidence.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What notes say becomes facts, by the shipped reader of notes. */
class NoteEvidenceTest {

    private static final Facts NOBODY = new Collector(
                    new Collector.Rules(ZoneId.of("UTC"), false),
                    List.of("p1"),
                    "",
                    Instant.parse("2024-06-15T12:00:00Z"))
            .facts();

    private static Note note(String at, String text) {
        Source source = new Source("DocumentReference/" + at.substring(0, 10), "3", Source.Origin.STORE);
        return new Note("text/plain", text, "Progress note", List.of(), When.at(Instant.parse(at)), source);
    }

    private static Note day(String day, String text) {
        return note(day + "T10:00:00Z", text);
    }

    private static NoteFacts read(Note... notes) {
        List<Mention> mentions = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        for (Note note : notes) {
            NoteReading reading = Notes.READER.read(note);
            reading.findings().forEach(finding -> mentions.add(new Mention(note, finding)));
            reading.details().forEach(detail -> items.add(new Item(note, detail)));
        }
        return NoteEvidence.of(mentions, items, NOBODY, false);
    }

    private static List<String> codes(List<Fact> facts) {
        return facts.stream().map(fact -> fact.codes().get(0).code()).sorted().toList();
    }

    @Test
    void anAffirmedProblemBecomesAConditionThatSaysWhereItStands() {
        String text = "ASSESSMENT:\n1. Heart failure, stable.\n";
        Fact fact = read(day("2024-06-01", text)).facts().get(0);
        assertEquals(
                List.of("I50.9", ""), fact.codes().stream().map(Coding::code).toList());
        assertEquals(When.at(Instant.parse("2024-06-01T10:00:00Z")), fact.when());
        assertEquals(new Source("DocumentReference/2024-06-01", "3", Source.Origin.STORE), fact.source());
        Quotation quotation = fact.quotation().orElseThrow();
        assertEquals("Heart failure", text.substring(quotation.begin(), quotation.end()));
        assertTrue(quotation.words().contains("Heart failure, stable"), quotation.words());
        assertTrue(fact.active());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASSESSMENT:\nNo heart failure.\n",
                "ASSESSMENT:\nPossible heart failure.\n",
                "ASSESSMENT:\nHistory of heart failure.\n",
                "PAST MEDICAL HISTORY:\nHeart failure.\n",
                "FAMILY HISTORY:\nHeart failure.\n",
                "ASSESSMENT:\nHis mother has heart failure.\n",
                "ASSESSMENT:\nReturn if heart failure develops.\n",
                "ASSESSMENT:\nScreen for heart failure.\n",
                "ALLERGIES:\nHeart failure with cilostazol.\n"
            })
    void whatIsNotSoOfThePatientNowNeverCounts(String text) {
        assertEquals(List.of(), read(day("2024-06-01", text)).facts(), text);
    }

    @Test
    void aLaterNoteTakesBackWhatAnEarlierOneAffirmed() {
        Note yes = day("2024-05-01", "ASSESSMENT:\nPneumonia.\n");
        Note no = day("2024-05-09", "ASSESSMENT:\nNo pneumonia.\n");
        assertEquals(List.of("J18.9"), codes(read(yes).facts()));
        assertEquals(new NoteFacts(List.of(), List.of(), false), read(yes, no));
        Note before = day("2024-04-01", "ASSESSMENT:\nNo pneumonia.\n");
        assertEquals(List.of("J18.9"), codes(read(before, yes).facts()));
    }

    @Test
    void ofOneDayItIsUsedNeitherWay() {
        NoteFacts said = read(
                note("2024-05-01T08:00:00Z", "ASSESSMENT:\nPneumonia.\n"),
                note("2024-05-01T17:00:00Z", "ASSESSMENT:\nNo pneumonia.\n"));
        assertEquals(List.of(), said.facts());
        assertEquals(List.of("J18.9"), codes(said.contradicted()));
    }

    @Test
    void whoDoesNotHaveADiseaseDoesNotHaveAKindOfIt() {
        NoteFacts said = read(
                day("2024-05-01", "ASSESSMENT:\nAcute systolic heart failure.\n"),
                day("2024-05-09", "ASSESSMENT:\nNo heart failure.\n"));
        assertEquals(List.of(), said.facts());
    }

    @Test
    void whatALaterNoteCallsPastIsOver() {
        Note yes = day("2024-05-01", "ASSESSMENT:\nPneumonia.\n");
        Note past = day("2024-06-01", "PAST MEDICAL HISTORY:\nPneumonia.\n");
        Fact fact = read(yes, past).facts().get(0);
        assertEquals(false, fact.active());
        assertEquals("DocumentReference/2024-05-01", fact.source().reference());
    }

    @Test
    void signsAndSymptomsAreNoConditions() {
        assertEquals(
                List.of(),
                read(day("2024-06-01", "ASSESSMENT:\nNausea and fever.\n")).facts());
    }

    private static List<String> smoking(NoteFacts said) {
        return said.facts().stream()
                .map(Fact::value)
                .filter(Fact.Value.Coded.class::isInstance)
                .map(value -> ((Fact.Value.Coded) value).codings().get(0).display())
                .toList();
    }

    @Test
    void theLatestNoteSaysWhetherThePatientSmokes() {
        Note current = day("2024-01-01", "SOCIAL HISTORY:\nSmokes 1 pack per day.\n");
        Note former = day("2024-05-01", "SOCIAL HISTORY:\nFormer smoker, quit in 2024.\n");
        assertEquals(List.of("Smoker"), smoking(read(current)));
        assertEquals(List.of("Former smoker"), smoking(read(current, former)));
        assertEquals(List.of("Never smoker"), smoking(read(day("2024-05-01", "SOCIAL HISTORY:\nNever smoker.\n"))));
        NoteFacts both = read(day("2024-05-01", "SOCIAL HISTORY:\nNever smoker.\n"), former);
        assertEquals(List.of(), smoking(both));
        assertEquals(1, both.contradicted().size());
        assertEquals(List.of(), smoking(read(day("2024-05-01", "SOCIAL HISTORY:\nUses chewing tobacco.\n"))));
        assertEquals(List.of(), smoking(read(day("2024-05-01", "FAMILY HISTORY:\nFather smokes 1 pack per day.\n"))));
    }

    private static List<Fact.Value> values(NoteFacts said) {
        return said.facts().stream()
                .map(Fact::value)
                .filter(Fact.Value.Quantity.class::isInstance)
                .toList();
    }

    @Test
    void aSingleValueWithItsUnitCounts() {
        Fact fact = read(day("2024-05-01", "VITALS:\nToday BMI 31.2 kg/m2.\n"))
                .facts()
                .get(0);
        assertEquals(new Fact.Value.Quantity(31.2, "kg/m2"), fact.value());
        assertEquals("39156-5", fact.codes().get(0).code());
        assertEquals("Today BMI 31.2 kg/m2.", fact.quotation().orElseThrow().words());
        assertEquals(
                List.of(new Fact.Value.Quantity(29.0, "kg/m2")),
                values(read(
                        day("2024-05-01", "VITALS:\nBMI 31.2 kg/m2.\n"),
                        day("2024-06-01", "VITALS:\nBMI 29 kg/m2.\n"))));
        assertEquals(List.of(), values(read(day("2024-05-01", "VITALS:\nBMI 30-35 kg/m2.\n"))));
        assertEquals(List.of(), values(read(day("2024-05-01", "VITALS:\nBMI > 30 kg/m2.\n"))));
    }

    @Test
    void severalValuesOfOneDayAreNotUsed() {
        NoteFacts said = read(day("2024-05-01", "VITALS:\nBMI 31.2 kg/m2.\nBMI 33 kg/m2 at home.\n"));
        assertEquals(List.of(), values(said));
        assertEquals(List.of("39156-5"), codes(said.contradicted()));
    }
}
