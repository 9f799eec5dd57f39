package org.bedside.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bedside.evidence.Source.Origin;
import org.junit.jupiter.api.Test;

/** What is being ordered, findings of every kind, the components of one report, the first hours of a stay. */
class OrderTest {

    private static final InputReader READER = new InputReader(new Units());
    private static final CodeSet HEART_RATE = set("8867-4");

    private static CodeSet set(String loinc) {
        return new CodeSet(List.of(new CodeSet.Entry("http://loinc.org", Set.of(loinc), List.of())), List.of());
    }

    private static Input input(Kind kind, CodeSet codes, Input.Operator operator, Window window, CodeSet within) {
        return new Input(
                "x",
                "X",
                kind,
                codes,
                "",
                operator,
                window,
                operator == Input.Operator.MAX ? "/min" : "1",
                Map.of(),
                Input.Range.ALL,
                Input.Range.ALL,
                operator == Input.Operator.CODE
                        ? List.of(new Input.Choice("angina", new CodeSet(List.of(), List.of("angina"))))
                        : List.of(),
                new Input.Scope(false, false, within));
    }

    private static Facts drafts(Origin origin, String... elements) {
        Collector collector = Given.collector();
        for (int at = 0; at < elements.length; at++) {
            collector.add(Jsons.node(Given.tree(Given.resource("ServiceRequest", "s" + at, elements[at]))), origin);
        }
        return collector.facts();
    }

    @Test
    void aDraftOfTheContextIsAnOrderAndItsReasonAFinding() {
        Facts facts = drafts(
                Origin.CONTEXT, "'status':'draft','code':{'text':'Stress test'},'reasonCode':[{'text':'angina'}]");
        assertEquals(
                List.of(List.of(Coding.text("Stress test"))),
                facts.of(Kind.ORDER).stream().map(Fact::codes).toList());
        assertEquals(
                List.of(List.of(Coding.text("angina"))),
                facts.of(Kind.FINDING).stream().map(Fact::codes).toList());
        assertEquals(List.of(), facts.of(Kind.CONDITION));
    }

    @Test
    void aRequestInTheChartIsNoOrderOfNow() {
        Facts facts = drafts(
                Origin.PREFETCH, "'status':'active','code':{'text':'Stress test'},'reasonCode':[{'text':'angina'}]");
        assertEquals(List.of(), facts.of(Kind.ORDER));
        assertEquals(List.of(), facts.of(Kind.FINDING));
    }

    @Test
    void anOrderNotToDoSomethingIsNone() {
        Facts facts = drafts(
                Origin.CONTEXT, "'status':'revoked','code':{'text':'a'}", "'status':'draft','doNotPerform':true");
        assertEquals(List.of(), facts.of(Kind.ORDER));
        assertEquals(2, facts.remarks().size());
    }

    @Test
    void anOrderOfAnotherPatientOrOfNobodyIsLeftOut() {
        Collector collector = Given.collector();
        collector.add(
                Jsons.node(
                        Given.tree(
                                "{'resourceType':'ServiceRequest','id':'a','status':'draft','subject':{'reference':'Patient/p2'}}")),
                Origin.CONTEXT);
        collector.add(
                Jsons.node(Given.tree("{'resourceType':'ServiceRequest','id':'b','status':'draft'}")), Origin.CONTEXT);
        assertEquals(List.of(), collector.facts().of(Kind.ORDER));
        assertEquals(2, collector.facts().remarks().size());
    }

    @Test
    void aFindingIsReadWhereverItWasWrittenDown() {
        String condition = Given.resource("Condition", "c1", "'code':{'text':'Stable angina'}");
        String observation = Given.observation("'valueCodeableConcept':{'text':'angina'}");
        Input finding = input(Kind.FINDING, CodeSet.NONE, Input.Operator.CODE, Window.EVER, CodeSet.NONE);
        for (String resource : List.of(condition, observation)) {
            Reading reading = READER.read(finding, Given.facts(resource));
            assertEquals("angina", ((Reading.Category) reading).name());
        }
        Facts looked = Given.searched(Given.facts(), Kind.CONDITION);
        assertFalse(looked.searched(Kind.FINDING));
        assertTrue(Given.searched(looked, Kind.CONDITION, Kind.OBSERVATION).searched(Kind.FINDING));
    }

    @Test
    void aComponentIsReadWithinItsReportAlone() {
        String report = Given.resource(
                "Observation",
                "o2",
                "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'18752-6'}]},"
                        + "'effectiveDateTime':'2024-06-14','component':[{'code':{'coding':[{'system':'http://loinc.org',"
                        + "'code':'8867-4'}]}," + Given.quantity("150", "/min") + "}]");
        String resting = Given.resource(
                "Observation",
                "o3",
                "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'8867-4'}]},"
                        + "'effectiveDateTime':'2024-06-14'," + Given.quantity("190", "/min"));
        Input within = input(Kind.OBSERVATION, HEART_RATE, Input.Operator.MAX, Window.EVER, set("18752-6"));
        assertEquals(150, ((Reading.Known) READER.read(within, Given.facts(report, resting))).value());
        assertTrue(READER.read(within, Given.facts(resting)) instanceof Reading.Missing);
        Input anywhere = input(Kind.OBSERVATION, HEART_RATE, Input.Operator.MAX, Window.EVER, CodeSet.NONE);
        assertEquals(190, ((Reading.Known) READER.read(anywhere, Given.facts(report, resting))).value());
    }

    @Test
    void theFirstDayOfAStayEndsAfterADay() {
        String encounter =
                Given.resource("Encounter", "e1", "'status':'in-progress','period':{'start':'2024-06-13T08:00:00Z'}");
        Input first = input(
                Kind.OBSERVATION,
                HEART_RATE,
                Input.Operator.MAX,
                new Window(Window.Anchor.ENCOUNTER_START, Duration.ofDays(1)),
                CodeSet.NONE);
        String[] times = {"2024-06-13T07:59:00Z", "2024-06-13T08:00:00Z", "2024-06-14T08:00:00Z", "2024-06-14T08:01:00Z"
        };
        String[] resources = new String[times.length + 1];
        resources[0] = encounter;
        for (int at = 0; at < times.length; at++) {
            resources[at + 1] = Given.resource(
                    "Observation",
                    "h" + at,
                    "'status':'final','encounter':{'reference':'Encounter/e1'},'code':{'coding':[{'system':"
                            + "'http://loinc.org','code':'8867-4'}]},'effectiveDateTime':'" + times[at] + "',"
                            + Given.quantity(Integer.toString(at == 0 || at == 3 ? 200 : 90 + at), "/min"));
        }
        assertEquals(92, ((Reading.Known) READER.read(first, Given.facts(resources))).value());
    }

    @Test
    void anEncountersUnitIsWhereItBeganAndStillIs() {
        String place = "{'location':{'reference':'Location/%s','display':'%s'}%s}";
        String elements = "'status':'in-progress','class':{'code':'IMP'},'period':{'start':'2024-06-13T08:00:00Z'},"
                + "'location':["
                + String.format(place, "1", "Intensive care unit", ",'period':{'start':'2024-06-13T08:20:00Z'}") + ","
                + String.format(place, "2", "Ward", ",'period':{'start':'2024-06-14T08:20:00Z'}") + ","
                + String.format(
                        place,
                        "3",
                        "Emergency",
                        ",'period':{'start':'2024-06-13T08:00:00Z','end':'2024-06-13T08:20:00Z'}")
                + "]";
        Fact encounter = Given.facts(Given.resource("Encounter", "e1", elements))
                .encounter()
                .orElseThrow();
        assertEquals(
                List.of(Coding.of("", "IMP"), Coding.text("Intensive care unit")),
                encounter.details().get("unit"));
    }
}
