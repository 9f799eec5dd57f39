package org.bedside.notes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TaggerFileTest {

    @Test
    void theShippedTaggerHasTheHashThatItsDescriptionSays() throws Exception {
        Path folder = Path.of("models", "note-entities");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve(Tagger.FILE)));
        String description = Files.readString(folder.resolve("extractor.json"));
        assertTrue(
                description.contains(HexFormat.of().formatHex(hash)), "tagger.bin was changed without extractor.json");
    }
}
