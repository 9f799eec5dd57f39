package org.bedside.lines;

import java.util.Set;

/** Finds where names of drugs stand in a line, as given names, a table of others, and the amounts after them tell. Immutable. */
final class Drugs {

    private enum Rule {
        UNKNOWN,
        ANY,
        SIG,
        NONE
    }

    private static final Phrases<Rule> OTHERS =
            Phrases.read("other-drugs.tsv", Rule.UNKNOWN, row -> Rule.valueOf(row[1]));

    /** Drugs that are salts: their second word is no mark of a salt of something else. */
    private static final Set<String> SALTS = Set.of(
            "potassium",
            "sodium",
            "calcium",
            "magnesium",
            "ferrous",
            "ferric",
            "zinc",
            "iron",
            "aluminum",
            "bismuth",
            "isosorbide",
            "silver",
            "hydrogen",
            "ammonium",
            "barium",
            "k",
            "mag");
    /** What makes a combination of a brand. */
    private static final Set<String> SUFFIXES = Set.of("hct", "dm", "plus", "mix", "n", "r", "d");

    private static final Set<String> ADJECTIVES = Set.of(
            "dependent",
            "induced",
            "free",
            "associated",
            "related",
            "naive",
            "resistant",
            "sensitive",
            "containing",
            "treated",
            "based",
            "responsive",
            "requiring",
            "refractory",
            "like",
            "allergic",
            "elevating",
            "sparing",
            "coated",
            "eluting");
    /** Words before an amount that are no unknown drug. */
    private static final Set<String> WORDS = Set.of(
            "alternating",
            "dose",
            "doses",
            "dosage",
            "about",
            "with",
            "from",
            "than",
            "over",
            "under",
            "total",
            "daily",
            "current",
            "currently",
            "another",
            "approximately",
            "around",
            "only",
            "then",
            "their",
            "this",
            "that",
            "tablet",
            "weight",
            "level",
            "levels",
            "being",
            "today",
            "loading",
            "bolus",
            "additional",
            "every",
            "least",
            "intake",
            "diet",
            "until",
            "after",
            "once",
            "both",
            "have",
            "were",
            "been",
            "also",
            "plus",
            "extra",
            "strength",
            "maximum",
            "rate",
            "same",
            "medication",
            "drug",
            "prescription",
            "goal",
            "lost",
            "gained",
            "drinks",
            "drink",
            "urine",
            "output",
            "fluid",
            "water",
            "caffeine",
            "salt",
            "protein",
            "fiber",
            "blood",
            "consumes",
            "limit",
            "restrict",
            "restriction",
            "needs",
            "treatment",
            "therapy");

    private final Names names;
    private final boolean list;

    Drugs(Names names, boolean list) {
        this.names = names;
        this.list = list;
    }

    /**
     * A name of a drug, or of something that only looks like one.
     *
     * @param end after the name as it is reported
     * @param over after all that belongs to it
     */
    record Hit(boolean drug, int end, int over) {}

    /** The drug whose name begins with the i-th word; an end of i if there is none. */
    Hit at(Line line, int i) {
        if (!line.letters(i) && !line.digits(i)) {
            return new Hit(false, i, i);
        }
        int end = one(line, i);
        if (end == -1) {
            return new Hit(false, i, Math.max(i + 1, OTHERS.at(line, i).end()));
        }
        if (end <= i) {
            return new Hit(false, i, i);
        }
        boolean salt = SALTS.contains(line.lower(i));
        while (!salt && end > i + 1 && mark(line, end - 1)) {
            end--;
        }
        end = whole(line, end);
        if (end < 0) {
            return new Hit(false, i, i + 1);
        }
        return new Hit(true, end, over(line, end));
    }

    private static boolean mark(Line line, int i) {
        SigWord.Kind kind = SigWord.table().at(line, i).value().kind();
        return kind == SigWord.Kind.SALT || kind == SigWord.Kind.RELEASE;
    }

    /** The end of a name without combinations; i if none, -1 if something else stands there. */
    private int one(Line line, int i) {
        Phrases.Hit<Rule> other = OTHERS.at(line, i);
        int known = line.end(names, i);
        if (known > other.end() || other.value() == Rule.UNKNOWN) {
            return known;
        }
        return switch (other.value()) {
            case NONE -> -1;
            case SIG ->
                list || amount(line, other.end()) || fluid(line, i, other.end()) || supplement(line, i, other.end())
                        ? other.end()
                        : -1;
            default -> other.end();
        };
    }

    /** "1 L NS", "LR bolus". */
    private static boolean fluid(Line line, int i, int end) {
        boolean volume = line.is(i - 1, "l")
                || line.is(i - 1, "liter")
                || line.is(i - 1, "ml")
                || line.is(i - 1, "cc")
                || (line.is(i - 1, "of") && line.is(i - 2, "l"));
        return volume
                || line.is(end, "bolus")
                || line.is(end, "infusion")
                || line.is(i - 1, "home")
                || line.is(i - 1, "supplemental");
    }

    /** "Takes melatonin", "calcium and vitamin D", "potassium supplement". */
    private static boolean supplement(Line line, int i, int end) {
        SigWord before = SigWord.table().at(line, i - 1).value();
        boolean told = before.kind() == SigWord.Kind.TAKE
                || (before.kind() == SigWord.Kind.CHANGE && !before.value().endsWith("creased"));
        boolean vitamin = (line.is(end, "and") || line.is(end, "with") || line.is(end, "plus"))
                && (line.is(end + 1, "vitamin") || line.is(end + 1, "vit"));
        boolean said = line.is(end, "supplement") || line.is(end, "supplements") || line.is(end, "supplementation");
        return told || vitamin || said;
    }

    private static boolean amount(Line line, int i) {
        int at = over(line, i);
        at += line.is(at, "at") || line.is(at, "of") || line.is(at, "@") ? 1 : 0;
        return Amount.at(line, at)
                .filter(amount -> amount.kind() != Amount.Kind.BARE && !line.is(amount.end(), "/"))
                .isPresent();
    }

    /** The end with what is joined to it: other ingredients, suffixes, the number of a mixture; -1 for an adjective. */
    private int whole(Line line, int name) {
        int end = name;
        while ((line.is(end, "-") || line.is(end, "/"))
                && line.joined(end)
                && line.joined(end + 1)
                && line.letters(end + 1)) {
            if (ADJECTIVES.contains(line.lower(end + 1))) {
                return -1;
            }
            int next = one(line, end + 1);
            boolean unknown = next <= end + 1;
            if ((unknown && line.lower(end + 1).length() < 4 && !SUFFIXES.contains(line.lower(end + 1)))
                    || SigWord.table().at(line, end + 1).value().kind() != SigWord.Kind.NONE) {
                break;
            }
            end = unknown ? end + 2 : next;
        }
        if ((SUFFIXES.contains(line.lower(end)) && line.capitals(end)) || line.is(end, "mix")) {
            end++;
        }
        if (line.is(end, "#") && line.digits(end + 1) && line.lower(end + 1).length() == 1 && line.joined(end + 1)) {
            end += 2;
        }
        return end;
    }

    /** The end with marks of salt and release. */
    private static int over(Line line, int name) {
        int end = name;
        while (end < line.size()) {
            Phrases.Hit<SigWord> word = SigWord.table().at(line, end);
            boolean mark =
                    word.value().kind() == SigWord.Kind.RELEASE || word.value().kind() == SigWord.Kind.SALT;
            boolean hyphen = line.is(end, "-")
                    && line.joined(end)
                    && SigWord.table().at(line, end + 1).value().kind() == SigWord.Kind.RELEASE;
            if (!mark && !hyphen) {
                break;
            }
            end = hyphen ? end + 1 : word.end();
        }
        return end;
    }

    /**
     * The first word of an unknown drug's name before an amount of mass with an instruction, or the amount's begin if nothing there
     * can be one.
     */
    static int unknown(Line line, Amount amount) {
        int i = amount.begin() - 1;
        while (i >= 0 && marks(line, i)) {
            i--;
        }
        if (!word(line, i)) {
            return amount.begin();
        }
        boolean two = word(line, i - 1)
                && Character.isUpperCase(line.first(i - 1))
                && !line.breaks(i)
                && Character.isUpperCase(line.first(i));
        return two ? i - 1 : i;
    }

    /** Whether a word only marks release, salt or form, and no name. */
    static boolean marks(Line line, int i) {
        return switch (SigWord.table().at(line, i).value().kind()) {
            case RELEASE, SALT, FORM, DEVICE -> true;
            default -> false;
        };
    }

    /** Whether a word may be the name of a drug that nobody told of. */
    static boolean word(Line line, int i) {
        return line.letters(i)
                && line.lower(i).length() >= 4
                && !WORDS.contains(line.lower(i))
                && SigWord.table().at(line, i).value().kind() == SigWord.Kind.NONE
                && OTHERS.at(line, i).value() == Rule.UNKNOWN
                && !Analytes.shipped().names(line, i);
    }
}
