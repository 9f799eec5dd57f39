package org.bedside.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractorVersionTest {

    @Test
    void itIsTheSameUntilAnExtractorChanges() {
        String version = new ExtractorVersion(List.of("note-entities")).get();
        assertTrue(version.matches("[0-9a-f]{64}"), version);
        assertEquals(version, new ExtractorVersion(List.of("note-entities")).get());
        assertNotEquals(version, new ExtractorVersion(List.of()).get());
    }

    /** Else a changed rule would leave what was read by the old one. */
    @Test
    void allThatReadsNotesCounts() {
        List<String> counted = ExtractorVersion.PACKAGES.stream()
                .map(name -> "org.bedside." + name)
                .toList();
        List<String> uncounted = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(counted).stream()
                        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                        .map(use -> use.getTargetClass().getBaseComponentType().getPackageName())
                        .filter(name -> name.startsWith("org.bedside.") && !counted.contains(name))
                        .distinct()
                        .toList();
        assertEquals(List.of(), uncounted);
        assertTrue(counted.contains("org.bedside.notes"));
    }
}
