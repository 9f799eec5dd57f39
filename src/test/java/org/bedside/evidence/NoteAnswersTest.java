package org.bedside.evidence;

import static org.bedside.evidence.Given.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.Input.Operator;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Window.Anchor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes answer only what the chart is silent about. */
class NoteAnswersTest {

    private static final InputReader READER = new InputReader(new Units());
    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final CodeSet FAILURE =
            new CodeSet(List.of(new CodeSet.Entry(ICD, Set.of(), List.of(new CodeSet.Range("I50", "I50")))), List.of());
    private static final Window YEAR = new Window(Anchor.NOW, Duration.ofDays(365));
    private static final Input ANY = input(Kind.CONDITION, FAILURE, Operator.ANY, List.of(), false);
    private static final Input COUNT = input(Kind.CONDITION, CodeSet.NONE, Operator.COUNT, List.of(), false);
    private static final Input SMOKING = input(
            Kind.OBSERVATION,
            loinc("72166-2"),
            Operator.CODE,
            List.of(choice("current", "77176002"), choice("never", "266919005")),
            false);
    private static final Input MASS = input(Kind.OBSERVATION, loinc("39156-5"), Operator.LATEST, List.of(), false);

    private static CodeSet loinc(String code) {
        return new CodeSet(List.of(new CodeSet.Entry("http://loinc.org", Set.of(code), List.of())), List.of());
    }

    private static Input.Choice choice(String name, String snomed) {
        return new Input.Choice(
                name,
                new CodeSet(
                        List.of(new CodeSet.Entry("http://snomed.info/sct", Set.of(snomed), List.of())), List.of()));
    }

    private static Input input(
            Kind kind, CodeSet codes, Operator operator, List<Input.Choice> choices, boolean activeOnly) {
        return new Input(
                "x",
                "X",
                kind,
                codes,
                "",
                operator,
                Window.EVER,
                operator == Operator.LATEST ? "kg/m2" : "1",
                Map.of(),
                operator == Operator.LATEST ? new Input.Range(10, 90) : Input.Range.ALL,
                Input.Range.ALL,
                choices,
                new Input.Scope(false, activeOnly, CodeSet.NONE, Optional.of(YEAR)));
    }

    private static Fact said(Kind kind, Coding code, Fact.Value value, String day, boolean now, boolean listed) {
        return new Fact(
                kind,
                List.of(code),
                value,
                When.at(Instant.parse(day + "T10:00:00Z")),
                Fact.Standing.SETTLED,
                now,
                "",
                Map.of(),
                new Source("DocumentReference/" + day, "2", Source.Origin.STORE),
                Optional.of(new Quotation("Progress note", 3, 9, "so it is", listed)));
    }

    private static Fact problem(String code, String day) {
        return said(Kind.CONDITION, new Coding(ICD, code, code), new Fact.Value.Present(), day, true, false);
    }

    private static Fact smokes(String snomed, String day) {
        Fact.Value value = new Fact.Value.Coded(List.of(Coding.of("http://snomed.info/sct", snomed)));
        return said(Kind.OBSERVATION, Coding.of("http://loinc.org", "72166-2"), value, day, true, false);
    }

    private static Fact mass(double value, String unit, String day) {
        Fact.Value quantity = new Fact.Value.Quantity(value, unit);
        return said(Kind.OBSERVATION, Coding.of("http://loinc.org", "39156-5"), quantity, day, true, false);
    }

    private static Facts chart(String... resources) {
        return Given.searched(Given.facts(resources), Kind.CONDITION, Kind.OBSERVATION);
    }

    private static Facts chart(List<Fact> said, String... resources) {
        return with(new NoteFacts(said, List.of(), false), resources);
    }

    private static Facts with(NoteFacts said, String... resources) {
        Collector collector = Given.fromJson(Given.collector(), resources);
        collector.searched(Kind.CONDITION);
        collector.searched(Kind.OBSERVATION);
        return collector.facts().withNotes(said, List.of());
    }

    private static String condition(String id, String code, String more) {
        return resource(
                "Condition",
                id,
                "'code':{'coding':[{'system':'" + ICD + "','code':'" + code + "'}]},'recordedDate':'2020-01-01'"
                        + more);
    }

    private static String status(String name, String code) {
        return ",'" + name + "':{'coding':[{'code':'" + code + "'}]}";
    }

    private static Reading.Known known(Input input, Facts facts) {
        return (Reading.Known) READER.read(input, facts);
    }

    private static Reason missing(Input input, Facts facts) {
        return ((Reading.Missing) READER.read(input, facts)).why().reason();
    }

    @Test
    void whereTheChartIsSilentANoteAnswers() {
        assertEquals(0, known(ANY, chart()).value());
        Fact noted = problem("I50.9", "2024-06-01");
        assertEquals(new Reading.Known(1, List.of(noted)), READER.read(ANY, chart(List.of(noted))));
        assertEquals(
                0, known(ANY, chart(List.of(problem("J44.9", "2024-06-01")))).value());
    }

    @Test
    void theChartComesBeforeTheNotes() {
        Reading read = READER.read(ANY, chart(List.of(problem("I50.9", "2024-06-01")), condition("c", "I50.22", "")));
        assertEquals("Condition/c", read.from().get(0).source().reference());
        assertEquals(1, read.from().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"provisional", "differential", "unconfirmed", "refuted"})
    void whatTheChartDoubtsOrRefutesNoNoteAffirms(String verification) {
        Facts facts = chart(
                List.of(problem("I50.9", "2024-06-01")),
                condition("c", "I50.22", status("verificationStatus", verification)));
        assertEquals(0, known(ANY, facts).value());
    }

    @Test
    void aConditionThatWasOnlyEnteredInErrorSaysNothing() {
        Facts facts = chart(
                List.of(problem("I50.9", "2024-06-01")),
                condition("c", "I50.22", status("verificationStatus", "entered-in-error")));
        assertEquals(1, known(ANY, facts).value());
    }

    @Test
    void whatIsOverInTheChartOrInTheNotesIsNotThereNow() {
        Input now = input(Kind.CONDITION, FAILURE, Operator.ANY, List.of(), true);
        Fact noted = problem("I50.9", "2024-06-01");
        Fact past = said(
                Kind.CONDITION, new Coding(ICD, "I50.9", ""), new Fact.Value.Present(), "2024-06-01", false, false);
        assertEquals(1, known(now, chart(List.of(noted))).value());
        assertEquals(0, known(now, chart(List.of(past))).value());
        assertEquals(1, known(ANY, chart(List.of(past))).value());
        String resolved = condition("c", "I50.22", status("clinicalStatus", "resolved"));
        assertEquals(0, known(now, chart(List.of(noted), resolved)).value());
    }

    @Test
    void aNoteOutsideItsWindowDoesNotAnswer() {
        assertEquals(
                0, known(ANY, chart(List.of(problem("I50.9", "2023-06-01")))).value());
        assertEquals(
                1, known(ANY, chart(List.of(problem("I50.9", "2023-06-17")))).value());
    }

    @Test
    void nothingIsCountedTwice() {
        String failure = condition("c", "I50.22", "");
        Fact exact = problem("I50.9", "2024-06-01");
        Fact kidney = problem("N18.3", "2024-06-01");
        Fact kidneyAgain = problem("N18.30", "2024-05-01");
        Fact listed =
                said(Kind.CONDITION, new Coding(ICD, "J44.9", ""), new Fact.Value.Present(), "2024-06-01", true, true);
        assertEquals(1, known(COUNT, chart(failure)).value());
        Reading.Known counted = known(COUNT, chart(List.of(exact, kidney, kidneyAgain, listed), failure));
        assertEquals(2, counted.value());
        assertEquals(
                List.of("Condition/c", "DocumentReference/2024-06-01"),
                counted.from().stream().map(fact -> fact.source().reference()).toList());
    }

    @Test
    void aRefutedConditionIsNotCounted() {
        String refuted = condition("c", "N18.4", status("verificationStatus", "refuted"));
        assertEquals(
                1,
                known(COUNT, chart(List.of(problem("N18.3", "2024-06-01"), problem("J44.9", "2024-06-01")), refuted))
                        .value());
    }

    @Test
    void theLatestNoteSaysWhetherOneSmokes() {
        Facts facts = chart(List.of(smokes("266919005", "2024-01-01")));
        assertEquals("never", ((Reading.Category) READER.read(SMOKING, facts)).name());
        String unreadable = resource(
                "Observation",
                "s",
                "'status':'final','effectiveDateTime':'2010-01-01','code':{'coding':[{'system':'http://loinc.org',"
                        + "'code':'72166-2'}]},'valueCodeableConcept':{'text':'see note'}");
        assertEquals(Reason.MISSING, missing(SMOKING, chart(List.of(smokes("266919005", "2024-01-01")), unreadable)));
    }

    @Test
    void aMeasuredValueIsTakenInAUnitThatConvertsAndOnlyIfItIsBelieved() {
        assertEquals(
                31.5,
                known(MASS, chart(List.of(mass(31.5, "kg/m2", "2024-05-01")))).value());
        assertEquals(Reason.MISSING, missing(MASS, chart(List.of(mass(31.5, "mg/dL", "2024-05-01")))));
        assertEquals(Reason.MISSING, missing(MASS, chart(List.of(mass(315, "kg/m2", "2024-05-01")))));
        String implausible = resource(
                "Observation",
                "m",
                "'status':'final','effectiveDateTime':'2024-06-01','code':{'coding':[{'system':'http://loinc.org',"
                        + "'code':'39156-5'}]}," + Given.quantity("300", "kg/m2"));
        assertEquals(Reason.IMPLAUSIBLE, missing(MASS, chart(List.of(mass(31.5, "kg/m2", "2024-05-01")), implausible)));
    }

    @Test
    void whatNotesOfOneDaySayDifferentlyIsMissingForThatReason() {
        NoteFacts said = new NoteFacts(List.of(), List.of(smokes("77176002", "2024-05-01")), false);
        assertEquals(Reason.CONTRADICTED, missing(SMOKING, with(said)));
        assertEquals(Reason.MISSING, missing(MASS, with(said)));
        NoteFacts failure = new NoteFacts(List.of(), List.of(problem("I50.9", "2024-05-01")), false);
        assertEquals(0, known(ANY, with(failure)).value());
        assertEquals(
                Reason.CONTRADICTED,
                InputReader.trouble(ANY, with(failure)).orElseThrow().reason());
    }

    @Test
    void aLateNoteLeavesAnInputMissingForThatReasonAndAnAbsenceAsTheChartHasIt() {
        NoteFacts late = new NoteFacts(List.of(), List.of(), true);
        assertEquals(Reason.LATE, missing(MASS, with(late)));
        assertEquals(0, known(ANY, with(late)).value());
        assertEquals(1, known(ANY, with(late, condition("c", "I50.22", ""))).value());
    }

    @Test
    void anInputThatDoesNotLetNotesAnswerReadsTheChartAlone() {
        Input chartOnly = new Input(
                "x",
                "X",
                Kind.CONDITION,
                FAILURE,
                "",
                Operator.ANY,
                Window.EVER,
                "1",
                Map.of(),
                Input.Range.ALL,
                Input.Range.ALL,
                List.of(),
                Input.Scope.SETTLED);
        Facts facts = chart(List.of(problem("I50.9", "2024-06-01")));
        assertEquals(0, known(chartOnly, facts).value());
        assertFalse(READER.asksNotes(chartOnly, chart()));
        assertTrue(READER.asksNotes(ANY, chart()));
        assertFalse(READER.asksNotes(ANY, chart(condition("c", "I50.22", ""))));
        assertTrue(facts.of(Kind.CONDITION).isEmpty());
    }

    @Test
    void aFactOfANoteSaysWhereItWasRead() {
        Fact bare = Given.facts(condition("c", "I50.22", "")).of(Kind.CONDITION).get(0);
        assertThrows(IllegalArgumentException.class, () -> new NoteFacts(List.of(bare), List.of(), false));
    }
}
