package org.bedside.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bedside.catalog.Folder;
import org.bedside.catalog.ModelFile;
import org.bedside.catalog.Observed;
import org.bedside.evidence.Collector;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Node;
import org.bedside.evidence.Source.Origin;
import org.bedside.evidence.Units;
import org.bedside.journal.Outcome.Came;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped models call their outcome, on records made up: each predicted at noon of 10 March 2024, UTC. */
class JudgeTest {

    private static final Units UNITS = new Units();
    private static final Judge JUDGE = new Judge(new InputReader(UNITS));
    private static final Collector.Rules RULES = new Collector.Rules(ZoneOffset.UTC, false);
    private static final Set<Kind> ALL =
            Set.of(Kind.OBSERVATION, Kind.CONDITION, Kind.ENCOUNTER, Kind.PROCEDURE, Kind.MEDICATION);

    private static final Optional<Came> NOT_YET = Optional.empty();
    private static final Optional<Came> POSITIVE = Optional.of(Came.POSITIVE);
    private static final Optional<Came> NEGATIVE = Optional.of(Came.NEGATIVE);
    private static final Optional<Came> UNKNOWN = Optional.of(Came.UNKNOWN);
    private static final Optional<Came> BEFORE = Optional.of(Came.BEFORE);

    private static Observed observed(String model) {
        return ModelFile.read(model, Folder.directory(Path.of("models", model)), UNITS)
                .observed()
                .orElseThrow();
    }

    private static Optional<Came> came(String model, String now, Set<Kind> complete, Node... resources) {
        Judge.Case of = new Judge.Case(observed(model), Past.PREDICTED, Instant.parse(now + "T00:00:00Z"));
        Collector collector = new Collector(RULES, List.of("p1"), "e1", of.asOf());
        for (Node resource : resources) {
            collector.add(resource, Origin.STORE);
        }
        complete.forEach(collector::searched);
        return JUDGE.judge(of, collector.facts());
    }

    private static Optional<Came> came(String model, String now, Node... resources) {
        return came(model, now, ALL, resources);
    }

    private static Node index(String end) {
        return Past.stay("e1", "2024-03-05T08:00:00Z", end, "");
    }

    @Test
    void everyModelThatPredictsSaysHowItsOutcomeIsSeen() {
        assertEquals(
                Optional.of(Duration.ofDays(30)), observed("readmission-30d").within());
        assertEquals(
                Optional.of(Duration.ofDays(3653)), observed("mortality-10y").within());
        for (String id : List.of("undiagnosed-diabetes", "obstructive-cad", "obstructive-cad-exercise")) {
            assertEquals(Optional.of(Duration.ofDays(365)), observed(id).within());
            assertEquals(Observed.Otherwise.UNKNOWN, observed(id).otherwise());
        }
        for (String id : List.of("inpatient-mortality", "acute-deterioration")) {
            assertTrue(observed(id).within().isEmpty() && observed(id).death());
        }
    }

    // readmission-30d

    @Test
    void aNewStayWithinThirtyDaysIsAReadmissionAsSoonAsItIsSeen() {
        Node again = Past.stay("e2", "2024-04-01T08:00:00Z", "", "");
        assertEquals(
                POSITIVE,
                came("readmission-30d", "2024-04-02", Past.patient(""), index("2024-03-10T15:00:00Z"), again));
        assertEquals(
                POSITIVE,
                came("readmission-30d", "2025-01-01", Past.patient(""), index("2024-03-10T15:00:00Z"), again));
    }

    @Test
    void theStayItselfEarlierStaysVisitsAndLaterStaysAreNone() {
        Node[] others = {
            Past.patient(""),
            index("2024-03-10T15:00:00Z"),
            Past.stay("e0", "2024-01-01T08:00:00Z", "2024-01-05T08:00:00Z", ""),
            Past.stay("e3", "2024-04-09T12:00:01Z", "", ""),
            Past.of(
                    "Encounter",
                    "e4",
                    "'status':'finished','class':{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode',"
                            + "'code':'AMB'},'period':{'start':'2024-03-20T08:00:00Z','end':'2024-03-20T09:00:00Z'}")
        };
        assertEquals(NOT_YET, came("readmission-30d", "2024-04-09", others));
        assertEquals(NOT_YET, came("readmission-30d", "2024-04-11", others), "something may still be written down");
        assertEquals(NEGATIVE, came("readmission-30d", "2024-04-12", others));
        // Even where its start was corrected to after the call.
        Node corrected = Past.stay("e1", "2024-03-10T13:00:00Z", "2024-03-10T15:00:00Z", "");
        assertEquals(NEGATIVE, came("readmission-30d", "2024-04-12", Past.patient(""), corrected));
    }

    @Test
    void aStayThatBeganBeforeAndGoesOnIsNoNewOne() {
        Node transfer = Past.stay("e2", "2024-03-10T11:59:59Z", "", "");
        assertEquals(NEGATIVE, came("readmission-30d", "2024-05-01", Past.patient(""), index(""), transfer));
    }

    @Test
    void withoutThePatientOrWithoutAllStaysNothingIsKnown() {
        assertEquals(NOT_YET, came("readmission-30d", "2024-04-01", index("2024-03-10T15:00:00Z")));
        assertEquals(UNKNOWN, came("readmission-30d", "2024-05-01", index("2024-03-10T15:00:00Z")));
        assertEquals(UNKNOWN, came("readmission-30d", "2024-05-01", Set.of(), Past.patient("")));
        Node secret = Past.patient("'meta':{'security':[{'system':"
                + "'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'R'}]}");
        assertEquals(UNKNOWN, came("readmission-30d", "2024-05-01", secret, index("2024-03-10T15:00:00Z")));
    }

    // inpatient-mortality, acute-deterioration

    private static Node home(String end) {
        return discharged(
                end, "{'system':'http://terminology.hl7.org/CodeSystem/discharge-disposition','code':'home'}");
    }

    private static Node discharged(String end, String coding) {
        return Past.stay(
                "e1",
                "2024-03-05T08:00:00Z",
                end,
                "'hospitalization':{'dischargeDisposition':{'coding':[" + coding + "]}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inpatient-mortality", "acute-deterioration"})
    void whoIsDischargedAliveDidNotDieInHospital(String model) {
        assertEquals(NOT_YET, came(model, "2024-03-20", Past.patient(""), index("")));
        assertEquals(NOT_YET, came(model, "2024-03-21", Past.patient(""), home("2024-03-20T15:00:00Z")));
        assertEquals(NEGATIVE, came(model, "2024-03-23", Past.patient(""), home("2024-03-20T15:00:00Z")));
        Node later = Past.patient("'deceasedDateTime':'2024-03-21'");
        assertEquals(NEGATIVE, came(model, "2024-03-23", later, home("2024-03-20T15:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "http://terminology.hl7.org/CodeSystem/discharge-disposition, exp",
        "https://www.nubc.org/CodeSystem/PatDischargeStatus, 20",
        "http://www.nubc.org/patient-discharge, 41"
    })
    void whoIsDischargedAsDiedDiedInHospital(String system, String code) {
        Node died = discharged("2024-03-20T15:00:00Z", "{'system':'" + system + "','code':'" + code + "'}");
        assertEquals(POSITIVE, came("inpatient-mortality", "2024-03-21", Past.patient(""), died));
        assertEquals(POSITIVE, came("acute-deterioration", "2024-03-21", Past.patient(""), died));
    }

    @ParameterizedTest
    @CsvSource({
        // Within the stay, to the second, to the day of the prediction, to the day of the end
        "2024-03-15T03:00:00Z, POSITIVE",
        "2024-03-10, POSITIVE",
        "2024-03-20, POSITIVE",
        "2024-03-20T15:00:00Z, POSITIVE",
        // After the stay
        "2024-03-20T15:00:01Z, NEGATIVE",
        "2024-04-01, NEGATIVE",
        // Within the stay or after it
        "2024-03, UNKNOWN",
        "2024, UNKNOWN",
        // Before the prediction
        "2024-03-09, BEFORE",
        "2024-02, BEFORE"
    })
    void aDeathCountsByItsDate(String died, Came came) {
        Node patient = Past.patient("'deceasedDateTime':'" + died + "'");
        Node stay = index("2024-03-20T15:00:00Z");
        assertEquals(Optional.of(came), came("inpatient-mortality", "2024-05-01", patient, stay));
        assertEquals(Optional.of(came), came("acute-deterioration", "2024-05-01", patient, stay));
    }

    @Test
    void aDeathWithoutADateIsInTheStayOnlyWhileThatLasts() {
        Node dead = Past.patient("'deceasedBoolean':true");
        assertEquals(POSITIVE, came("inpatient-mortality", "2024-03-12", dead, index("")));
        assertEquals(NOT_YET, came("inpatient-mortality", "2024-03-21", dead, home("2024-03-20T15:00:00Z")));
        assertEquals(UNKNOWN, came("inpatient-mortality", "2024-03-23", dead, home("2024-03-20T15:00:00Z")));
        Node alive = Past.patient("'deceasedBoolean':false");
        assertEquals(NEGATIVE, came("inpatient-mortality", "2024-03-23", alive, home("2024-03-20T15:00:00Z")));
    }

    @Test
    void whatWasDecidedBeforeThePredictionDoesNotCount() {
        assertEquals(BEFORE, came("inpatient-mortality", "2024-03-23", Past.patient(""), home("2024-03-10T11:00:00Z")));
        Node died = discharged(
                "2024-03-10T11:00:00Z",
                "{'system':'http://terminology.hl7.org/CodeSystem/discharge-disposition','code':'exp'}");
        assertEquals(BEFORE, came("acute-deterioration", "2024-03-23", Past.patient(""), died));
    }

    @Test
    void aStayThatIsNotThereOrNeverEndsIsGivenUp() {
        assertEquals(NOT_YET, came("inpatient-mortality", "2025-01-01", Past.patient("")));
        assertEquals(UNKNOWN, came("inpatient-mortality", "2025-04-15", Past.patient("")));
        assertEquals(UNKNOWN, came("inpatient-mortality", "2025-04-15", Past.patient(""), index("")));
    }

    @Test
    void aStayThatEndedNobodyKnowsWhenTellsOnlyOfTheLiving() {
        Node ended = Past.of("Encounter", "e1", "'status':'finished','period':{'start':'2024-03-05T08:00:00Z'}");
        assertEquals(NEGATIVE, came("inpatient-mortality", "2024-03-23", Past.patient(""), ended));
        Node dead = Past.patient("'deceasedDateTime':'2024-03-15'");
        assertEquals(UNKNOWN, came("inpatient-mortality", "2024-03-23", dead, ended));
    }

    // mortality-10y

    @ParameterizedTest
    @CsvSource({
        "2024-03-10, POSITIVE",
        "2030, POSITIVE",
        "2024, POSITIVE", // alive at the prediction, so after it
        "2034-03-11, POSITIVE",
        "2034-03-12, NEGATIVE",
        "2034, UNKNOWN",
        "2024-03-10T11:00:00Z, BEFORE"
    })
    void deathWithinTenYearsCountsByItsDate(String died, Came came) {
        Node patient = Past.patient("'deceasedDateTime':'" + died + "'");
        assertEquals(Optional.of(came), came("mortality-10y", "2035-06-01", patient));
    }

    @Test
    void untilTenYearsAreOverOnlyTheDeadAreKnown() {
        assertEquals(NOT_YET, came("mortality-10y", "2034-03-11", Past.patient("")));
        assertEquals(NEGATIVE, came("mortality-10y", "2034-03-14", Past.patient("")));
        Node dead = Past.patient("'deceasedBoolean':true");
        assertEquals(POSITIVE, came("mortality-10y", "2033-01-01", dead), "whenever it was, it was in time");
        assertEquals(UNKNOWN, came("mortality-10y", "2034-04-01", dead), "it may have been later");
        assertEquals(POSITIVE, came("mortality-10y", "2027-01-01", Past.patient("'deceasedDateTime':'2026'")));
        assertEquals(UNKNOWN, came("mortality-10y", "2034-04-01"));
    }

    // undiagnosed-diabetes

    private static Node hba1c(String at, String value, String unit) {
        return Past.of(
                "Observation",
                "h" + value,
                "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'4548-4'}]},"
                        + "'effectiveDateTime':'" + at + "','valueQuantity':{'value':" + value
                        + ",'system':'http://unitsofmeasure.org','code':'" + unit + "'}");
    }

    private static Node diabetes(String dates) {
        return Past.of(
                "Condition",
                "d1",
                "'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'E11.9'}]}," + dates);
    }

    @Test
    void diabetesIsFoundByHba1cOrByDiagnosis() {
        String model = "undiagnosed-diabetes";
        assertEquals(POSITIVE, came(model, "2024-06-01", Past.patient(""), hba1c("2024-05-01T08:00:00Z", "6.5", "%")));
        assertEquals(
                POSITIVE,
                came(
                        model,
                        "2024-06-01",
                        Past.patient(""),
                        hba1c("2024-04-01T08:00:00Z", "6.4", "%"),
                        hba1c("2024-05-01T08:00:00Z", "58", "mmol/mol")));
        assertEquals(POSITIVE, came(model, "2024-06-01", Past.patient(""), diabetes("'recordedDate':'2024-05-01'")));
    }

    @Test
    void onlyWhoWasMeasuredIsFreeOfDiabetes() {
        String model = "undiagnosed-diabetes";
        Node below = hba1c("2024-05-01T08:00:00Z", "5.6", "%");
        assertEquals(NOT_YET, came(model, "2025-03-10", Past.patient(""), below));
        assertEquals(NEGATIVE, came(model, "2025-04-01", Past.patient(""), below));
        assertEquals(UNKNOWN, came(model, "2025-04-01", Past.patient("")), "never tested is not healthy");
        Node late = hba1c("2025-03-20T08:00:00Z", "7.5", "%");
        assertEquals(UNKNOWN, came(model, "2025-04-01", Past.patient(""), late), "after a year");
        assertEquals(UNKNOWN, came(model, "2025-04-01", Set.of(Kind.OBSERVATION), Past.patient(""), below));
        Node earlier = hba1c("2020-05-01T08:00:00Z", "5.6", "%");
        assertEquals(UNKNOWN, came(model, "2025-04-01", Past.patient(""), earlier));
    }

    @Test
    void diabetesThatWasThereBeforeIsNotFound() {
        String model = "undiagnosed-diabetes";
        for (String dates : List.of(
                "'onsetDateTime':'2019','recordedDate':'2024-06-01'",
                "'recordedDate':'2024-03-10'",
                "'recordedDate':'2024'",
                "'clinicalStatus':{'coding':[{'code':'active'}]}")) {
            assertEquals(BEFORE, came(model, "2024-07-01", Past.patient(""), diabetes(dates)), dates);
        }
        Node earlier = hba1c("2019-05-01T08:00:00Z", "6.9", "%");
        Node below = hba1c("2024-05-01T08:00:00Z", "5.6", "%");
        assertEquals(BEFORE, came(model, "2025-04-01", Past.patient(""), earlier, below));
    }

    // obstructive-cad, obstructive-cad-exercise

    private static Node coronary(String dates) {
        return Past.of(
                "Condition",
                "c1",
                "'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'I25.10'}]}," + dates);
    }

    private static Node procedure(String coding) {
        return Past.of(
                "Procedure",
                "a1",
                "'status':'completed','performedDateTime':'2024-04-02T10:00:00Z','code':{" + coding + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"obstructive-cad", "obstructive-cad-exercise"})
    void coronaryDiseaseIsADiagnosisAndItsAbsenceAnAngiogramWithoutOne(String model) {
        Node angiogram = procedure("'coding':[{'system':'http://snomed.info/sct','code':'33367005'}]");
        Node diagnosed = coronary("'recordedDate':'2024-04-03'");
        assertEquals(POSITIVE, came(model, "2024-04-05", Past.patient(""), angiogram, diagnosed));
        assertEquals(POSITIVE, came(model, "2024-04-05", Past.patient(""), diagnosed));
        assertEquals(NOT_YET, came(model, "2024-04-05", Past.patient(""), angiogram));
        assertEquals(NEGATIVE, came(model, "2025-04-01", Past.patient(""), angiogram));
        assertEquals(UNKNOWN, came(model, "2025-04-01", Past.patient("")), "never looked at");
        Node known = coronary("'recordedDate':'2021-04-03'");
        assertEquals(BEFORE, came(model, "2025-04-01", Past.patient(""), angiogram, known));
    }

    @Test
    void aCoronaryCtIsAnAngiogramAndAnExerciseEcgIsNone() {
        String model = "obstructive-cad";
        Node ct = procedure("'coding':[{'system':'http://www.ama-assn.org/go/cpt','code':'75574'}]");
        assertEquals(NEGATIVE, came(model, "2025-04-01", Past.patient(""), ct));
        assertEquals(NEGATIVE, came(model, "2025-04-01", Past.patient(""), procedure("'text':'Coronary angiography'")));
        Node exercise = procedure("'coding':[{'system':'http://www.ama-assn.org/go/cpt','code':'93015'}]");
        assertEquals(UNKNOWN, came(model, "2025-04-01", Past.patient(""), exercise));
    }
}
