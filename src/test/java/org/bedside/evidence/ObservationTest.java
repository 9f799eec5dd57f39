package org.bedside.evidence;

import static org.bedside.evidence.Given.LAB;
import static org.bedside.evidence.Given.observation;
import static org.bedside.evidence.Given.quantity;
import static org.bedside.evidence.Given.remark;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bedside.evidence.Fact.Standing;
import org.bedside.evidence.Fact.Value;
import org.bedside.evidence.Remark.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationTest {

    private static final String TIME = "'effectiveDateTime':'2024-06-14T08:00:00-04:00'";

    @Test
    void aFinalResultIsOneFactWithAllThatWasSaid() {
        Facts facts = Given.facts(Given.resource(
                "Observation",
                "o1",
                "'meta':{'versionId':'7'},'status':'final'," + LAB + "," + TIME
                        + ",'encounter':{'reference':'Encounter/e9'}," + quantity("1.3", "mg/dL")));
        assertEquals(
                List.of(new Fact(
                        Kind.OBSERVATION,
                        List.of(new Coding("http://loinc.org", "2160-0", "Creatinine")),
                        new Value.Quantity(1.3, "mg/dL"),
                        When.at(Instant.parse("2024-06-14T12:00:00Z")),
                        Standing.SETTLED,
                        true,
                        "Encounter/e9",
                        Map.of(),
                        new Source("Observation/o1", "7", Source.Origin.PREFETCH))),
                facts.of(Kind.OBSERVATION));
        assertEquals(List.of(), facts.remarks());
    }

    @ParameterizedTest
    @CsvSource({"final,SETTLED", "amended,SETTLED", "corrected,SETTLED", "preliminary,TENTATIVE", "registered,TENTATIVE"
    })
    void aStatusSaysHowFirmAResultIs(String status, Standing standing) {
        Facts facts = Given.facts(Given.resource(
                "Observation", "o1", "'status':'" + status + "'," + LAB + "," + TIME + "," + quantity("1", "1")));
        assertEquals(standing, facts.of(Kind.OBSERVATION).get(0).standing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'status':'cancelled',", "'status':'entered-in-error',", "'status':'unknown',", ""})
    void aVoidStatusOrNoneIsRefused(String status) {
        refused(
                Given.resource("Observation", "o1", status + LAB + "," + TIME + "," + quantity("1", "1")),
                Reason.STATUS,
                "cancelled, entered in error or without a status");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'valueQuantity':{'value':5}|UNIT|has no unit",
                "'valueQuantity':{'value':5,'unit':' '}|UNIT|has no unit",
                "'valueQuantity':{'value':5,'unit':'tab','system':'http://snomed.info/sct','code':'1'}|UNIT|has a unit that is not UCUM",
                "'valueQuantity':{'value':5,'comparator':'<','unit':'mg/dL'}|VALUE|is a bound (less or greater than), not a value",
                "'valueQuantity':{'unit':'mg/dL'}|VALUE|is not a number",
                "'dataAbsentReason':{'text':'clotted'}|VALUE|has no value",
                "'valueCodeableConcept':{'extension':[{'url':'http://example.org/x','valueCode':'y'}]}|VALUE|has no value",
                "'valueRange':{'low':{'value':1},'high':{'value':2}}|VALUE|has a value of a type that is not read",
                "'valueDateTime':'2024-01-01'|VALUE|has a value of a type that is not read"
            })
    void whatHoldsNoUsableValueIsRemarked(String value, Reason reason, String detail) {
        refused(observation(value), reason, detail);
    }

    /** Not FHIR, so that HAPI would not read it at all; JSON may hold it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"'12d'", "'0x1p3'", "'NaN'", "' 12 '", "'high'", "true", "{}", "[]", "''", "1e400", "-1e400"})
    void whatIsNotADecimalIsNoNumber(String value) {
        Facts facts = Given.fromJson(
                        Given.collector(), observation("'valueQuantity':{'value':" + value + ",'unit':'g/L'}"))
                .facts();
        assertEquals(List.of(remark(Reason.VALUE, "Observation/o1", "is not a number")), facts.remarks());
    }

    private static void refused(String resource, Reason reason, String detail) {
        Facts facts = Given.facts(resource);
        assertEquals(List.of(remark(reason, "Observation/o1", detail)), facts.remarks());
        assertEquals(List.of(), facts.of(Kind.OBSERVATION));
    }

    @Test
    void everyFormOfValueThatIsReadIsReadInItsOwnWay() {
        assertEquals(new Value.Quantity(7.2, "%"), value(quantity("7.20", "%")));
        assertEquals(new Value.Quantity(5, "mg/dL"), value("'valueQuantity':{'value':5,'unit':'mg/dL'}"));
        assertEquals(new Value.Quantity(-1.5e-3, "mmol/L"), value(quantity("-1.5e-3", "mmol/L")));
        assertEquals(new Value.Quantity(15, "1"), value("'valueInteger':15"));
        assertEquals(new Value.Words("hemolysed"), value("'valueString':'hemolysed'"));
        assertEquals(new Value.Words("12.5"), value("'valueString':'12.5'"));
        assertEquals(new Value.Coded(List.of(new Coding("", "true", "true"))), value("'valueBoolean':true"));
        assertEquals(
                new Value.Coded(List.of(Coding.of("http://snomed.info/sct", "10828004"), Coding.text("Positive"))),
                value("'valueCodeableConcept':{'coding':[{'system':'http://snomed.info/sct','code':'10828004'}],"
                        + "'text':'Positive'}"));
    }

    private static Value value(String elements) {
        return Given.facts(observation(elements)).of(Kind.OBSERVATION).get(0).value();
    }

    private static final String PANEL = "'code':{'coding':[{'system':'http://loinc.org','code':'85354-9'}]}";

    private static String component(String loinc, String value) {
        return "{'code':{'coding':[{'system':'http://loinc.org','code':'" + loinc + "'}]}," + value + "}";
    }

    private static String panel(String components) {
        return Given.resource(
                "Observation", "o1", "'status':'final'," + PANEL + "," + TIME + ",'component':[" + components + "]");
    }

    @Test
    void aBloodPressurePanelIsAFactPerComponent() {
        Facts facts = Given.facts(panel(
                component("8480-6", quantity("120", "mm[Hg]")) + "," + component("8462-4", quantity("80", "mm[Hg]"))));
        assertEquals(
                List.of("8480-6 Quantity[value=120.0, ucum=mm[Hg]]", "8462-4 Quantity[value=80.0, ucum=mm[Hg]]"),
                facts.of(Kind.OBSERVATION).stream()
                        .map(fact -> fact.codes().get(0).code() + " " + fact.value())
                        .toList());
        assertEquals(List.of(), facts.remarks());
    }

    @Test
    void theComponentThatCannotBeReadIsRemarkedBesideTheOneThatCan() {
        Facts facts = Given.facts(panel(component("8480-6", quantity("120", "mm[Hg]")) + ","
                + component("8462-4", "'dataAbsentReason':{'text':'not heard'}")));
        assertEquals(1, facts.of(Kind.OBSERVATION).size());
        assertEquals(List.of(remark(Reason.VALUE, "Observation/o1", "in part: has no value")), facts.remarks());
    }

    @ParameterizedTest
    @CsvSource({
        "effectiveDateTime=2024-06-14T08:00:00-04:00,2024-06-14T12:00:00Z,2024-06-14T12:00:00Z",
        "effectiveDateTime=2024-06-14T08:00:00.250Z,2024-06-14T08:00:00.250Z,2024-06-14T08:00:00.250Z",
        "effectiveInstant=2024-06-14T08:00:00Z,2024-06-14T08:00:00Z,2024-06-14T08:00:00Z",
        "effectiveDateTime=2024-06-14,2024-06-14T04:00:00Z,2024-06-15T03:59:59.999999999Z",
        "effectiveDateTime=2024-05,2024-05-01T04:00:00Z,2024-06-01T03:59:59.999999999Z",
        "effectiveDateTime=2023,2023-01-01T05:00:00Z,2024-01-01T04:59:59.999999999Z",
        "issued=2024-06-14T08:00:00Z,2024-06-14T08:00:00Z,2024-06-14T08:00:00Z"
    })
    void aTimeIsTheWholeSpanThatItMayMean(String time, String from, String to) {
        String element = "'" + time.replace("=", "':'") + "'";
        When expected = new When(Instant.parse(from), Instant.parse(to));
        String resource = Given.resource(
                "Observation", "o1", "'status':'final'," + LAB + "," + element + "," + quantity("1", "1"));
        assertEquals(expected, Given.facts(resource).of(Kind.OBSERVATION).get(0).when());
    }

    @Test
    void aPeriodIsASpanAndOneWithoutAnEndCountsFromItsBeginning() {
        assertEquals(
                new When(Instant.parse("2024-06-01T00:00:00Z"), Instant.parse("2024-06-02T00:00:00Z")),
                period("'start':'2024-06-01T00:00:00Z','end':'2024-06-02T00:00:00Z'"));
        assertEquals(When.at(Instant.parse("2010-06-01T00:00:00Z")), period("'start':'2010-06-01T00:00:00Z'"));
    }

    private static When period(String period) {
        String resource = Given.resource(
                "Observation",
                "o1",
                "'status':'final'," + LAB + ",'effectivePeriod':{" + period + "}," + quantity("1", "1"));
        return Given.facts(resource).of(Kind.OBSERVATION).get(0).when();
    }

    @Test
    void aResultWithoutATimeIsRefused() {
        refused(
                Given.resource("Observation", "o1", "'status':'final'," + LAB + "," + quantity("1", "1")),
                Reason.TIME,
                "says not when it was observed");
    }

    @Test
    void aPanelDatedLaterThanTheQuestionIsRefusedOnce() {
        String resource = panel(component("8480-6", quantity("120", "mm[Hg]")) + ","
                        + component("8462-4", quantity("80", "mm[Hg]")))
                .replace("2024-06-14", "2024-06-16");
        refused(resource, Reason.FUTURE, "is dated later than the time of asking");
    }

    @Test
    void theSameResourceUnderTwoKeysIsOne() {
        String resource = observation(quantity("1", "1"));
        assertEquals(1, Given.facts(resource, resource).of(Kind.OBSERVATION).size());
    }
}
