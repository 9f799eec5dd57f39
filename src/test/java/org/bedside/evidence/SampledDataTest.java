package org.bedside.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampledDataTest {

    private static final String MILLIVOLT = "'origin':{'value':-0.5,'system':'http://unitsofmeasure.org','code':'mV'}";

    private static Facts of(String sampled) {
        return Given.facts(Given.observation("'valueSampledData':{" + sampled + "}"));
    }

    private static String refused(String sampled) {
        Facts facts = of(sampled);
        assertTrue(facts.of(Kind.OBSERVATION).isEmpty(), "something was read");
        assertEquals(Remark.Reason.SIGNAL, facts.remarks().get(0).reason());
        return facts.remarks().get(0).detail();
    }

    @Test
    void valuesAreOriginAndFactorTimesTokens() {
        Facts facts = of(MILLIVOLT + ",'period':2,'factor':0.01,'dimensions':1,'data':'100 -50 E 2.5 U  L 1e2'");
        Fact.Value.Sampled sampled =
                (Fact.Value.Sampled) facts.of(Kind.OBSERVATION).get(0).value();
        Signal signal = sampled.signal();
        assertEquals(500, signal.hertz());
        assertEquals("mV", signal.ucum());
        assertEquals(2, signal.clipped());
        assertArrayEquals(
                new double[] {0.5, -1, Double.NaN, -0.475, Double.NaN, Double.NaN, 0.5}, signal.values(), 1e-6);
    }

    @Test
    void eachLeadIsAFactAndABadOneIsRemarked() {
        String lead =
                "{'code':{'coding':[{'system':'urn:oid:2.16.840.1.113883.6.24','code':'%s'}]},'valueSampledData':{"
                        + MILLIVOLT + ",'period':%s,'dimensions':1,'data':'1 2 3'}}";
        Facts facts = Given.facts(Given.observation(
                "'component':[" + lead.formatted("131329", "2") + "," + lead.formatted("131330", "0") + "]"));
        assertEquals(
                List.of("131329"),
                facts.of(Kind.OBSERVATION).stream()
                        .map(fact -> fact.codes().get(0).code())
                        .toList());
        assertEquals(
                "in part: is sampled data without a believable period between samples",
                facts.remarks().get(0).detail());
    }

    @Test
    void whatIsNotOneCurveIsRefused() {
        String rest = ",'dimensions':1,'data':'1 2'";
        assertTrue(refused(MILLIVOLT + ",'period':0" + rest).contains("period"));
        assertTrue(refused(MILLIVOLT + ",'period':-4" + rest).contains("period"));
        assertTrue(refused(MILLIVOLT + ",'period':1e12" + rest).contains("period"));
        assertTrue(
                refused(MILLIVOLT + ",'period':2,'dimensions':3,'data':'1 2 3'").contains("1 dimension"));
        assertTrue(refused(MILLIVOLT + ",'period':2,'dimensions':1").contains("without data"));
        assertTrue(refused(MILLIVOLT + ",'period':2,'factor':0" + rest).contains("factor"));
        assertTrue(
                refused(MILLIVOLT + ",'period':2,'dimensions':1,'data':'1 x 2'").contains("neither a number"));
        assertTrue(refused(MILLIVOLT + ",'period':2,'dimensions':1,'data':'1 0x10 2'")
                .contains("neither a number"));
        assertTrue(refused("'origin':{'value':0,'system':'urn:x','code':'mV'},'period':2" + rest)
                .contains("UCUM"));
    }

    @Test
    void aGiganticOneIsRefusedSoonAndNotCutShort() {
        String data = "1 ".repeat(Signal.MOST + 1);
        String digits = "9".repeat(1_000_000);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertTrue(refused(MILLIVOLT + ",'period':2,'dimensions':1,'data':'" + data + "'")
                    .contains("more than"));
            assertTrue(refused(MILLIVOLT + ",'period':2,'dimensions':1,'data':'" + digits + "'")
                    .contains("neither"));
        });
    }
}
