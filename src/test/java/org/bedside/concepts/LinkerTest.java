package org.bedside.concepts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bedside.concepts.Document.Kind;
import org.bedside.concepts.Document.Span;
import org.bedside.evidence.Coding;
import org.junit.jupiter.api.Test;

/** A linker that learnt from made-up documents. */
class LinkerTest {

    private static final String[][] DISEASES = {
        {"renal colic", "D000001"}, {"stone fever", "D000002"}, {"glass bone disease", "D000003"},
        {"blue thumb syndrome", "D000004"}, {"marsh cough", "OMIM:100005"}, {"colic with fever", "D000001|D000002"},
    };

    private static final Linker LINKER = linker();

    private static Linker linker() {
        List<Coded> documents = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String[] one = DISEASES[i % DISEASES.length];
            String disease = switch (i / DISEASES.length % 4) {
                case 0 -> one[0];
                case 1 -> one[0] + "s";
                case 2 -> "acute " + one[0];
                default -> one[0].toUpperCase(Locale.ROOT);
            };
            String drug = i % 5 == 0 ? "Foozac" : "fooxetine";
            String text = "Case " + i + " had " + disease + " after " + drug + ".";
            String id = i % 40 == 7 ? "D000009" : one[1]; // annotators err
            documents.add(new Coded(
                    new Document(text, List.of(span(Kind.DISEASE, text, disease), span(Kind.CHEMICAL, text, drug))),
                    i % 3 == 0 ? Source.NCBI : Source.BC5CDR,
                    List.of(id, i % 40 == 9 ? "C900009" : "C900001")));
        }
        return new LinkerBuilder(0.8)
                .term(Kind.DISEASE, "brittle bones", "D000003", Source.LABEL)
                .synonyms(Kind.CHEMICAL, List.of("Foozac", "fooxetine"))
                .documents(documents)
                .build();
    }

    private static Span span(Kind kind, String text, String mention) {
        int begin = text.indexOf(mention);
        return new Span(kind, begin, begin + mention.length());
    }

    private static List<Coding> link(Kind kind, String text, String mention) {
        return LINKER.link(new Document(text, List.of(span(kind, text, mention))))
                .get(0);
    }

    private static List<Coding> mesh(String... codes) {
        return java.util.Arrays.stream(codes)
                .map(code -> Coding.of(Linker.MESH, code))
                .toList();
    }

    @Test
    void aKnownNameHasItsCodesInAnyCaseAndNumber() {
        assertEquals(mesh("D000001"), link(Kind.DISEASE, "Renal colics came back.", "Renal colics"));
        assertEquals(mesh("D000002"), link(Kind.DISEASE, "It was STONE FEVER.", "STONE FEVER"));
        assertEquals(List.of(Coding.of(Linker.OMIM, "100005")), link(Kind.DISEASE, "A marsh cough.", "marsh cough"));
        assertEquals(mesh("D000001", "D000002"), link(Kind.DISEASE, "Colic with fever.", "Colic with fever"));
    }

    @Test
    void anAbbreviationHasTheCodeOfWhatItStandsFor() {
        assertEquals(mesh("D000004"), link(Kind.DISEASE, "In blue thumb syndrome (BTS) we looked for signs.", "BTS"));
    }

    @Test
    void partsThatAreJoinedHaveACodeEach() {
        assertEquals(
                mesh("D000002", "D000003"),
                link(Kind.DISEASE, "A stone fever and glass bone disease.", "stone fever and glass bone disease"));
        assertEquals(List.of(), link(Kind.DISEASE, "Stone fever and ague.", "Stone fever and ague"));
    }

    @Test
    void aBrandHasTheCodeOfItsIngredient() {
        assertEquals(mesh("C900001"), link(Kind.CHEMICAL, "She took Foozac daily.", "Foozac"));
    }

    @Test
    void whatIsNotKnownOrOfAnotherKindHasNoCode() {
        assertEquals(List.of(), link(Kind.DISEASE, "An unheard-of ailment.", "unheard-of ailment"));
        assertEquals(List.of(), link(Kind.CHEMICAL, "The renal colic.", "renal colic"));
        assertEquals(List.of(), link(Kind.DISEASE, "A sign: -.", "-"));
    }

    @Test
    void aDocumentWithoutMentionsHasNoCodes() {
        assertEquals(List.of(), LINKER.link(new Document("", List.of()), Optional.of(Source.NCBI)));
    }

    @Test
    void aMentionOutsideItsTextIsRefused() {
        List<Span> beyond = List.of(new Span(Kind.DISEASE, 2, 9));
        assertThrows(IllegalArgumentException.class, () -> new Document("short", beyond));
    }

    @Test
    void whatIsReadIsWhatWasWrittenAndTheSameInputGivesTheSameBytes() throws IOException {
        byte[] bytes = bytes(LINKER);
        Linker again = Linker.read(new ByteArrayInputStream(bytes));
        assertArrayEquals(bytes, bytes(again));
        assertArrayEquals(bytes, bytes(linker()));
        Document document = new Document("Renal colic", List.of(new Span(Kind.DISEASE, 0, 11)));
        assertEquals(LINKER.link(document), again.link(document));
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        byte[] bytes = bytes(LINKER);
        for (int at = 0; at < bytes.length; at += Math.max(1, bytes.length / 97)) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 4;
            assertThrows(IOException.class, () -> Linker.read(new ByteArrayInputStream(damaged)));
        }
        byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);
        assertThrows(IOException.class, () -> Linker.read(new ByteArrayInputStream(cut)));
        byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        assertThrows(IOException.class, () -> Linker.read(new ByteArrayInputStream(longer)));
    }

    @Test
    void theFileHoldsNoNames() throws IOException {
        String file = new String(bytes(LINKER), java.nio.charset.StandardCharsets.ISO_8859_1);
        for (String[] disease : DISEASES) {
            for (String word : disease[0].split(" ", -1)) {
                assertTrue(!file.contains(word), word);
            }
        }
    }

    @Test
    void manyThreadsGetWhatOneGets() throws Exception {
        List<Document> documents = new ArrayList<>();
        for (String[] disease : DISEASES) {
            String text = disease[0] + " with fooxetine";
            documents.add(new Document(
                    text, List.of(span(Kind.DISEASE, text, disease[0]), span(Kind.CHEMICAL, text, "fooxetine"))));
        }
        List<List<List<Coding>>> alone = documents.stream().map(LINKER::link).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<List<List<Coding>>>> all = () -> {
                List<List<List<Coding>>> last = List.of();
                for (int i = 0; i < 50; i++) {
                    last = documents.stream().map(LINKER::link).toList();
                    assertEquals(alone, last);
                }
                return last;
            };
            for (Future<List<List<List<Coding>>>> answer : threads.invokeAll(List.of(all, all, all, all))) {
                assertEquals(alone, answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static byte[] bytes(Linker linker) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        linker.write(out);
        return out.toByteArray();
    }
}
