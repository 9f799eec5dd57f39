package org.bedside.notes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bedside.text.Tokens;

/** Compares what is read in labelled lines with their labels; the format and what counts are in README.md beside the lines. */
final class LineScores {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "/note-lines/";

    /** Counts of items that are right, read but wrong, and missed. */
    record Score(int right, int wrong, int missed) {
        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }

        double f1() {
            return 2.0 * right / (2.0 * right + wrong + missed);
        }

        Score plus(Score other) {
            return new Score(right + other.right, wrong + other.wrong, missed + other.missed);
        }

        @Override
        public String toString() {
            return String.format("P %.3f R %.3f F1 %.3f of %d", precision(), recall(), f1(), right + missed);
        }
    }

    /**
     * A labelled line and what was read in it, as items of normalised fields.
     */
    record Read(String id, String kind, String text, List<Map<String, String>> gold, List<Map<String, String>> read) {

        /** Whether the last hex digit of the SHA-256 of its id is odd: the half of the second set that was not read. */
        boolean odd() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
                return (hash[hash.length - 1] & 1) == 1;
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    private LineScores() {}

    /** The lines of a half, open or sealed, as they are read; empty where the half is not there. */
    static Optional<List<Read>> read(String half) {
        try (InputStream in = LineScores.class.getResourceAsStream(FOLDER + "note-lines-" + half + ".jsonl")) {
            if (in == null) {
                return Optional.empty();
            }
            Map<String, String> sameCode = sameCodes();
            List<Read> all = new ArrayList<>();
            for (String row : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                JsonNode line = JSON.readTree(row);
                String kind = line.get("kind").asText();
                String text = line.get("text").asText();
                List<Map<String, String>> gold = new ArrayList<>();
                line.get("gold").forEach(item -> gold.add(fields(item, sameCode)));
                List<Map<String, String>> read = new ArrayList<>();
                for (Map<String, Object> item :
                        LineItems.of(kind, section(line.get("section").asText()), text)) {
                    read.add(fields(JSON.valueToTree(item), sameCode));
                }
                all.add(new Read(line.get("id").asText(), kind, text, gold, read));
            }
            return Optional.of(all);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Items with all fields right, or with the right name alone, by kind. */
    static Map<String, Score> score(List<Read> lines, boolean strict) {
        Map<String, Score> scores = new TreeMap<>();
        for (Read line : lines) {
            List<Map<String, String>> gold = new ArrayList<>(strict ? line.gold() : names(line.gold()));
            int right = 0;
            for (Map<String, String> item : strict ? line.read() : names(line.read())) {
                right += gold.remove(item) ? 1 : 0;
            }
            scores.merge(line.kind(), new Score(right, line.read().size() - right, gold.size()), Score::plus);
        }
        return scores;
    }

    private static List<Map<String, String>> names(List<Map<String, String>> items) {
        List<Map<String, String>> names = new ArrayList<>();
        for (Map<String, String> item : items) {
            Map<String, String> name = new LinkedHashMap<>();
            for (String field : List.of("name", "substance", "none", "status", "relation", "condition")) {
                if (item.containsKey(field)) {
                    name.put(field, item.get(field));
                }
            }
            names.add(name);
        }
        return names;
    }

    /** Fields in the order of their names; numbers in one way of writing, units without annotations. */
    private static Map<String, String> fields(JsonNode item, Map<String, String> sameCode) {
        Map<String, String> fields = new TreeMap<>();
        item.properties().forEach(field -> {
            JsonNode value = field.getValue();
            String written = value.isNumber() ? number(value) : value.toString();
            if (value.isArray() && value.size() == 2 && value.get(0).isNumber()) {
                written = number(value.get(0)) + "-" + number(value.get(1));
            }
            if (field.getKey().equals("loinc")) {
                written = sameCode.getOrDefault(value.asText(), value.asText());
            }
            if (field.getKey().equals("unit") && value.asText().matches("[^{]+\\{[A-Za-z]+}")) {
                written = '"' + value.asText().replaceFirst("\\{.*", "") + '"';
            }
            fields.put(field.getKey(), written);
        });
        return fields;
    }

    private static String number(JsonNode value) {
        return value.decimalValue().stripTrailingZeros().toPlainString();
    }

    /** Codes that the guide also accepts, and the one that it gives. */
    private static Map<String, String> sameCodes() throws IOException {
        Map<String, String> same = new HashMap<>();
        try (InputStream in = LineScores.class.getResourceAsStream(FOLDER + "README.md")) {
            if (in == null) {
                throw new IOException("the guide is missing");
            }
            String guide = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String row : guide.lines().toList()) {
                String[] cells = row.split("\\|", -1);
                if (cells.length == 5 && cells[2].strip().matches("\\d+-\\d")) {
                    for (String code : cells[3].strip().split(" ", -1)) {
                        same.putIfAbsent(code, cells[2].strip());
                    }
                }
            }
            for (String row : guide.lines().toList()) {
                String[] cells = row.split("\\|", -1);
                if (cells.length == 5 && cells[2].strip().matches("\\d+-\\d")) {
                    same.remove(cells[2].strip());
                }
            }
        }
        return same;
    }

    private static Section section(String header) {
        String text = header + ":";
        return Headers.shipped()
                .at(Tokens.of(text, 0, text.length()), true, Section.NONE)
                .flatMap(Headers.Header::section)
                .orElse(Section.OTHER);
    }
}
