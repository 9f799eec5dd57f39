package org.bedside.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bedside.tagging.Span;
import org.bedside.tagging.Tagger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractorFolderTest {

    private static Folder shipped(String id) {
        return Folder.directory(Path.of("models", id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"note-bc5cdr", "note-ncbi", "note-maccrobat"})
    void aShippedTaggerLoadsAndFindsADisease(String id) {
        Tagger tagger = ExtractorFolder.tagger(id, shipped(id));
        String text = "A 50-year-old woman with breast cancer was treated with tamoxifen.";
        List<Span> spans = tagger.tag(text);
        assertTrue(
                spans.stream()
                        .anyMatch(
                                span -> text.substring(span.begin(), span.end()).equals("breast cancer")),
                spans.toString());
        assertTrue(tagger.types().containsAll(spans.stream().map(Span::type).toList()));
    }

    @Test
    void aDamagedTaggerIsRefused(@TempDir Path folder) throws IOException {
        Files.copy(Path.of("models", "note-bc5cdr", "extractor.json"), folder.resolve("extractor.json"));
        Files.write(folder.resolve("tagger.bin"), new byte[] {1, 2, 3});
        FolderRefused refused = assertThrows(
                FolderRefused.class, () -> ExtractorFolder.tagger("note-bc5cdr", Folder.directory(folder)));
        assertEquals(
                List.of("tagger.bin: is not the file that training wrote: another SHA-256 than in extractor.json"),
                refused.faults());
    }

    @Test
    void theReaderOfNotesIsNoTaggerOfACorpus() {
        assertThrows(FolderRefused.class, () -> ExtractorFolder.tagger("note-entities", shipped("note-entities")));
        assertThrows(FolderRefused.class, () -> ExtractorFolder.notes("note-bc5cdr", shipped("note-bc5cdr")));
    }
}
