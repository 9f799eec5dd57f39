package org.bedside.ecg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WfdbTest {

    /** Bytes worked out by hand from signal(5). */
    @Test
    void readsFormats212And16() {
        byte[] packed = {(byte) 0xe3, 0x43, 0x01, (byte) 0xff, (byte) 0x8f, 0x00};
        int[][] twelve = WfdbSamples.read(packed, 212, 2, 2);
        assertArrayEquals(new int[] {0x3e3, -1}, twelve[0]);
        assertArrayEquals(new int[] {0x401, WfdbSamples.INVALID}, twelve[1]);
        byte[] plain = {0x01, 0x00, (byte) 0xff, (byte) 0xff, 0x00, (byte) 0x80, 0x34, 0x12};
        int[][] sixteen = WfdbSamples.read(plain, 16, 2, 2);
        assertArrayEquals(new int[] {1, WfdbSamples.INVALID}, sixteen[0]);
        assertArrayEquals(new int[] {-1, 0x1234}, sixteen[1]);
        assertEquals(2, WfdbSamples.frames(6, 212, 2));
        assertEquals(2, WfdbSamples.frames(8, 16, 2));
    }

    @Test
    void readsAHeaderWithItsGainBaselineAndLeads() {
        WfdbHeader header = WfdbHeader.parse("""
                # by us
                r1 2 360 1000
                r1.dat 212 200(1)/mV 11 1024 995 -1 0 MLII
                r1.dat 212 0 11 1024 995 -1 0 V5
                """);
        assertEquals(360, header.hertz());
        assertEquals(1000, header.frames());
        assertEquals(
                new WfdbHeader.Channel("r1.dat", 212, 200, 1, "mV", "MLII"),
                header.signals().get(0));
        assertEquals(
                new WfdbHeader.Channel("r1.dat", 212, 200, 1024, "mV", "V5"),
                header.signals().get(1));
        assertEquals(Lead.II, Lead.named("MLII").orElseThrow());
        assertEquals(Lead.AVF, Lead.named("avf").orElseThrow());
        assertTrue(Lead.named("vx").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "r1",
                "r1 x 360",
                "r1 1 0 10\na.dat 16",
                "r1 1 1e99 10\na.dat 16",
                "r1 2 360 10\na.dat 16",
                "r1 999 360 10\na.dat 16",
                "r1/3 1 360 10\na.dat 16",
                "r1 1 360 10\na.dat 8",
                "r1 1 360 10\n../../etc/passwd 16",
                "r1 1 360 10\na.dat 16 abc"
            })
    void whatIsNoHeaderIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> WfdbHeader.parse(text));
    }
}
