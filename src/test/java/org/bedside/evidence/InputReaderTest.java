package org.bedside.evidence;

import static org.bedside.evidence.Given.LAB;
import static org.bedside.evidence.Given.quantity;
import static org.bedside.evidence.Given.remark;
import static org.bedside.evidence.Given.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bedside.evidence.Input.Operator;
import org.bedside.evidence.Input.Range;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Units.Conversion;
import org.bedside.evidence.Window.Anchor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputReaderTest {

    private static final InputReader READER = new InputReader(new Units());
    private static final CodeSet CREATININE =
            new CodeSet(List.of(new CodeSet.Entry("http://loinc.org", Set.of("2160-0"), List.of())), List.of());
    private static final Window DAY = new Window(Anchor.NOW, Duration.ofDays(1));
    private static final Window YEAR_BEFORE = new Window(Anchor.BEFORE_ENCOUNTER, Duration.ofDays(365));
    private static final Window STAY = new Window(Anchor.ENCOUNTER, Duration.ZERO);

    private static Input lab(Operator operator, Window window) {
        return input(Kind.OBSERVATION, CREATININE, "", operator, window, "mg/dL", List.of());
    }

    private static Input input(
            Kind kind,
            CodeSet codes,
            String detail,
            Operator operator,
            Window window,
            String unit,
            List<Input.Choice> categories) {
        return new Input(
                "x",
                "X",
                kind,
                codes,
                detail,
                operator,
                window,
                unit,
                Map.of("umol/L", new Conversion(1 / 88.42, 0)),
                new Range(0, 50),
                new Range(0.6, 1.2),
                categories,
                Input.Scope.SETTLED);
    }

    /** A creatinine in mg/dL. */
    private static String at(String id, String time, String value) {
        return at(id, time, value, "mg/dL");
    }

    private static String at(String id, String time, String value, String unit) {
        return resource(
                "Observation",
                id,
                "'status':'final'," + LAB + ",'effectiveDateTime':'" + time + "'," + quantity(value, unit));
    }

    private static void known(double value, List<String> from, Input input, String... resources) {
        Reading.Known known = (Reading.Known) READER.read(input, Given.facts(resources));
        assertEquals(value, known.value(), 1e-9);
        assertEquals(
                from,
                known.from().stream()
                        .map(fact -> fact.source().reference().substring("Observation/".length()))
                        .toList());
    }

    private static void missing(Reason reason, String detail, Input input, Facts facts) {
        assertEquals(new Reading.Missing(remark(reason, "x", detail)), READER.read(input, facts));
    }

    private static final String[] THREE = {
        at("a", "2024-06-12T12:00:00Z", "1.0"),
        at("b", "2024-06-14T12:00:00Z", "3.0"),
        at("c", "2024-06-13T12:00:00Z", "0.2")
    };

    @Test
    void eachOperatorMakesOneNumberOfSeveralValues() {
        known(3.0, List.of("b"), lab(Operator.LATEST, Window.EVER), THREE);
        known(0.2, List.of("c"), lab(Operator.MIN, Window.EVER), THREE);
        known(3.0, List.of("b"), lab(Operator.MAX, Window.EVER), THREE);
        known(3.0, List.of("b"), lab(Operator.WORST, Window.EVER), THREE);
        known(1.4, List.of("a", "b", "c"), lab(Operator.MEAN, Window.EVER), THREE);
        // days 0, 2, 1 with 1.0, 3.0, 0.2: least squares by hand is (6.2 - 3 * 4.2 / 3) / (5 - 9 / 3) = 1
        known(1.0, List.of("a", "b", "c"), lab(Operator.SLOPE, Window.EVER), THREE);
    }

    @Test
    void theWorstMayBeTheLowest() {
        known(
                0.1,
                List.of("b"),
                lab(Operator.WORST, Window.EVER),
                at("a", "2024-06-12T12:00:00Z", "1.6"),
                at("b", "2024-06-11T12:00:00Z", "0.1"));
    }

    @Test
    void ofEqualValuesTheMostRecentIsTheSource() {
        String[] equal = {at("a", "2024-06-12T12:00:00Z", "1.0"), at("b", "2024-06-14T12:00:00Z", "1.0")};
        for (Operator operator : List.of(Operator.LATEST, Operator.MIN, Operator.MAX, Operator.WORST)) {
            known(1.0, List.of("b"), lab(operator, Window.EVER), equal);
        }
    }

    @Test
    void twoValuesAtTheSameTimeGiveTheSameLatestInAnyOrder() {
        String one = at("a", "2024-06-14T12:00:00Z", "1.0");
        String other = at("b", "2024-06-14T08:00:00-04:00", "2.0");
        known(2.0, List.of("b"), lab(Operator.LATEST, Window.EVER), one, other);
        known(2.0, List.of("b"), lab(Operator.LATEST, Window.EVER), other, one);
        missing(
                Reason.MISSING,
                "a trend needs values at two times",
                lab(Operator.SLOPE, Window.EVER),
                Given.facts(one, other));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-14T12:00:00Z,true",
        "2024-06-14T11:59:59.999Z,false",
        "2024-06-15T12:00:00Z,true",
        "2024-06-14,true",
        "2024-06-13,false"
    })
    void aWindowUpToNowHoldsBothItsBorders(String time, boolean inside) {
        Facts facts = Given.facts(at("a", time, "1"));
        if (inside) {
            assertTrue(READER.read(lab(Operator.LATEST, DAY), facts) instanceof Reading.Known);
        } else {
            missing(Reason.STALE, "there is none within the time that counts", lab(Operator.LATEST, DAY), facts);
        }
    }

    private static final String CURRENT = resource(
            "Encounter",
            "e1",
            "'status':'in-progress','class':{'code':'IMP'},'period':{'start':'2024-06-10T12:00:00Z'}");

    @ParameterizedTest
    @CsvSource({
        "2024-06-10T12:00:00Z,1",
        "2024-06-10T11:59:59Z,0",
        "2024-06-15T12:00:00Z,1",
    })
    void aWindowInTheEncounterBeginsWithIt(String time, double count) {
        Facts facts = Given.searched(Given.facts(CURRENT, at("a", time, "1")), Kind.OBSERVATION);
        assertEquals(count, value(lab(Operator.COUNT, STAY), facts));
    }

    @Test
    void whatBelongsToTheEncounterIsInItWhateverItsTime() {
        String earlier = at("a", "2024-06-10T09:00:00Z", "1")
                .replace("'status'", "'encounter':{'reference':'Encounter/e1'},'status'");
        Facts facts = Given.searched(Given.facts(CURRENT, earlier), Kind.OBSERVATION);
        assertEquals(1, value(lab(Operator.COUNT, STAY), facts));
        assertEquals(0, value(lab(Operator.COUNT, YEAR_BEFORE), facts));
    }

    @ParameterizedTest
    @CsvSource({"2023-06-11T12:00:00Z,1", "2023-06-11T11:59:59Z,0", "2024-06-10T11:59:59Z,1", "2024-06-10T12:00:00Z,0"})
    void aWindowBeforeTheEncounterHoldsItsFarBorderAndNotTheEncountersStart(String start, double count) {
        String before = resource(
                "Encounter",
                "e0",
                "'status':'finished','class':{'code':'IMP'},'period':{'start':'" + start
                        + "','end':'2024-06-12T12:00:00Z'}");
        Facts facts = Given.searched(Given.facts(CURRENT, before), Kind.ENCOUNTER);
        Input input = input(Kind.ENCOUNTER, CodeSet.NONE, "", Operator.COUNT, YEAR_BEFORE, "1", List.of());
        assertEquals(count, value(input, facts));
    }

    @Test
    void aWindowThatNeedsTheEncounterSaysSoWithoutOne() {
        missing(
                Reason.MISSING,
                "needs the current encounter and its start",
                lab(Operator.LATEST, STAY),
                Given.facts(at("a", "2024-06-14T12:00:00Z", "1")));
        missing(
                Reason.MISSING,
                "needs the current encounter and its start",
                lab(Operator.LATEST, YEAR_BEFORE),
                Given.facts(
                        resource("Encounter", "e1", "'status':'in-progress'"), at("a", "2024-06-14T12:00:00Z", "1")));
    }

    private static double value(Input input, Facts facts) {
        return ((Reading.Known) READER.read(input, facts)).value();
    }

    @ParameterizedTest
    @CsvSource({"88.42,umol/L,1", "10,g/L,1000", "0.012,g/L,1.2", "900,ug/dL,0.9", "1.1,mg/dl,1.1"})
    void aValueIsConvertedByUcumOrByTheDeclaredFactor(String value, String unit, double expected) {
        Input wide = new Input(
                "x",
                "X",
                Kind.OBSERVATION,
                CREATININE,
                "",
                Operator.LATEST,
                Window.EVER,
                "mg/dL",
                Map.of("umol/L", new Conversion(1 / 88.42, 0)),
                Range.ALL,
                Range.ALL,
                List.of(),
                Input.Scope.SETTLED);
        known(expected, List.of("a"), wide, at("a", "2024-06-14T12:00:00Z", value, unit));
    }

    @Test
    void whatCannotBeConvertedOrBelievedIsMissingWithTheReasonWhateverTheOrder() {
        String noUnit = at("a", "2024-06-14T12:00:00Z", "1", "furlong");
        String tooMuch = at("b", "2024-06-14T12:00:00Z", "51");
        Input latest = lab(Operator.LATEST, Window.EVER);
        missing(Reason.UNIT, "there is none in a unit that can be converted", latest, Given.facts(noUnit));
        missing(Reason.IMPLAUSIBLE, "there is none with a plausible value", latest, Given.facts(tooMuch));
        missing(Reason.IMPLAUSIBLE, "there is none with a plausible value", latest, Given.facts(tooMuch, noUnit));
        missing(Reason.IMPLAUSIBLE, "there is none with a plausible value", latest, Given.facts(noUnit, tooMuch));
        missing(Reason.MISSING, "not recorded", latest, Given.facts());
        known(50, List.of("c"), latest, noUnit, tooMuch, at("c", "2024-06-01T12:00:00Z", "50"));
    }

    @Test
    void aNumberTooLargeToConvertIsImplausibleNotAFault() {
        Input any = new Input(
                "x",
                "X",
                Kind.OBSERVATION,
                CREATININE,
                "",
                Operator.MEAN,
                Window.EVER,
                "mg/dL",
                Map.of(),
                Range.ALL,
                Range.ALL,
                List.of(),
                Input.Scope.SETTLED);
        missing(
                Reason.IMPLAUSIBLE,
                "there is none with a plausible value",
                any,
                Given.facts(at("a", "2024-06-14T12:00:00Z", "1e308", "kg/dL")));
        missing(
                Reason.IMPLAUSIBLE,
                "there is none with a plausible value",
                any,
                Given.facts(at("a", "2024-06-14T12:00:00Z", "1e308"), at("b", "2024-06-14T12:00:00Z", "1.7e308")));
    }

    @Test
    void aPreliminaryResultIsReadOnlyWhereAskedFor() {
        Facts facts = Given.facts(at("a", "2024-06-14T12:00:00Z", "1").replace("final", "preliminary"));
        missing(Reason.MISSING, "not recorded", lab(Operator.LATEST, Window.EVER), facts);
        Input tentative = new Input(
                "x",
                "X",
                Kind.OBSERVATION,
                CREATININE,
                "",
                Operator.LATEST,
                Window.EVER,
                "mg/dL",
                Map.of(),
                Range.ALL,
                Range.ALL,
                List.of(),
                new Input.Scope(true, false));
        assertEquals(1, value(tentative, facts));
    }

    private static final CodeSet DIABETES = new CodeSet(
            List.of(new CodeSet.Entry(
                    "http://hl7.org/fhir/sid/icd-10-cm", Set.of(), List.of(new CodeSet.Range("E10", "E14")))),
            List.of());

    @Test
    void noneMeansZeroOnlyIfItWasLookedFor() {
        Input any = input(Kind.CONDITION, DIABETES, "", Operator.ANY, Window.EVER, "1", List.of());
        Input count = input(Kind.CONDITION, DIABETES, "", Operator.COUNT, Window.EVER, "1", List.of());
        missing(Reason.MISSING, "was not looked for", any, Given.facts());
        missing(Reason.MISSING, "was not looked for", count, Given.facts());
        assertEquals(0, value(any, Given.searched(Given.facts(), Kind.CONDITION)));
        assertEquals(0, value(count, Given.searched(Given.facts(), Kind.CONDITION)));
        Facts one = Given.facts(resource(
                "Condition",
                "c1",
                "'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'E11.9'}]}"));
        assertEquals(1, value(any, one)); // one is enough to say that there is one
        missing(Reason.MISSING, "was not looked for", count, one);
        assertEquals(1, value(count, Given.searched(one, Kind.CONDITION)));
    }

    @Test
    void aCategoryIsThatOfTheMostRecentFactWithOne() {
        Input.Choice yes = new Input.Choice("smoker", snomed("77176002"));
        Input.Choice no = new Input.Choice("never", snomed("266919005"));
        CodeSet status =
                new CodeSet(List.of(new CodeSet.Entry("http://loinc.org", Set.of("72166-2"), List.of())), List.of());
        Input input = input(Kind.OBSERVATION, status, "", Operator.CODE, Window.EVER, "1", List.of(yes, no));
        String before = smoking("a", "2020-01-01", "77176002");
        String after = smoking("b", "2023-01-01", "266919005");
        Facts facts = Given.facts(after, before);
        assertEquals(
                new Reading.Category("never", List.of(facts.of(Kind.OBSERVATION).get(0))), READER.read(input, facts));
        missing(Reason.MISSING, "not recorded", input, Given.facts());
        missing(
                Reason.MISSING,
                "recorded with codes that are not known",
                input,
                Given.facts(smoking("a", "2020-01-01", "1")));
    }

    @Test
    void theForemostCategoryIsTheFirstThatAnyFactHasHoweverOld() {
        Input.Choice yes = new Input.Choice("smoker", snomed("77176002"));
        Input.Choice no = new Input.Choice("never", snomed("266919005"));
        Input input = input(Kind.OBSERVATION, CodeSet.NONE, "", Operator.FOREMOST, Window.EVER, "1", List.of(yes, no));
        Facts facts = Given.facts(smoking("a", "2023-01-01", "266919005"), smoking("b", "2020-01-01", "77176002"));
        assertEquals(
                new Reading.Category(
                        "smoker", List.of(facts.of(Kind.OBSERVATION).get(1))),
                READER.read(input, facts));
        missing(Reason.MISSING, "not recorded", input, Given.facts());
    }

    private static CodeSet snomed(String code) {
        return new CodeSet(List.of(new CodeSet.Entry("http://snomed.info/sct", Set.of(code), List.of())), List.of());
    }

    private static String smoking(String id, String time, String code) {
        return resource(
                "Observation",
                id,
                "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'72166-2'}]},"
                        + "'effectiveDateTime':'" + time + "','valueCodeableConcept':{'coding':[{'system':"
                        + "'http://snomed.info/sct','code':'" + code + "'}]}");
    }

    private static final Input AGE = input(Kind.PATIENT, CodeSet.NONE, "", Operator.AGE, Window.EVER, "a", List.of());

    @ParameterizedTest
    @CsvSource({"1724-01-01", "2024-06-16", "1950-01-01"})
    void anAgeOf300OrBeforeBirthOrOutsideTheInputsRangeIsNotBelieved(String born) {
        missing(
                Reason.IMPLAUSIBLE,
                "an age that is not believed",
                AGE,
                Given.facts("{'resourceType':'Patient','id':'p1','birthDate':'" + born + "'}"));
    }

    @Test
    void anAgeIsInCompletedYearsAndNeedsABirthDate() {
        assertEquals(39, value(AGE, Given.facts("{'resourceType':'Patient','id':'p1','birthDate':'1984-06-16'}")));
        assertEquals(40, value(AGE, Given.facts("{'resourceType':'Patient','id':'p1','birthDate':'1984-06-15'}")));
        missing(
                Reason.MISSING,
                "no birth date",
                AGE,
                Given.facts("{'resourceType':'Patient','id':'p1','active':true}"));
        missing(Reason.MISSING, "no birth date", AGE, Given.facts());
    }

    @ParameterizedTest
    @CsvSource({
        "'start':'2024-06-15T11:00:00Z',1",
        "'start':'2024-06-14T12:00:00Z',1",
        "'start':'2024-06-14T11:59:00Z',2",
        "'start':'2024-06-10T12:00:00Z',5",
    })
    void aStayCountsBegunDays(String period, double days) {
        Input stay = input(Kind.ENCOUNTER, CodeSet.NONE, "", Operator.STAY, Window.EVER, "d", List.of());
        String start = "'" + period.replaceAll("'", "").replaceFirst("start:", "start':'") + "'";
        Facts facts = Given.facts(
                resource("Encounter", "e1", "'status':'in-progress','class':{'code':'IMP'},'period':{" + start + "}"));
        assertEquals(days, value(stay, facts));
    }

    @Test
    void aStayThatHasEndedIsAsLongAsItWas() {
        Input stay = input(Kind.ENCOUNTER, CodeSet.NONE, "", Operator.STAY, Window.EVER, "d", List.of());
        assertEquals(
                2,
                value(
                        stay,
                        Given.facts(resource(
                                "Encounter",
                                "e1",
                                "'status':'finished','class':{'code':'IMP'},'period':"
                                        + "{'start':'2024-06-01T12:00:00Z','end':'2024-06-03T11:00:00Z'}"))));
        missing(Reason.MISSING, "no current encounter with a start", stay, Given.facts());
    }
}
