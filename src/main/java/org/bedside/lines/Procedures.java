package org.bedside.lines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bedside.text.Table;

/** Reads procedures: names of a table, and others by how they end. Immutable and thread-safe. */
public final class Procedures {

    /** Codes by side; the one of no side is under {@code ""}. */
    private record Known(String term, Map<String, String> codes) {}

    private static final Known NONE = new Known("", Map.of());
    private static final Phrases<Known> TABLE = table();
    private static final Map<String, String> SIDES = Map.ofEntries(
            Map.entry("right", "right"),
            Map.entry("r", "right"),
            Map.entry("rt", "right"),
            Map.entry("left", "left"),
            Map.entry("l", "left"),
            Map.entry("lt", "left"),
            Map.entry("bilateral", "bilateral"),
            Map.entry("b/l", "bilateral"),
            Map.entry("bilat", "bilateral"));
    /** Names that mean something else as often, unless they are written in capitals. */
    private static final Set<String> CAPITALS = Set.of(
            "pci", "avr", "mvr", "cea", "tha", "thr", "tka", "tkr", "tah", "bso", "btl", "aka", "bka", "lhc", "rhc");

    private static final Pattern ENDING = Pattern.compile(
            "(?!micro|dich|spectr|anat)[a-z-]{3,}(?:ectomy|ectomies|plasty|otomy|ostomy|oscopy|centesis|pexy|rrhaphy|tripsy)");
    /** In a list of operations, the last word of what is one. */
    private static final Set<String> HEADS = Set.of(
            "surgery",
            "repair",
            "replacement",
            "removal",
            "bypass",
            "fusion",
            "transplant",
            "transplantation",
            "graft",
            "fixation",
            "biopsy",
            "resection",
            "excision",
            "ablation",
            "stenting",
            "release",
            "implantation",
            "reconstruction",
            "amputation",
            "ligation",
            "drainage",
            "extraction",
            "debridement",
            "laser",
            "lift");

    private static final Set<String> BEFORE_HEAD = Set.of(
            "the",
            "a",
            "an",
            "and",
            "of",
            "with",
            "for",
            "no",
            "prior",
            "previous",
            "history",
            "s/p",
            "had",
            "her",
            "his",
            "past",
            "in",
            "on",
            "status",
            "post",
            "any",
            "other",
            "or",
            "to",
            "after",
            "recent",
            "major");
    private static final int MOST_BEFORE = 3;
    private static final int SHORTEST = 7;

    private static final Pattern DONE = Pattern.compile(
            "s/p|status[- ]post|\\bpost\\b|underwent|undergone|\\bhad\\b|has had|history of|\\bh/o\\b|hx"
                    + " of|previous|prior|\\blast\\b|\\bpast\\b|remote|\\brevealed|\\bshowed|\\bdone\\b|performed|completed|\\bsince\\b|years?"
                    + " ago|months? ago|weeks? ago");
    private static final Pattern PLANNED = Pattern.compile(
            "schedul|\\bplan|\\bwill\\b|recommend|refer(?:red|ral)?\\b|consider|\\bneeds?\\b|await|candidate|pending|\\bfor"
                    + " possible|\\bif\\b|would|\\bdue for|\\border|discuss|upcoming|\\bmay\\b|might|prepar|\\bto"
                    + " undergo|going for|\\bset up|next"
                    + " (?:week|month|year)|tomorrow|overdue|eligible|advised|suggest|proceed|evaluat|work-?up|\\brisks?\\b|\\bversus|\\bvs\\b");
    private static final Pattern REFUSED = Pattern.compile(
            "declin|refus|defer|cancel|postpon|not a candidate|never had|not undergone|aborted|unable to"
                    + " (?:have|undergo)|against");
    private static final Pattern SENTENCE = Pattern.compile("[.;!?](?=\\s|$)|\\n");
    private static final int REACH = 9;

    private Procedures() {}

    private static Phrases<Known> table() {
        Phrases<Known> phrases = new Phrases<>(NONE);
        Table.read(Procedures.class, "procedures.tsv", row -> {
            Map<String, String> codes = new HashMap<>();
            List<String> sides = List.of("", "right", "left", "bilateral");
            for (int i = 0; i < sides.size(); i++) {
                if (row.length > i + 2 && !row[i + 2].isEmpty()) {
                    codes.put(sides.get(i), row[i + 2]);
                }
            }
            Known known = new Known(row[0], Map.copyOf(codes));
            phrases.add(row[0], known);
            for (String name : row[1].split("\\|", -1)) {
                if (!name.isBlank()) {
                    phrases.add(name, known);
                }
            }
        });
        return phrases;
    }

    /**
     * The procedures that a line names, in its order.
     *
     * @param listed whether the line stands in a list of operations
     */
    public static List<Procedure> read(Line line, boolean listed) {
        List<int[]> places = new ArrayList<>();
        List<Known> known = new ArrayList<>();
        for (int i = 0; i < line.size(); ) {
            Phrases.Hit<Known> hit = TABLE.at(line, i);
            boolean named =
                    hit.end() > i && (!CAPITALS.contains(line.lower(i)) || hit.end() > i + 1 || line.capitals(i));
            if (named) {
                places.add(new int[] {i, hit.end()});
                known.add(hit.value());
            } else if (ends(line.lower(i))) {
                places.add(new int[] {i, i + 1});
                known.add(NONE);
            } else if (listed && HEADS.contains(line.lower(i))) {
                int from = head(line, i, places.isEmpty() ? 0 : places.get(places.size() - 1)[1]);
                if (from < i) {
                    places.add(new int[] {from, i + 1});
                    known.add(NONE);
                }
            }
            i = named ? hit.end() : i + 1;
        }
        List<Procedure> found = new ArrayList<>();
        for (int at = 0; at < places.size(); at++) {
            int until = at + 1 < places.size() ? places.get(at + 1)[0] : line.size();
            int since = at > 0 ? places.get(at - 1)[1] : 0;
            found.add(procedure(line, places.get(at), since, until, known.get(at)));
        }
        return found;
    }

    private static boolean ends(String word) {
        boolean may = word.length() > SHORTEST && (word.endsWith("y") || word.endsWith("s"));
        return may && ENDING.matcher(word).matches();
    }

    /** Where the words before the last word of a name begin. */
    private static int head(Line line, int i, int since) {
        int from = i;
        while (from > since
                && i - from < MOST_BEFORE
                && line.letters(from - 1)
                && !line.breaks(from)
                && !BEFORE_HEAD.contains(line.lower(from - 1))
                && !SIDES.containsKey(line.lower(from - 1))) {
            from--;
        }
        return from;
    }

    private static Procedure procedure(Line line, int[] place, int since, int until, Known known) {
        Part name = line.part(place[0], place[1]);
        String side = side(line, place, since, until);
        Optional<Part> date = date(line, place, since, until);
        String term = known.term().isEmpty() ? words(line, place[0], place[1]) : known.term();
        String code = known.codes().getOrDefault(side, known.codes().getOrDefault("", ""));
        return new Procedure(name, term, code, side, date, state(line, name, date.isPresent()));
    }

    private static String words(Line line, int from, int to) {
        StringBuilder words = new StringBuilder();
        for (int i = from; i < to; i++) {
            words.append(i > from && !line.joined(i) ? " " : "").append(line.lower(i));
        }
        return words.toString();
    }

    /** Before the name, within it, or after it in brackets or after a comma. */
    private static String side(Line line, int[] place, int since, int until) {
        for (int i = Math.max(since, place[0] - 3); i < Math.min(until, place[1] + 4); i++) {
            boolean before = i < place[0];
            boolean open = before ? !comma(line, i, place[0]) : true;
            String side = SIDES.getOrDefault(line.lower(i), "");
            boolean breaks = before ? anyBreak(line, i + 1, place[0]) : anyBreak(line, place[1], i);
            if (!side.isEmpty() && open && !breaks) {
                return side;
            }
        }
        return "";
    }

    private static boolean comma(Line line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (line.is(i, ",") || line.is(i, "and")) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyBreak(Line line, int from, int to) {
        for (int i = from; i <= to && i < line.size(); i++) {
            if (i > 0 && line.breaks(i)) {
                return true;
            }
        }
        return false;
    }

    /** A date behind the name, or one that opens the item. */
    private static Optional<Part> date(Line line, int[] place, int since, int until) {
        for (int i = place[1]; i < Math.min(until, place[1] + REACH) && !line.breaks(i); i++) {
            Optional<Part> date = date(line, i);
            if (date.isPresent()) {
                return date;
            }
        }
        for (int i = Math.max(since, place[0] - 4); i < place[0]; i++) {
            int end = Dates.end(line, i);
            boolean opens =
                    i == 0 || line.breaks(i) || line.is(i - 1, ",") || line.is(i - 1, "-") || line.is(i - 1, "in");
            if (end > i && opens && end <= place[0] && !anyBreak(line, i + 1, place[0])) {
                return Optional.of(line.part(i, end));
            }
        }
        return Optional.empty();
    }

    private static Optional<Part> date(Line line, int i) {
        int end = Dates.end(line, i);
        if (end > i) {
            return Optional.of(line.part(i, end));
        }
        if (Dates.year(line, i) && line.breaks(i + 2)) {
            return Optional.of(line.part(i, i + 1)); // at the end of a sentence
        }
        boolean ago = line.is(i + 2, "ago") || line.is(i + 2, "prior");
        if (line.digits(i) && ago) {
            return Optional.of(line.part(i, i + 3));
        }
        boolean age = line.is(i, "age") || line.is(i, "aged");
        int number = line.is(i + 1, "of") ? i + 2 : i + 1;
        return age && line.digits(number) ? Optional.of(line.part(i, number + 1)) : Optional.empty();
    }

    private static Procedure.State state(Line line, Part name, boolean dated) {
        Clause whole = Clause.of(line);
        int from = 0;
        int to = whole.lower().length();
        int at = name.begin() - whole.begin();
        Matcher end = SENTENCE.matcher(whole.lower());
        while (end.find()) {
            if (end.end() <= at) {
                from = end.end();
            } else {
                to = end.start();
                break;
            }
        }
        Clause sentence = whole.sub(from, Math.max(to, from));
        if (sentence.has(REFUSED)) {
            return Procedure.State.NOT_DONE;
        }
        if (sentence.has(DONE)) {
            return Procedure.State.DONE;
        }
        if (sentence.has(PLANNED)) {
            return Procedure.State.PLANNED;
        }
        return dated ? Procedure.State.DONE : Procedure.State.SAID;
    }
}
