package org.bedside.notes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.Coding;
import org.bedside.text.Table;
import org.bedside.text.Terms;
import org.bedside.text.Tokens;

/** Names of problems and drugs with their codes, from the tables beside this class. Immutable and thread-safe. */
final class Lexicon {

    static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    /** A brand of at most so many letters is also a word or a name: it counts only with a capital. */
    private static final int SHORT = 5;
    /** Below this length a word in -s is not taken for a plural. */
    private static final int PLURAL = 6;

    /** How the letters of a name must be written. */
    enum Use {
        ANY,
        CAPITAL,
        CAPS,
        LIST
    }

    /** What a name stands for. */
    record Entry(Finding.Kind kind, String term, List<Coding> codes, Use use) {}

    /** An entry's name in a sentence, end exclusive. */
    record Hit(Entry entry, int begin, int end) {}

    private static final class Shipped {
        private static final Lexicon INSTANCE = new Lexicon();
    }

    private final Map<String, Entry> entries = new HashMap<>(1 << 16);
    /** The most tokens of a name that begins with a token. */
    private final Map<String, Integer> longest = new HashMap<>(1 << 15);

    private final Set<String> heads = new HashSet<>();
    private final Set<String> notDrugs = new HashSet<>();
    private final Set<String> notProblems = new HashSet<>();
    private final Set<String> qualifiers = new HashSet<>();
    private final Set<String> bodySites = new HashSet<>();

    private Lexicon() {
        Table.read(Lexicon.class, "not-drugs.tsv", row -> notDrugs.add(Terms.key(row[0])));
        Table.read(Lexicon.class, "not-problems.tsv", row -> notProblems.add(row[0]));
        Table.read(Lexicon.class, "qualifiers.tsv", row -> qualifiers.add(row[0]));
        Table.read(Lexicon.class, "body-sites.tsv", row -> bodySites.add(row[0]));
        Table.read(Lexicon.class, "problems.tsv.gz", row -> add(row[0], problem(row[0], row[1], Use.ANY)));
        Table.read(Lexicon.class, "symptoms.tsv", row -> {
            if (row[1].equals("name")) {
                add(row[0], problem(row[0], "", Use.ANY));
            } else {
                entries.remove(row[0]);
            }
        });
        Table.read(
                Lexicon.class,
                "problem-names.tsv",
                row -> add(Terms.key(row[0]), problem(row[1], row[2], Use.valueOf(row[3].toUpperCase(Locale.ROOT)))));
        Table.read(
                Lexicon.class,
                "drugs.tsv.gz",
                row -> add(row[0], drug(row[0], row[2], row[1].split(",", -1), row[2].split(",", -1))));
        Table.read(Lexicon.class, "drug-names.tsv", row -> {
            Entry known = entries.get(Terms.key(row[1]));
            boolean drug = row[2].isEmpty() && known != null && known.kind() == Finding.Kind.MEDICATION;
            String[] codes = row[2].isEmpty() ? new String[0] : new String[] {row[2]};
            add(Terms.key(row[0]), drug && known != null ? known : drug(row[0], row[1], codes, new String[] {row[1]}));
        });
    }

    static Lexicon shipped() {
        return Shipped.INSTANCE;
    }

    private static Entry problem(String term, String code, Use use) {
        List<Coding> codes = code.isEmpty() ? List.of() : List.of(new Coding(ICD, code, term));
        return new Entry(Finding.Kind.PROBLEM, term, codes, use);
    }

    private static Entry drug(String name, String term, String[] codes, String[] names) {
        List<Coding> codings = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            if (!codes[i].isEmpty()) {
                codings.add(new Coding(RXNORM, codes[i], names[i]));
            }
        }
        Use use = name.length() <= 3 ? Use.CAPS : name.length() <= SHORT && !name.equals(term) ? Use.CAPITAL : Use.ANY;
        return new Entry(Finding.Kind.MEDICATION, term.replace(",", " / "), List.copyOf(codings), use);
    }

    private void add(String key, Entry entry) {
        entries.put(key, entry);
        int space = key.indexOf(' ');
        if (entry.kind() == Finding.Kind.PROBLEM) {
            heads.add(key.substring(key.lastIndexOf(' ') + 1));
        }
        int tokens = 1 + (int) key.chars().filter(c -> c == ' ').count();
        longest.merge(space < 0 ? key : key.substring(0, space), tokens, Math::max);
    }

    /** Whether a name that a tagger took for a drug is known to be none. */
    boolean noDrug(String key) {
        return notDrugs.contains(key);
    }

    /** Whether a word that a tagger took into a problem says nothing of one. */
    boolean noProblem(String lowerCaseWord) {
        return notProblems.contains(lowerCaseWord);
    }

    /** Whether a word is a part of the body or a side, which alone is no problem. */
    boolean bodySite(String lowerCaseWord) {
        return bodySites.contains(lowerCaseWord);
    }

    /** Whether names of problems end in this word. */
    boolean head(String lowerCaseWord) {
        return heads.contains(lowerCaseWord);
    }

    /** The entry of a name, whatever its letter case; a plural is its singular, and words that only qualify are left out. */
    Optional<Entry> of(Tokens tokens, int begin, int end) {
        for (int from = begin; from < end; from++) {
            Optional<Entry> entry = exactly(Terms.key(tokens, from, end));
            if (entry.isPresent() || !qualifiers.contains(tokens.lower(from))) {
                return entry;
            }
        }
        return Optional.empty();
    }

    Optional<Entry> of(String name) {
        Tokens tokens = Tokens.of(name, 0, name.length());
        return of(tokens, 0, tokens.size());
    }

    private Optional<Entry> exactly(String key) {
        Entry entry = entries.get(key);
        if (entry == null && key.length() >= PLURAL && key.endsWith("s")) {
            entry = entries.get(key.substring(0, key.length() - 1));
        }
        return Optional.ofNullable(entry);
    }

    /** The names in a sentence, the longest that begins at each token, none overlapping another. */
    List<Hit> in(Tokens sentence, Section section) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < sentence.size(); i++) {
            int most = Math.max(
                    longest.getOrDefault(sentence.lower(i), 0), longest.getOrDefault(singular(sentence.lower(i)), 0));
            for (int end = Math.min(sentence.size(), i + most); end > i; end--) {
                Optional<Entry> entry = exactly(Terms.key(sentence, i, end));
                if (entry.isPresent() && written(entry.get(), sentence, i, end, section)) {
                    hits.add(new Hit(entry.get(), i, end));
                    i = end - 1;
                    break;
                }
            }
        }
        return hits;
    }

    /** The token after the longest name of a kind that begins with a token; that token itself if none does. */
    int end(Finding.Kind kind, Tokens sentence, int begin) {
        String word = sentence.lower(begin);
        int most = Math.max(longest.getOrDefault(word, 0), longest.getOrDefault(singular(word), 0));
        for (int end = Math.min(sentence.size(), begin + most); end > begin; end--) {
            Optional<Entry> entry = exactly(Terms.key(sentence, begin, end));
            if (entry.isPresent()
                    && entry.get().kind() == kind
                    && written(entry.get(), sentence, begin, end, Section.PROBLEMS)) {
                return end;
            }
        }
        return begin;
    }

    private static String singular(String word) {
        return word.length() >= PLURAL && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    private static boolean written(Entry entry, Tokens sentence, int begin, int end, Section section) {
        boolean caps = true;
        for (int i = begin; i < end; i++) {
            caps &= sentence.word(i).equals(sentence.word(i).toUpperCase(Locale.ROOT));
        }
        return switch (entry.use()) {
            case ANY -> true;
            case CAPITAL -> Character.isUpperCase(sentence.word(begin).charAt(0));
            case CAPS -> caps;
            case LIST ->
                caps
                        && switch (section) {
                            case PAST_HISTORY, PROBLEMS, ASSESSMENT -> true;
                            default -> false;
                        };
        };
    }
}
