package org.bedside.evidence;

import static org.bedside.evidence.Given.quantity;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bedside.evidence.Source.Origin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the CPU time of reading 100 Observations; run with {@code -Dbedside.speed=true}, without TieredStopAtLevel. */
@Tag("speed")
@EnabledIfSystemProperty(named = "bedside.speed", matches = "true")
class SpeedTest {

    private static final int CALLS = 20_000;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    @Test
    void aHundredObservationsAreFactsInMicroseconds() {
        List<JsonNode> resources = new ArrayList<>();
        for (int at = 0; at < 100; at++) {
            resources.add(Given.tree(Given.resource(
                    "Observation",
                    "obs-" + at,
                    "'meta':{'versionId':'1','lastUpdated':'2024-06-14T12:00:00Z'},'status':'final','category':[{'coding':[{'system':"
                            + "'http://terminology.hl7.org/CodeSystem/observation-category','code':'laboratory'}]}],"
                            + "'code':{'coding':[{'system':'http://loinc.org','code':'" + (2160 + at % 10)
                            + "-0','display':'Creatinine'}],'text':'Creatinine'},'encounter':{'reference':'Encounter/e1'},"
                            + "'effectiveDateTime':'2024-06-14T08:" + (10 + at % 50) + ":00-04:00',"
                            + quantity("1." + at, "mg/dL"))));
        }
        InputReader reader = new InputReader(new Units());
        Input input = new Input(
                "x",
                "X",
                Kind.OBSERVATION,
                new CodeSet(List.of(new CodeSet.Entry("http://loinc.org", Set.of("2160-0"), List.of())), List.of()),
                "",
                Input.Operator.LATEST,
                new Window(Window.Anchor.NOW, Duration.ofDays(7)),
                "umol/L",
                Map.of("mg/dL", new Units.Conversion(88.42, 0)),
                Input.Range.ALL,
                Input.Range.ALL,
                List.of(),
                Input.Scope.SETTLED);
        long facts = 0;
        long reading = 0;
        int found = 0;
        for (int call = 0; call < 2 * CALLS; call++) {
            if (call == CALLS) {
                facts = 0;
                reading = 0;
            }
            long start = CPU.getCurrentThreadCpuTime();
            Collector collector = Given.collector();
            for (JsonNode resource : resources) {
                collector.add(Jsons.node(resource), Origin.PREFETCH);
            }
            Facts gathered = collector.facts();
            long middle = CPU.getCurrentThreadCpuTime();
            found += reader.read(input, gathered) instanceof Reading.Known ? 1 : 0;
            facts += middle - start;
            reading += CPU.getCurrentThreadCpuTime() - middle;
        }
        assertEquals(2 * CALLS, found);
        System.err.printf(
                "100 Observations: %.1f us CPU to facts, %.1f us per input%n",
                facts / 1e3 / CALLS, reading / 1e3 / CALLS);
    }
}
