package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services of blood counts ask for all that their models read, and never call a count normal. */
class BloodServicesTest {

    @ParameterizedTest
    @ValueSource(strings = {"blood-count-outlier", "blood-count-phenotype"})
    void everyCodeIsFetchedAndNothingIsCalledNormal(String id) throws IOException {
        JsonNode service = Calls.tree(Files.readString(Path.of("cds-hooks", id, "service.json")));
        String query = service.at("/prefetch/observations/query").asText() + ",";
        int codes = 0;
        for (JsonNode index : Calls.tree(Files.readString(Path.of("models", id, "clusters.json")))
                .path("indices")) {
            for (JsonNode code : index.at("/codes/0/codes")) {
                assertTrue(query.replace('&', ',').contains("http://loinc.org|" + code.asText() + ","), code.asText());
                codes++;
            }
        }
        assertEquals(12, codes);
        assertTrue(service.path("silent").asBoolean());
        assertTrue(service.path("basis").asText().contains("blind to platelets"));
        for (JsonNode saying : service.at("/tell/sayings")) {
            assertTrue(!saying.path("summary").asText().contains("normal"));
            assertTrue(!saying.path("lead").asText().contains("normal"));
        }
    }
}
