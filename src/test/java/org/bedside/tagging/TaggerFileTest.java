package org.bedside.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class TaggerFileTest {

    private static final Labels LABELS = new Labels(List.of("Drug"));
    private static final String TEXT = "She takes aspirin daily; aspirin helps.";

    /** A tagger that takes the words of its dictionary's first list for drugs. */
    private static byte[] file() {
        return file(new float[0]);
    }

    private static byte[] file(float[] least) {
        Words words = Words.of("aspirin");
        int inList = Hash.of(160, 0, Labels.SINGLE);
        float[] weights = new float[LABELS.size()];
        weights[Labels.SINGLE] = 2.5f;
        Learnt layer = new Learnt(
                LABELS,
                new int[] {inList},
                weights,
                new float[LABELS.size() * LABELS.size()],
                new float[LABELS.size()],
                least);
        return TaggerFile.write(new Dictionary(1, Map.of(words.key(0, 1), 1)), 0, List.of(layer, layer));
    }

    private static Tagger read(byte[] bytes) throws IOException {
        return Tagger.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Tagger tagger = read(file());
        assertEquals(List.of("Drug"), tagger.types());
        assertEquals(List.of(new Span("Drug", 10, 17), new Span("Drug", 25, 32)), tagger.tag(TEXT));
        assertEquals(List.of(), tagger.tag(""));
    }

    /**
     * Each name has the probability 0.82: of paths through outside and single (closed), begin, inside and end (open), all of weight 1 but
     * for exp(2.5) = 12.2, g^2 12.2 are of the name, g^2 (12.2 + 1) + 2 g + 1 are all, with g = 1.618, the golden ratio.
     */
    @Test
    void namesAreChosenByTheirProbabilityIfTheFileSaysSo() throws IOException {
        List<Span> both = List.of(new Span("Drug", 10, 17), new Span("Drug", 25, 32));
        assertEquals(both, read(file(new float[] {0.8f})).tag(TEXT));
        assertEquals(List.of(), read(file(new float[] {0.85f})).tag(TEXT));
    }

    @Test
    void aFileOfTheFirstVersionIsRead() throws IOException {
        byte[] now = file();
        // Version 1 had no byte for the reach, and both layers none for the choice: the types, the transitions and
        // first labels come before
        // it.
        int layer = 1 + 2 + "Drug".length() + 4 * (LABELS.size() * LABELS.size() + LABELS.size());
        ByteBuffer old = ByteBuffer.allocate(now.length - 3);
        old.putInt(0x42544147).putInt(1).put((byte) 2);
        old.put(now, 10, layer).put(now, 10 + layer + 1, layer);
        int rest = 10 + 2 * (layer + 1);
        old.put(now, rest, now.length - 4 - rest);
        CRC32 crc = new CRC32();
        crc.update(old.array(), 0, old.position());
        old.putInt((int) crc.getValue());
        assertEquals(read(now).tag(TEXT), read(old.array()).tag(TEXT));
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> read("PK and so on, but no tagger".getBytes(StandardCharsets.UTF_8)));
        assertEquals("not a tagger's file", refused.getMessage());
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> read(new byte[0]));
    }

    @Test
    void aFileOfAnotherVersionIsRefused() {
        byte[] later = file();
        later[7] = 9;
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> read(later));
        assertTrue(String.valueOf(refused.getMessage()).contains("version 9"), refused.getMessage());
    }

    @Test
    void aFileWithOneBitChangedIsRefusedWhereverItIs() {
        byte[] whole = file();
        for (int at = 8; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            assertThrows(IllegalArgumentException.class, () -> read(damaged), "byte " + at);
        }
    }

    @Test
    void aFileCutShortIsRefused() {
        byte[] whole = file();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(IllegalArgumentException.class, () -> read(cut), "length " + length);
        }
    }

    @Test
    void aLongTextIsReadInPartsAndKeepsItsPlaces() throws IOException {
        String text = (TEXT + "\n\n").repeat(6000);
        List<Span> spans = read(file()).tag(text);
        assertEquals(12_000, spans.size());
        assertTrue(spans.stream().allMatch(span -> text.startsWith("aspirin", span.begin())));
    }
}
