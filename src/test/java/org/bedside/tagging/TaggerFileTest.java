package org.bedside.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaggerFileTest {

    private static final Labels LABELS = new Labels(List.of("Drug"));
    private static final String TEXT = "She takes aspirin daily; aspirin helps.";

    /** A tagger that takes the words of its dictionary's first list for drugs. */
    private static byte[] file() {
        Words words = Words.of("aspirin");
        int inList = Hash.of(160, 0, Labels.SINGLE);
        float[] weights = new float[LABELS.size()];
        weights[Labels.SINGLE] = 2.5f;
        Learnt layer = new Learnt(
                LABELS,
                new int[] {inList},
                weights,
                new float[LABELS.size() * LABELS.size()],
                new float[LABELS.size()]);
        return TaggerFile.write(new Dictionary(1, Map.of(words.key(0, 1), 1)), List.of(layer, layer));
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
