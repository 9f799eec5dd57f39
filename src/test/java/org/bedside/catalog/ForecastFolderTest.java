package org.bedside.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ForecastFolderTest {

    private static final Folder SHIPPED = Folder.ofModel("ecg-forecast");

    /** What is wrong with the shipped folder if one of its files is another. */
    private static List<String> faults(String file, UnaryOperator<byte[]> change) {
        Folder changed = name -> name.equals(file)
                ? new ByteArrayInputStream(change.apply(SHIPPED.open(name).readAllBytes()))
                : SHIPPED.open(name);
        return assertThrows(FolderRefused.class, () -> SpecialistFolder.read("ecg-forecast", changed))
                .faults();
    }

    @Test
    void networksOtherThanThoseOfTheTrainingAreRefused() {
        for (String networks : List.of(ForecastFolder.WHOLE_BEAT, ForecastFolder.BEGINNING)) {
            List<String> faults = faults(networks, bytes -> {
                bytes[bytes.length / 2] ^= 1;
                return bytes;
            });
            assertEquals(
                    List.of(networks + ": is not the file that training wrote: another SHA-256 than in forecast.json"),
                    faults);
        }
    }

    @Test
    void aModelOfBeatsOtherThanTheOneThatItWasTestedWithIsRefused() {
        String hash =
                SpecialistFolder.read("ecg-beat", Folder.ofModel("ecg-beat")).hash();
        String other = "0".repeat(hash.length());
        List<String> faults = faults(
                ForecastFolder.NAME,
                bytes -> new String(bytes, StandardCharsets.UTF_8)
                        .replace(hash, other)
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("forecast.json: models/ecg-beat is another than the one with SHA-256 " + other), faults);
    }
}
