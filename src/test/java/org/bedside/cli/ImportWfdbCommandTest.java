package org.bedside.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bedside.ecg.LeadFact;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Signal;
import org.bedside.evidence.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportWfdbCommandTest {

    private static final String START = "2026-01-15T11:00:00Z";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Path header, String... more) {
        return runOf("p-1", START, header, more);
    }

    private int runOf(String patient, String start, Path header, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                header.toString(),
                "--patient",
                patient,
                "--start",
                start,
                "--out",
                observation().toString()));
        arguments.addAll(List.of(more));
        return new CommandLine(new ImportWfdbCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
    }

    private Path observation() {
        return folder.resolve("observation.ndjson");
    }

    /** The leads that the server would read of what was written. */
    private List<LeadFact> leads() throws IOException {
        List<String> lines = Files.readAllLines(observation());
        assertEquals(1, lines.size());
        Collector collector = new Collector(
                new Collector.Rules(ZoneOffset.UTC, false), List.of("p-1"), "", Instant.parse("2026-01-16T00:00:00Z"));
        collector.add(Jsons.read(lines.get(0)), Source.Origin.STORE);
        return LeadFact.all(collector.facts());
    }

    private static List<String> names(List<LeadFact> leads) {
        return leads.stream().map(LeadFact::name).toList();
    }

    private static Signal signal(List<LeadFact> leads, String name) {
        return leads.stream()
                .filter(lead -> lead.name().equals(name))
                .findFirst()
                .orElseThrow()
                .signal();
    }

    private Path record(String header, byte... samples) throws IOException {
        Files.write(folder.resolve("r1.dat"), samples);
        return Files.writeString(folder.resolve("r1.hea"), header);
    }

    /** signal(5): 16-bit two's complement, low byte first. */
    private static byte[] sixteen(int... samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int sample : samples) {
            bytes.putShort((short) sample);
        }
        return bytes.array();
    }

    /** signal(5): two samples of 12 bits in three bytes, the high four bits of both in the middle one. */
    private static byte[] twelve(int... samples) {
        ByteBuffer bytes = ByteBuffer.allocate(3 * samples.length / 2);
        for (int at = 0; at < samples.length; at += 2) {
            bytes.put((byte) samples[at]);
            bytes.put((byte) (((samples[at] >> 8) & 0x0f) | ((samples[at + 1] >> 4) & 0xf0)));
            bytes.put((byte) samples[at + 1]);
        }
        return bytes.array();
    }

    @Test
    void format16ComesOutInMillivoltsWithItsLeads() throws IOException {
        Path header = record("""
                r1 3 500 4
                r1.dat 16 2000(100)/mV 16 0 0 0 0 avf
                r1.dat 16 1000/uV 16 0 0 0 0 V2
                r1.dat 16 1000 16 0 0 0 0 vx
                """, sixteen(100, 0, 9, 2100, 1, 9, -1900, -32768, 9, 32767, -32767, 9));
        assertEquals(0, run(header), err.toString());
        assertTrue(out.toString().contains("1 Observation of 2 leads"), out.toString());
        List<LeadFact> leads = leads();
        assertEquals(List.of("aVF", "V2"), names(leads));
        Signal foot = signal(leads, "aVF");
        assertEquals(500, foot.hertz(), 1e-6);
        assertEquals("mV", foot.ucum());
        assertArrayEquals(new double[] {0, 1, -1, 16.3335}, foot.values(), 1e-4);
        assertEquals("uV", signal(leads, "V2").ucum());
        assertArrayEquals(
                new double[] {0, 0.001, Double.NaN, -32.767},
                signal(leads, "V2").values(),
                1e-4);
        assertEquals(Instant.parse(START), leads.get(0).at());
    }

    @Test
    void format212ComesOutInMillivoltsWithItsLeads() throws IOException {
        Path header = record("""
                r1 2 360 3
                r1.dat 212 200 11 1024 995 0 0 MLII
                r1.dat 212 200 11 1024 1011 0 0 V5
                """, twelve(1024, 1224, 2047, -2048, -2047, 1023));
        assertEquals(0, run(header), err.toString());
        List<LeadFact> leads = leads();
        assertEquals(360, signal(leads, "II").hertz(), 1e-4);
        assertArrayEquals(new double[] {0, 5.115, -15.355}, signal(leads, "II").values(), 1e-4);
        assertArrayEquals(
                new double[] {1, Double.NaN, -0.005}, signal(leads, "V5").values(), 1e-4);
    }

    @Test
    void onlyTheFirstSecondsAreTakenIfAsked() throws IOException {
        Path header = record("r1 1 100 0\nr1.dat 16 1000 16 0 0 0 0 I\n", sixteen(new int[300]));
        assertEquals(0, run(header), err.toString());
        assertEquals(300, signal(leads(), "I").size(), "all that the file holds");
        assertEquals(0, run(header, "--seconds", "1.5"), err.toString());
        assertEquals(150, signal(leads(), "I").size());
    }

    @Test
    void whatCannotBeReadIsRefusedWithTheReasonAndWritesNothing() throws IOException {
        assertEquals(1, run(folder.resolve("none.hea")));
        refused("there is no file");
        Path cutShort = record("r1 1 100 5\nr1.dat 16 1000 16 0 0 0 0 I\n", sixteen(1, 2, 3, 4));
        assertEquals(1, run(cutShort));
        refused("r1.dat is cut short");
        assertEquals(1, runOf("p 1", START, cutShort));
        refused("not the logical id");
        assertEquals(1, runOf("p-1", "2026-01-15", cutShort));
        refused("not a time with its offset");
        assertEquals(1, run(record("r1 1 100 2\nr1.dat 16 1000 16 0 0 0 0 vx\n", sixteen(1, 2))));
        refused("none of the twelve leads");
        assertEquals(1, run(record("r1 1 100 2\nr1.dat 80 1000 16 0 0 0 0 I\n", sixteen(1, 2))));
        refused("format other than 16 and 212");
        assertEquals(1, run(record("r1 1 100 2\nother.dat 16 1000 16 0 0 0 0 I\n", sixteen(1, 2))));
        refused("other.dat is not there");
    }

    private void refused(String why) {
        assertTrue(err.toString().contains(why), err.toString());
        err.getBuffer().setLength(0);
        assertFalse(Files.exists(observation()), "a file was written");
    }

    /** The header of each record has the checksum of its samples: their sum in 16 bits (header(5)). */
    @Test
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void realRecordsComeOutWithTheChecksumsOfTheirHeaders() throws IOException {
        Path records = Path.of(String.valueOf(System.getenv("BEDSIDE_DATA")), "ecg_records");
        assertEquals(0, run(records.resolve("100.hea")), err.toString());
        List<LeadFact> arrhythmia = leads();
        assertEquals(List.of("II", "V5"), names(arrhythmia));
        assertEquals(360, signal(arrhythmia, "II").hertz(), 1e-4);
        assertEquals(-22131, checksum(signal(arrhythmia, "II"), 200, 1024));
        assertEquals(20052, checksum(signal(arrhythmia, "V5"), 200, 1024));
        assertEquals(0, run(records.resolve("s0010_re.hea")), err.toString());
        assertTrue(err.toString().contains("s0010_re.xyz is not there"), err.toString());
        List<LeadFact> infarction = leads();
        assertEquals(12, infarction.size());
        assertEquals(38400, signal(infarction, "I").size());
        assertEquals(-8337, checksum(signal(infarction, "I"), 2000, 0));
        assertEquals(-12469, checksum(signal(infarction, "V1"), 2000, 0));
        assertEquals(-17545, checksum(signal(infarction, "V6"), 2000, 0));
    }

    private static int checksum(Signal signal, double gain, int baseline) {
        long sum = 0;
        for (double millivolts : signal.values()) {
            sum += Math.round(millivolts * gain) + baseline;
        }
        return (short) sum;
    }
}
