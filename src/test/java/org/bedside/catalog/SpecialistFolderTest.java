package org.bedside.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Remark;
import org.bedside.predict.Prediction;
import org.bedside.predict.Specialist;
import org.junit.jupiter.api.Test;

class SpecialistFolderTest {

    private static final Folder CARD = Folder.directory(Path.of("models", "readmission-30d"));
    private static final byte[] PART = {1, 2, 3};
    /** {@code printf '\001\002\003' | sha256sum}. */
    private static final String PART_HASH = "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81";

    private static final String METRICS = """
            {"method": "counted", "figures": [{"name": "Accuracy", "value": 0.9, "low": 0.8, "high": 0.95}],
             "tables": [{"title": "By label", "columns": ["Label", "n"], "rows": [{"cells": ["one", "7"]}]}]}
            """;
    private static final String DESCRIPTION = """
            {"id": "m", "version": "1.2.0", "title": "M", "says": "one or other", "limit": 7,
             "files": [{"name": "part.bin", "sha256": "%s"}]}
            """.formatted(PART_HASH);

    private record Made(String id, String version, double limit, int bytes) implements Specialist {
        @Override
        public List<String> labels() {
            return List.of("one", "other");
        }

        @Override
        public Set<String> numbers() {
            return Set.of("limit");
        }

        @Override
        public Prediction predict(Facts facts, InputReader inputs) {
            return new Prediction.Abstained(
                    id, version, false, List.of(new Remark(Remark.Reason.MISSING, "signal", "not there")));
        }
    }

    private static Specialist made(String id, String version, Fields fields, Map<String, byte[]> files) {
        double limit = fields.number("limit");
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is positive");
        }
        return new Made(id, version, limit, files.getOrDefault("part.bin", new byte[0]).length);
    }

    private static Folder folder(String description, String metrics) {
        Map<String, byte[]> files = new HashMap<>();
        files.put("toy.json", description.getBytes(StandardCharsets.UTF_8));
        files.put("metrics.json", metrics.getBytes(StandardCharsets.UTF_8));
        files.put("part.bin", PART);
        return name -> {
            if (name.equals("card.json")) {
                return CARD.open(name);
            }
            byte[] bytes = files.get(name);
            if (bytes == null) {
                throw new NoSuchFileException(name);
            }
            return new ByteArrayInputStream(bytes);
        };
    }

    private static SpecialistFolder read(String description, String metrics) {
        return SpecialistFolder.read("m", folder(description, metrics), Map.of("toy.json", SpecialistFolderTest::made));
    }

    private static String fault(String description, String metrics) {
        return String.join(
                "\n",
                assertThrows(FolderRefused.class, () -> read(description, metrics))
                        .faults());
    }

    @Test
    void aWholeFolderIsRead() {
        SpecialistFolder folder = read(DESCRIPTION, METRICS);
        assertEquals(new Made("m", "1.2.0", 7, 3), folder.model());
        assertEquals(Map.of("part.bin", PART_HASH), folder.hashes());
        assertEquals(PART_HASH, folder.hash());
        assertEquals("one or other", folder.says());
        assertEquals("", folder.picture());
        assertEquals(
                new Measure(0.9, 0.8, 0.95), folder.reported().figures().get(0).measure());
        assertEquals(
                List.of(List.of("one", "7")), folder.reported().tables().get(0).rows());
    }

    @Test
    void whatIsWrongIsSaid() {
        assertTrue(fault(DESCRIPTION.replace("039058", "139058"), METRICS).contains("another SHA-256"));
        assertTrue(fault(DESCRIPTION.replace("\"m\"", "\"n\""), METRICS).contains("is not the name of its folder"));
        assertTrue(fault(DESCRIPTION.replace(": 7,", ": -7,"), METRICS).contains("a limit is positive"));
        assertTrue(fault(DESCRIPTION.replace("\"limit\"", "\"limits\""), METRICS)
                .contains("limits: is not a field that is known here"));
        assertTrue(fault(DESCRIPTION, METRICS.replace("[\"one\", \"7\"]", "[\"one\"]"))
                .contains("not as many cells"));
        assertTrue(fault(DESCRIPTION, "{\"method\": \"none\"}").contains("says how good it is"));
    }

    @Test
    void severalPartsHaveOneHash() {
        Map<String, String> hashes = Map.of("a.bin", "00", "b.bin", "11", "picture.svg", "22");
        SpecialistFolder one = read(DESCRIPTION, METRICS);
        SpecialistFolder several = with(one, hashes);
        assertEquals(ModelFolder.sha256("00\n11".getBytes(StandardCharsets.US_ASCII)), several.hash());
        assertNotEquals(
                several.hash(), with(one, Map.of("a.bin", "00", "b.bin", "12")).hash());
    }

    private static SpecialistFolder with(SpecialistFolder folder, Map<String, String> hashes) {
        return new SpecialistFolder(
                folder.model(), folder.title(), folder.says(), hashes, "", folder.reported(), folder.card(), 0);
    }
}
