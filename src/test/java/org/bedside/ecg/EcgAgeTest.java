package org.bedside.ecg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bedside.evidence.Collector;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Node;
import org.bedside.evidence.Source;
import org.bedside.evidence.Units;
import org.bedside.predict.Prediction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The beats of training are of adults: of a child's, and of anybody's of unknown age, nothing is said. */
class EcgAgeTest {

    private static EcgSpecialist specialist;

    @BeforeAll
    static void read() throws Exception {
        byte[] weights = Files.readAllBytes(Path.of("models/ecg-infarction-svm/model.bin"));
        specialist = new EcgSpecialist(EcgModel.of(
                new EcgModel.Description(
                        "ecg-infarction-svm",
                        "1.0.0",
                        EcgModel.Sort.KERNEL_INFARCTION,
                        96,
                        0.3,
                        List.of("unlike-infarction", "like-infarction"),
                        0.5),
                Weights.read(weights)));
    }

    private static Prediction of(String born) {
        String request = SyntheticEcg.examples().values().iterator().next();
        Node prefetch = Jsons.read(request).at("prefetch");
        Collector collector = new Collector(
                new Collector.Rules(ZoneOffset.UTC, false),
                List.of("example-ecg"),
                "",
                Instant.parse("2026-01-15T12:00:00Z"));
        collector.add(
                Jsons.read("{\"resourceType\":\"Patient\",\"id\":\"example-ecg\"" + born + "}"),
                Source.Origin.PREFETCH);
        collector.add(prefetch.at("ecg").at("entry").at("resource"), Source.Origin.PREFETCH);
        return specialist.predict(collector.facts(), new InputReader(new Units()));
    }

    @Test
    void childrenAndUnknownAgesAreOutside() {
        Prediction.Abstained child = assertInstanceOf(Prediction.Abstained.class, of(",\"birthDate\":\"2008-01-16\""));
        assertTrue(child.outside());
        assertEquals(
                "not from 18 to 122 years old at the recording",
                child.reasons().get(0).detail());
        Prediction.Abstained unknown = assertInstanceOf(Prediction.Abstained.class, of(""));
        assertEquals("no birth date is known", unknown.reasons().get(0).detail());
    }

    @Test
    void adultsAreWithinTheFirstDay() {
        Prediction adult = of(",\"birthDate\":\"2008-01-15\"");
        assertTrue(!(adult instanceof Prediction.Abstained abstained) || !abstained.outside(), adult.toString());
    }
}
