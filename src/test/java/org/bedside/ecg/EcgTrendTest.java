package org.bedside.ecg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bedside.catalog.Folder;
import org.bedside.catalog.SpecialistFolder;
import org.bedside.evidence.Collector;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Node;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Source;
import org.bedside.evidence.Units;
import org.bedside.predict.Prediction;
import org.junit.jupiter.api.Test;

/** When a trend is told and when it is not, with the shipped networks and recordings made up of straight lines. */
class EcgTrendTest {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final String ADULT = "\"birthDate\":\"1961-03-09\"";
    private static final List<String> II = List.of("131330", "131330", "131330");
    private static final EcgTrend TREND = assertInstanceOf(
            EcgTrend.class,
            SpecialistFolder.read("ecg-forecast", Folder.ofModel("ecg-forecast"))
                    .model());

    /** Recordings so long before now, each a little more like infarction than the one before. */
    private static String recordings(List<String> leads, String... before) {
        List<double[]> heights = new ArrayList<>();
        List<String> times = new ArrayList<>();
        for (int at = 0; at < before.length; at++) {
            heights.add(SyntheticEcg.mixed(0.3 * at));
            times.add(NOW.minus(Duration.parse(before[at])).toString());
        }
        return SyntheticEcg.series(heights, times, leads);
    }

    private static Prediction predicted(String patient, String request) {
        Collector collector =
                new Collector(new Collector.Rules(ZoneOffset.UTC, false), List.of("example-ecg"), "", NOW);
        collector.add(
                Jsons.read("{\"resourceType\":\"Patient\",\"id\":\"example-ecg\"," + patient + "}"),
                Source.Origin.PREFETCH);
        for (Node entry : Jsons.read(request).at("prefetch").at("ecg").all("entry")) {
            collector.add(entry.at("resource"), Source.Origin.PREFETCH);
        }
        return TREND.predict(collector.facts(), new InputReader(new Units()));
    }

    private static Prediction.Statement said(String request) {
        return assertInstanceOf(Prediction.Statement.class, predicted(ADULT, request));
    }

    private static void abstains(boolean outside, List<Remark> reasons, Prediction prediction) {
        assertEquals(new Prediction.Abstained("ecg-forecast", TREND.version(), outside, reasons), prediction);
    }

    private static List<Remark> because(Reason reason, String about, String detail) {
        return List.of(new Remark(reason, about, detail));
    }

    @Test
    void threeRecordingsWithinADayAreFollowed() {
        Prediction.Statement statement = said(recordings(II, "PT4H", "PT3H", "PT2H"));
        assertEquals(3, statement.numbers().get("recordings"));
        assertEquals(2, statement.numbers().get("hours"));
        assertEquals(List.of("forecast of the beat"), abouts(statement), "these beats are not those of training");
    }

    private static List<String> abouts(Prediction.Statement statement) {
        return statement.missing().stream().map(Remark::about).toList();
    }

    @Test
    void moreThanTwelveHoursBetweenTwoRecordingsAreTooMany() {
        abstains(
                false,
                because(Reason.VALUE, "electrocardiogram", "more than 12 hours lie between two recordings of a lead"),
                predicted(ADULT, recordings(II, "PT14H1M", "PT2H", "PT1H")));
        assertEquals(
                13,
                said(recordings(II, "PT14H", "PT2H", "PT1H")).numbers().get("hours"),
                "twelve hours and one are followed");
    }

    @Test
    void recordingsWithinLessThanFifteenMinutesAreTooNear() {
        abstains(
                false,
                because(Reason.VALUE, "electrocardiogram", "all recordings of a lead lie within 15 minutes"),
                predicted(ADULT, recordings(II, "PT30M", "PT20M", "PT15M1S")));
        assertEquals(
                0.25, said(recordings(II, "PT30M", "PT20M", "PT15M")).numbers().get("hours"));
    }

    @Test
    void fewerThanThreeRecordingsOfTheLastDayAreTooFew() {
        List<Remark> tooFew = because(
                Reason.MISSING, "electrocardiogram", "there are fewer than 3 readable ones of the last 24 hours");
        abstains(true, tooFew, predicted(ADULT, recordings(II, "PT2H", "PT1H")));
        abstains(true, tooFew, predicted(ADULT, recordings(II, "PT24H1S", "PT13H", "PT2H")));
        assertEquals(3, said(recordings(II, "PT24H", "PT13H", "PT2H")).numbers().get("recordings"));
    }

    @Test
    void aRecordingThatCannotBeReadIsSaidWhereThereAreTooFew() {
        String request = recordings(II, "PT4H", "PT3H", "PT2H").replaceFirst("\"period\": 4", "\"period\": 0");
        abstains(
                false,
                List.of(
                        new Remark(
                                Reason.SIGNAL,
                                "Observation/example-ecg-ecg-0",
                                "is sampled data without a believable period between samples"),
                        new Remark(
                                Reason.MISSING,
                                "electrocardiogram",
                                "there are fewer than 3 readable ones of the last 24 hours")),
                predicted(ADULT, request));
    }

    @Test
    void recordingsOfDifferentLeadsAreNotCompared() {
        abstains(
                false,
                because(
                        Reason.VALUE,
                        "electrocardiogram",
                        "no lead is named in 3 recordings: they are of different leads"),
                predicted(ADULT, recordings(List.of("131330", "131331", "131330"), "PT4H", "PT3H", "PT2H")));
    }

    @Test
    void aUnitThatIsNoneOfVoltageIsRefused() {
        String request = recordings(II, "PT4H", "PT3H", "PT2H");
        abstains(
                false,
                because(Reason.VALUE, "lead II", "has no unit of voltage"),
                predicted(ADULT, request.replace("\"code\": \"mV\"", "\"code\": \"mm[Hg]\"")));
    }

    @Test
    void microvoltsAreMillivoltsByTheThousand() {
        String millivolts = recordings(II, "PT4H", "PT3H", "PT2H");
        String microvolts = millivolts
                .replace("\"code\": \"mV\"", "\"code\": \"uV\"")
                .replace("\"factor\": 0.001", "\"factor\": 1");
        assertEquals(said(millivolts).numbers(), said(microvolts).numbers());
    }

    @Test
    void childrenAndUnknownAgesAreOutside() {
        String request = recordings(II, "PT4H", "PT3H", "PT2H");
        abstains(
                true,
                because(Reason.POPULATION, "age", "not from 18 to 122 years old at the first recording"),
                predicted("\"birthDate\":\"2008-01-16\"", request));
        abstains(
                true,
                because(Reason.POPULATION, "age", "no birth date is known"),
                predicted("\"gender\":\"female\"", request));
        assertInstanceOf(Prediction.Statement.class, predicted("\"birthDate\":\"2008-01-15\"", request));
    }
}
