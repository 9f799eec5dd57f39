package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinariesTest {

    private static Optional<String> relative(String link) {
        return Binaries.relative(link, List.of("https://ehr.example/fhir"));
    }

    @Test
    void onlyABinaryOfTheSameServerIsFetched() {
        assertEquals(Optional.of("Binary/b1"), relative("Binary/b1"));
        assertEquals(Optional.of("Binary/b1"), relative("https://ehr.example/fhir/Binary/b1"));
        assertEquals(Optional.of("Binary/b1"), relative("Binary/b1/_history/2"));
        for (String other : List.of(
                "https://evil.example/fhir/Binary/b1",
                "https://ehr.example.evil/fhir/Binary/b1",
                "https://ehr.example/fhir/../Binary/b1",
                "https://ehr.example/fhir/Patient/b1",
                "https://ehr.example/fhirBinary/b1",
                "https://ehr.example/other/Binary/b1",
                "http://ehr.example/fhir/Binary/b1",
                "//evil.example/Binary/b1",
                "/Binary/b1",
                "Binary/../Patient/p1",
                "Binary/b1?x=https://evil.example/Binary/b1",
                "Binary/https://evil.example/Binary/b1",
                "file:///etc/passwd",
                "urn:uuid:6f1c5f0e-0000-4000-8000-000000000000",
                "Binary/",
                "")) {
            assertEquals(Optional.empty(), relative(other), other);
        }
    }
}
