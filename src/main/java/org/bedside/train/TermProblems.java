package org.bedside.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.bedside.text.Terms;

/** Names of diseases with their ICD-10-CM codes: of the Human Disease Ontology, and short titles of ICD-10-CM. */
final class TermProblems {

    /** A code or category, not a range of categories. */
    private static final Pattern CODE = Pattern.compile("ICD10CM:([A-Z]\\d[0-9A-Z](?:\\.[0-9A-Z]{1,4})?)(?=,|$)");
    /** Titles of the disease chapters; codes of injuries, external causes and contacts name no problem. */
    private static final Pattern CHAPTERS = Pattern.compile("[A-NQ].*");
    /** Longer titles are not how anybody writes. */
    private static final int TITLE_TOKENS = 5;
    /** Longer names are found by nobody and cost memory. */
    private static final int NAME_TOKENS = 8;

    private TermProblems() {}

    /** Code by name; the code is empty where the ontology gives none. */
    static SortedMap<String, String> read(Path doid, Path icd) throws IOException {
        Map<String, String> codes = new HashMap<>();
        for (String line : Files.readAllLines(doid.resolve("ICD10inDO.tsv"))) {
            String[] cells = line.replace("\"", "").split("\t", -1);
            codes.put(cells[0], code(cells[2]));
        }
        SortedMap<String, String> names = new TreeMap<>();
        titles(icd, names);
        for (String line : Files.readAllLines(doid.resolve("synonyms.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells[2].equals("EXACT")) {
                add(names, cells[1], codes.getOrDefault(cells[0], ""));
            }
        }
        for (String line : Files.readAllLines(doid.resolve("HumanDO.tsv"))) {
            String[] cells = line.replace("\"", "").split("\t", -1);
            if (cells[0].startsWith("DOID:") && !cells[1].startsWith("obsolete")) {
                add(names, cells[1], codes.getOrDefault(cells[0], ""));
            }
        }
        return names;
    }

    /** The most specific of the codes, if they are of one category; else none, rather than one of several. */
    private static String code(String references) {
        String best = "";
        Matcher matcher = CODE.matcher(references);
        while (matcher.find()) {
            String code = matcher.group(1);
            if (!best.isEmpty() && !code.startsWith(best.substring(0, 3))) {
                return "";
            }
            best = code.length() > best.length() ? code : best;
        }
        return best;
    }

    private static void titles(Path icd, Map<String, String> names) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(icd)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                String title = cells[1].replaceFirst(", unspecified$", "");
                boolean plain =
                        !title.matches("(?i).*[,()\\[\\]].*|.*\\b(other|unspecified|not|in|and|or|without)\\b.*");
                if (plain
                        && CHAPTERS.matcher(cells[0]).matches()
                        && Terms.key(title).split(" ").length <= TITLE_TOKENS) {
                    add(names, title, cells[0]);
                }
            }
        }
    }

    /** Adds a name unless it is an abbreviation: those mean too many things. A name with a code is not replaced by one without. */
    private static void add(Map<String, String> names, String name, String code) {
        String key = Terms.key(name);
        int tokens = key.split(" ").length;
        boolean abbreviation = tokens == 1
                && (name.length() < 4
                        || !name.substring(1).equals(name.substring(1).toLowerCase(Locale.ROOT)));
        boolean word = key.equals("label") || key.equals("disease") || key.equals("syndrome");
        if (abbreviation || word || tokens > NAME_TOKENS || name.length() < 4) {
            return;
        }
        names.merge(key, code, (old, now) -> now.isEmpty() ? old : now);
    }
}
