package org.bedside.evidence;

import static org.bedside.evidence.Given.RULES;
import static org.bedside.evidence.Given.observation;
import static org.bedside.evidence.Given.quantity;
import static org.bedside.evidence.Given.remark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Subject.Born;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The patient, and whose and how confidential a resource is. */
class WhoseTest {

    private static final String RESULT = observation(quantity("1", "1"));

    private static String patient(String elements) {
        return "{'resourceType':'Patient','id':'p1'" + (elements.isEmpty() ? "" : "," + elements) + "}";
    }

    private static Subject subject(String elements) {
        return Given.facts(patient(elements)).subject().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "1950-03-02,1950-03-02,1950-03-02,74",
        "1950-03,1950-03-01,1950-03-31,74",
        "1950,1950-01-01,1950-12-31,73",
        "2024,2024-01-01,2024-12-31,0",
        "1724-01-01,1724-01-01,1724-01-01,300",
        "2024-06-15,2024-06-15,2024-06-15,0",
        "2024-06-16,2024-06-16,2024-06-16,-1",
        "2025,2025-01-01,2025-12-31,-1"
    })
    void aBirthDateIsTheDaysThatItMayMean(String date, LocalDate earliest, LocalDate latest, int years) {
        Born born = subject("'birthDate':'" + date + "'").born().orElseThrow();
        assertEquals(new Born(earliest, latest), born);
        assertEquals(years, born.yearsOn(LocalDate.parse("2024-06-15")));
    }

    @Test
    void aPatientOfWhomNothingElseIsKnownIsStillThePatient() {
        assertEquals(
                new Subject("p1", Optional.empty(), "", Optional.empty(), Given.source("Patient/p1")),
                subject("'birthDate':null".replace("'birthDate':null", "'active':true")));
    }

    @ParameterizedTest
    @CsvSource({
        "deceasedBoolean:true,true",
        "deceasedBoolean:false,false",
        "deceasedDateTime:'2024-06-14T01:00:00Z',true",
        "deceasedDateTime:'2024',true",
        "deceasedDateTime:'2024-06-20',false"
    })
    void whoHasDiedLaterWasAliveThen(String deceased, boolean dead) {
        String value = deceased.substring(deceased.indexOf(':') + 1);
        String name = deceased.substring(0, deceased.indexOf(':'));
        assertEquals(
                dead,
                subject("'" + name + "':" + (name.endsWith("Time") ? "'" + value.replace("'", "") + "'" : value))
                        .dead());
    }

    @Test
    void aPatientWhoIsNotTheOneAskedAboutIsAStranger() {
        Collector collector = Given.fromJson(Given.collector(), "{'resourceType':'Patient','id':'p2'}");
        assertTrue(collector.stranger());
        assertEquals(Optional.empty(), collector.facts().subject());
        assertEquals(
                List.of(remark(Reason.OTHER_PATIENT, "Patient/p2", "a Patient who is not the one asked about")),
                collector.facts().remarks());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/p1",
                "Patient/p1/_history/3",
                "https://ehr.example/r4/Patient/p1",
                "https://ehr.example/r4/Patient/p1/_history/3"
            })
    void aReferenceNamesThePatientHoweverItIsWritten(String reference) {
        assertEquals(
                1,
                Given.facts(RESULT.replace("Patient/p1", reference))
                        .of(Kind.OBSERVATION)
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "Patient/p2,is of another patient",
        "Group/p1,is of another patient",
        "https://ehr.example/r4/Patient/p2,is of another patient",
        "Patient?identifier=1,says not whose it is",
        "urn:uuid:6f2c1e0a-7a39-4a4c-93f1-0f8a8f1d9d11,says not whose it is",
        "#p1,says not whose it is"
    })
    void aResourceOfAnotherOrOfNobodyIsLeftOut(String reference, String detail) {
        Facts facts = Given.fromJson(Given.collector(), RESULT.replace("Patient/p1", reference))
                .facts();
        assertEquals(List.of(), facts.of(Kind.OBSERVATION));
        assertEquals(List.of(remark(Reason.OTHER_PATIENT, "Observation/o1", detail)), facts.remarks());
    }

    @Test
    void aResourceWithoutASubjectIsLeftOut() {
        Facts facts = Given.facts(RESULT.replace("'subject':{'reference':'Patient/p1'},", ""));
        assertEquals(List.of(remark(Reason.OTHER_PATIENT, "Observation/o1", "says not whose it is")), facts.remarks());
    }

    @Test
    void whatWasRecordedUnderAMergedIdIsThePatients() {
        Collector collector = new Collector(RULES, List.of("p1", "old"), "", Given.NOW);
        Given.fromJson(
                collector,
                RESULT,
                RESULT.replace("'o1'", "'o2'").replace("Patient/p1", "Patient/old"),
                "{'resourceType':'Patient','id':'old','gender':'female'}");
        assertEquals(2, collector.facts().of(Kind.OBSERVATION).size());
        assertEquals("old", collector.facts().subject().orElseThrow().id());
        assertEquals(false, collector.stranger());
    }

    private static final String LEVELS = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String POLICIES = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private static String labelled(String resource, String system, String code) {
        return resource.replaceFirst(
                "\\{", "{'meta':{'security':[{'system':'" + system + "','code':'" + code + "'}]},");
    }

    @ParameterizedTest
    @CsvSource({
        LEVELS + ",R",
        LEVELS + ",V",
        POLICIES + ",HIV",
        POLICIES + ",PSY",
        POLICIES + ",ETH",
        POLICIES + ",CEL",
        POLICIES + ",PRS",
        POLICIES + ",SUICIDE"
    })
    void aConfidentialResourceIsLeftOutUnlessTheSiteAllowsIt(String system, String code) {
        String secret = labelled(RESULT, system, code);
        Facts facts = Given.facts(secret);
        assertEquals(List.of(), facts.of(Kind.OBSERVATION));
        assertEquals(
                List.of(remark(Reason.CONFIDENTIAL, "Observation/o1", "is labelled as confidential or sensitive")),
                facts.remarks());
        Collector open = new Collector(new Collector.Rules(Given.ZONE, true), List.of("p1"), "", Given.NOW);
        assertEquals(
                1, Given.fromJson(open, secret).facts().of(Kind.OBSERVATION).size());
    }

    @ParameterizedTest
    @CsvSource({LEVELS + ",N", LEVELS + ",M", "https://site.example/labels,R", POLICIES + ",TREAT"})
    void anOrdinaryLabelKeepsNothingOut(String system, String code) {
        assertEquals(
                1,
                Given.facts(labelled(RESULT, system, code)).of(Kind.OBSERVATION).size());
    }

    @Test
    void aConfidentialPatientIsNotDescribed() {
        Facts facts = Given.facts(labelled(patient("'gender':'male'"), LEVELS, "V"));
        assertEquals(Optional.empty(), facts.subject());
        assertEquals(
                List.of(remark(Reason.CONFIDENTIAL, "Patient/p1", "is labelled as confidential or sensitive")),
                facts.remarks());
    }

    @Test
    void resourcesThatAreNobodysArePassedOverInSilence() {
        Facts facts = Given.facts(
                "{'resourceType':'Practitioner','id':'x'}",
                "{'resourceType':'OperationOutcome','issue':[{'severity':'error','code':'processing'}]}",
                "{'resourceType':'Bundle','type':'searchset','entry':[{'search':{'mode':'outcome'},'resource':"
                        + "{'resourceType':'OperationOutcome','id':'y'}},{'search':{'mode':'match'},'resource':"
                        + RESULT
                        + "}]}");
        assertEquals(1, facts.of(Kind.OBSERVATION).size());
        assertEquals(List.of(), facts.remarks());
    }
}
