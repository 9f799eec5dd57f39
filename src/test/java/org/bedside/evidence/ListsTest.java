package org.bedside.evidence;

import static org.bedside.evidence.Given.remark;
import static org.bedside.evidence.Given.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bedside.evidence.Fact.Standing;
import org.bedside.evidence.Remark.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Problems, medications, encounters, procedures, allergies. */
class ListsTest {

    private static final String DIABETES =
            "'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'E11.9'}]}";
    private static final String METFORMIN = "'medicationCodeableConcept':{'text':'Metformin 500 mg'}";
    private static final When UNDATED_OPEN = ResourceReader.UNDATED;

    private static String status(String element, String code) {
        return "'" + element + "':{'coding':[{'code':'" + code + "'}]}";
    }

    private static Fact only(Kind kind, String... resources) {
        List<Fact> facts = Given.facts(resources).of(kind);
        assertEquals(1, facts.size());
        return facts.get(0);
    }

    private static void refused(Reason reason, String about, String detail, String resource) {
        Facts facts = Given.facts(resource);
        assertEquals(List.of(remark(reason, about, detail)), facts.remarks());
        for (Kind kind : Kind.values()) {
            assertEquals(List.of(), facts.of(kind));
        }
    }

    @Test
    void anUndatedProblemOnAListGoesOnSinceEver() {
        Fact fact =
                only(Kind.CONDITION, resource("Condition", "c1", status("clinicalStatus", "active") + "," + DIABETES));
        assertEquals(
                new Fact(
                        Kind.CONDITION,
                        List.of(Coding.of("http://hl7.org/fhir/sid/icd-10-cm", "E11.9")),
                        new Fact.Value.Present(),
                        UNDATED_OPEN,
                        Standing.SETTLED,
                        true,
                        "",
                        Map.of("clinicalStatus", List.of(Coding.of("", "active"))),
                        Given.source("Condition/c1")),
                fact);
    }

    @ParameterizedTest
    @CsvSource({"confirmed,SETTLED", "unconfirmed,TENTATIVE", "provisional,TENTATIVE", "differential,TENTATIVE"})
    void aProblemIsAsFirmAsItIsVerified(String verification, Standing standing) {
        Fact fact = only(
                Kind.CONDITION,
                resource("Condition", "c1", status("verificationStatus", verification) + "," + DIABETES));
        assertEquals(standing, fact.standing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "refuted"})
    void whatWasRefutedIsNeitherAProblemNorAnAllergy(String verification) {
        for (String type : List.of("Condition", "AllergyIntolerance")) {
            String resource = resource(type, "x", status("verificationStatus", verification) + "," + DIABETES);
            refused(
                    Reason.STATUS,
                    type + "/x",
                    "entered in error or refuted",
                    type.equals("Condition") ? resource : resource.replace("'subject'", "'patient'"));
        }
    }

    @ParameterizedTest
    @CsvSource({"active,true", "recurrence,true", "relapse,true", "inactive,false", "remission,false", "resolved,false"
    })
    void aProblemIsActiveByItsClinicalStatus(String clinical, boolean active) {
        Fact fact = only(
                Kind.CONDITION,
                resource(
                        "Condition",
                        "c1",
                        status("clinicalStatus", clinical) + ",'onsetDateTime':'2020-01-01'," + DIABETES));
        assertEquals(active, fact.active());
        assertEquals(active, fact.when().open());
    }

    @Test
    void anAbatedProblemIsOverAtTheEndOfItsAbatement() {
        Fact fact = only(
                Kind.CONDITION,
                resource("Condition", "c1", "'onsetDateTime':'2020-01-01','abatementDateTime':'2021-02'," + DIABETES));
        assertEquals(
                new When(Instant.parse("2020-01-01T05:00:00Z"), Instant.parse("2021-03-01T04:59:59.999999999Z")),
                fact.when());
        assertEquals(false, fact.active());
    }

    @Test
    void anOnsetInYearsOfAgeOrWordsLeavesTheDateOfRecording() {
        When recorded = new When(Instant.parse("2020-01-01T05:00:00Z"), When.OPEN);
        for (String onset : List.of("'onsetAge':{'value':40,'unit':'a'}", "'onsetString':'in childhood'")) {
            String resource = resource("Condition", "c1", onset + ",'recordedDate':'2020-01-01'," + DIABETES);
            assertEquals(recorded, only(Kind.CONDITION, resource).when());
        }
    }

    @Test
    void thatThereIsNoneIsNeitherAnAllergyNorAProblem() {
        refused(
                Reason.VALUE,
                "AllergyIntolerance/a1",
                "says that there is none",
                resource(
                                "AllergyIntolerance",
                                "a1",
                                "'code':{'coding':[{'system':'http://snomed.info/sct','code':'716186003'}]}")
                        .replace("'subject'", "'patient'"));
        refused(
                Reason.VALUE,
                "Condition/c1",
                "says that there is none",
                resource(
                        "Condition",
                        "c1",
                        "'code':{'coding':[{'system':'http://snomed.info/sct','code':'160245001'}]}"));
    }

    @Test
    void anAllergyHoldsUntilItIsSaidToBeOver() {
        String allergy = resource(
                        "AllergyIntolerance",
                        "a1",
                        status("clinicalStatus", "active") + "," + status("verificationStatus", "unconfirmed")
                                + ",'recordedDate':'2020-01-01','code':{'text':'Penicillin'}")
                .replace("'subject'", "'patient'");
        Fact fact = only(Kind.ALLERGY, allergy);
        assertEquals(new When(Instant.parse("2020-01-01T05:00:00Z"), When.OPEN), fact.when());
        assertEquals(Standing.TENTATIVE, fact.standing());
        Fact over = only(Kind.ALLERGY, allergy.replace("'active'", "'resolved'"));
        assertEquals(When.at(Instant.parse("2020-01-01T05:00:00Z")), over.when());
        assertEquals(false, over.active());
    }

    private static String order(String elements) {
        return resource("MedicationRequest", "m1", elements);
    }

    @ParameterizedTest
    @CsvSource({
        "active,order,SETTLED,true",
        "active,plan,TENTATIVE,true",
        "active,proposal,TENTATIVE,true",
        "draft,order,TENTATIVE,false",
        "on-hold,order,SETTLED,false",
        "stopped,order,SETTLED,false",
        "completed,order,SETTLED,false"
    })
    void anOrderIsAsFirmAsItsIntentAndAsActiveAsItsStatus(
            String status, String intent, Standing standing, boolean active) {
        Fact fact = only(
                Kind.MEDICATION,
                order("'status':'" + status + "','intent':'" + intent + "','authoredOn':'2024-01-02T00:00:00Z',"
                        + METFORMIN));
        Instant from = Instant.parse("2024-01-02T00:00:00Z");
        assertEquals(
                new Fact(
                        Kind.MEDICATION,
                        List.of(Coding.text("Metformin 500 mg")),
                        new Fact.Value.Present(),
                        new When(from, active ? When.OPEN : from),
                        standing,
                        active,
                        "",
                        Map.of("status", List.of(Coding.of("", status))),
                        Given.source("MedicationRequest/m1")),
                fact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "entered-in-error", "unknown"})
    void anOrderThatIsVoidIsRefused(String status) {
        refused(
                Reason.STATUS,
                "MedicationRequest/m1",
                "cancelled, not taken or entered in error",
                order("'status':'" + status + "','intent':'order'," + METFORMIN));
    }

    @Test
    void anOrderNotToGiveIsRefused() {
        refused(
                Reason.STATUS,
                "MedicationRequest/m1",
                "an order not to give it",
                order("'status':'active','intent':'order','doNotPerform':true," + METFORMIN));
        assertEquals(
                1,
                Given.facts(order("'status':'active','intent':'order','doNotPerform':false," + METFORMIN))
                        .of(Kind.MEDICATION)
                        .size());
    }

    @Test
    void whatIsNotTakenIsNoMedicationAndWhatIsIntendedIsTentative() {
        String statement = resource("MedicationStatement", "m1", "'status':'not-taken'," + METFORMIN);
        refused(Reason.STATUS, "MedicationStatement/m1", "cancelled, not taken or entered in error", statement);
        assertEquals(
                Standing.TENTATIVE,
                only(Kind.MEDICATION, statement.replace("not-taken", "intended"))
                        .standing());
    }

    @Test
    void aMedicationThatIsOverDoesNotGoOnForWantOfAnEnd() {
        Fact fact = only(
                Kind.MEDICATION,
                resource(
                        "MedicationStatement",
                        "m1",
                        "'status':'completed','effectivePeriod':{'start':'2015-01-01T00:00:00Z'}," + METFORMIN));
        assertEquals(When.at(Instant.parse("2015-01-01T00:00:00Z")), fact.when());
    }

    private static final String CODED = "'code':{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm',"
            + "'code':'860975','display':'metformin'}]}";
    private static final Coding RXNORM =
            new Coding("http://www.nlm.nih.gov/research/umls/rxnorm", "860975", "metformin");
    private static final String REFERRING = order("'status':'active','intent':'order',"
            + "'medicationReference':{'reference':'Medication/d1','display':'Glucophage'}");

    @Test
    void aContainedMedicationNamesTheOrder() {
        Fact fact = only(
                Kind.MEDICATION,
                order("'contained':[{'resourceType':'Medication','id':'d1'," + CODED + "}],'status':'active',"
                        + "'intent':'order','medicationReference':{'reference':'#d1'}"));
        assertEquals(List.of(RXNORM), fact.codes());
    }

    @Test
    void aMedicationOfItsOwnNamesTheOrderWhicheverComesFirst() {
        String medication = "{'resourceType':'Medication','id':'d1'," + CODED + "}";
        List<Coding> names = List.of(Coding.text("Glucophage"), RXNORM);
        assertEquals(names, only(Kind.MEDICATION, REFERRING, medication).codes());
        assertEquals(names, only(Kind.MEDICATION, medication, REFERRING).codes());
        assertEquals(
                names,
                only(
                                Kind.MEDICATION,
                                medication,
                                REFERRING.replace(
                                        "'Medication/d1'", "'https://ehr.example/r4/Medication/d1/_history/2'"))
                        .codes());
    }

    @Test
    void anOrderWhoseMedicationDidNotComeIsKeptAndRemarked() {
        assertEquals(
                List.of(Coding.text("Glucophage")),
                only(Kind.MEDICATION, REFERRING).codes());
        Facts facts = Given.facts(REFERRING.replace(",'display':'Glucophage'", ""));
        assertEquals(List.of(), facts.of(Kind.MEDICATION).get(0).codes());
        assertEquals(
                List.of(remark(
                        Reason.MISSING, "MedicationRequest/m1", "refers to a Medication that did not come along")),
                facts.remarks());
    }

    @Test
    void aMedicationOfItsOwnIsUsedOnlyIfItIsNeitherAnErrorNorWithheld() {
        String medication = "{'resourceType':'Medication','id':'d1','status':'entered-in-error'," + CODED + "}";
        assertEquals(
                List.of(Coding.text("Glucophage")),
                only(Kind.MEDICATION, medication, REFERRING).codes());
        String secret = "{'resourceType':'Medication','id':'d1','meta':{'security':[{'system':"
                + "'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'R'}]}," + CODED + "}";
        Facts facts = Given.facts(secret, REFERRING);
        assertEquals(
                List.of(Coding.text("Glucophage")),
                facts.of(Kind.MEDICATION).get(0).codes());
        assertEquals(
                List.of(remark(Reason.CONFIDENTIAL, "Medication/d1", "is labelled as confidential or sensitive")),
                facts.remarks());
    }

    private static String encounter(String elements) {
        return resource(
                "Encounter",
                "e1",
                "'class':{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'IMP'}," + elements);
    }

    @Test
    void theEncounterInProgressIsOpenAndCurrent() {
        Facts facts = Given.facts(
                encounter(
                        "'status':'in-progress','type':[{'text':'Ward'}],"
                                + "'period':{'start':'2024-06-10T10:00:00Z'},'hospitalization':{'dischargeDisposition':{'text':'Home'}}"));
        List<Coding> codes =
                List.of(Coding.of("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP"), Coding.text("Ward"));
        Fact expected = new Fact(
                Kind.ENCOUNTER,
                codes,
                new Fact.Value.Present(),
                new When(Instant.parse("2024-06-10T10:00:00Z"), When.OPEN),
                Standing.SETTLED,
                true,
                "Encounter/e1",
                Map.of("dischargeDisposition", List.of(Coding.text("Home")), "unit", codes),
                Given.source("Encounter/e1"));
        assertEquals(List.of(expected), facts.of(Kind.ENCOUNTER));
        assertEquals(expected, facts.encounter().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"planned", "cancelled", "entered-in-error", "unknown"})
    void anEncounterThatDidNotBeginIsRefused(String status) {
        refused(
                Reason.STATUS,
                "Encounter/e1",
                "planned, cancelled or entered in error",
                encounter("'status':'" + status + "','period':{'start':'2024-06-10T10:00:00Z'}"));
    }

    @Test
    void anEncounterWithoutAPeriodIsUndated() {
        assertEquals(
                UNDATED_OPEN,
                only(Kind.ENCOUNTER, encounter("'status':'finished'")).when());
    }

    @Test
    void anEncounterThatEndsBeforeItStartsIsTheInstantOfItsStart() {
        Fact fact = only(
                Kind.ENCOUNTER,
                encounter(
                        "'status':'finished','period':{'start':'2024-06-10T10:00:00Z','end':'2024-06-01T10:00:00Z'}"));
        assertEquals(When.at(Instant.parse("2024-06-10T10:00:00Z")), fact.when());
    }

    @Test
    void aProcedureIsUsedIfItWasDoneAndSaysWhen() {
        String done = resource(
                "Procedure",
                "x1",
                "'status':'completed','code':{'text':'CABG'}," + "'performedPeriod':{'start':'2020-01-01T10:00:00Z'}");
        assertEquals(
                When.at(Instant.parse("2020-01-01T10:00:00Z")),
                only(Kind.PROCEDURE, done).when());
        assertTrue(only(Kind.PROCEDURE, done.replace("completed", "in-progress"))
                .when()
                .open());
        for (String status : List.of("preparation", "not-done", "on-hold", "entered-in-error", "unknown")) {
            refused(Reason.STATUS, "Procedure/x1", "not done or entered in error", done.replace("completed", status));
        }
        refused(
                Reason.TIME,
                "Procedure/x1",
                "says not when it was done",
                done.replace("performedPeriod':{'start':'2020-01-01T10:00:00Z'}", "performedString':'long ago'"));
    }
}
