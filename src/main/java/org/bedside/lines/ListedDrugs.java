package org.bedside.lines;

import java.util.List;
import java.util.Set;
import org.bedside.lines.SigWord.Kind;

/** Finds drugs of unknown name in lists of medications, as their place tells: an item that begins with a word and goes on as a prescription. */
final class ListedDrugs {

    /** What an item of a list may begin with that is no drug. */
    private static final Set<String> WORDS = Set.of(
            "none",
            "nothing",
            "patient",
            "unknown",
            "exercise",
            "exercises",
            "physical",
            "diet",
            "dressing",
            "dressings",
            "compression",
            "stockings",
            "glucometer",
            "lancets",
            "needles",
            "strips",
            "walker",
            "brace",
            "splint",
            "massage",
            "heating",
            "coffee",
            "vaping",
            "smoking",
            "check",
            "checks",
            "monitor",
            "weigh",
            "wears",
            "meds",
            "medications",
            "medicines",
            "current",
            "other",
            "same",
            "allergies",
            "chemotherapy",
            "radiation",
            "dialysis",
            "hemodialysis",
            "follow",
            "followup",
            "return",
            "physiotherapy",
            "herbal",
            "herbs",
            "hospital",
            "doctor",
            "includes",
            "including",
            "follows",
            "reports",
            "states",
            "denies",
            "feeds",
            "formula",
            "meals",
            "snacks",
            "inhaler",
            "inhalers",
            "contraception",
            "contraceptive",
            "contraceptives",
            "several",
            "various");

    /** Known drugs that make a list of bare names. */
    private static final int KNOWN = 2;

    private ListedDrugs() {}

    /** Adds the tags of such drugs; whether there was one. */
    static boolean add(Line line, List<SigTag> tags) {
        boolean found = false;
        long known = tags.stream().filter(tag -> tag.is(Kind.DRUG)).count();
        int place = 0;
        for (int i = 0; i < line.size(); i++) {
            while (place < tags.size() && past(tags.get(place), i)) {
                place++;
            }
            boolean free = place == tags.size() || tags.get(place).begin() > i;
            if (!free || !starts(line, i) || !Drugs.word(line, i) || WORDS.contains(line.lower(i))) {
                continue;
            }
            boolean sig = place < tags.size() && tags.get(place).begin() == i + 1 && prescribed(tags, place);
            boolean bare = known >= KNOWN && ends(line, i + 1);
            if (sig || bare) {
                tags.add(place, new SigTag(Kind.DRUG, i, i + 1, ""));
                found = true;
            }
        }
        return found;
    }

    private static boolean past(SigTag tag, int i) {
        return tag.is(Kind.BREAK) ? tag.begin() <= i : tag.end() <= i;
    }

    /** Whether an item of a list begins with a word. */
    private static boolean starts(Line line, int i) {
        boolean number = (line.is(i - 1, ".") || line.is(i - 1, ")")) && line.digits(i - 2);
        return i == 0 || line.breaks(i) || line.is(i - 1, ",") || line.is(i - 1, ":") || number;
    }

    private static boolean ends(Line line, int i) {
        return i >= line.size() || line.is(i, ",") || line.is(i, ";") || (line.is(i, ".") && line.breaks(i + 1));
    }

    /** Whether what stands at a tag can only follow the name of a drug. */
    private static boolean prescribed(List<SigTag> tags, int at) {
        SigTag tag = tags.get(at);
        boolean next = at + 1 < tags.size() && tags.get(at + 1).begin() == tag.end();
        return switch (tag.kind()) {
            case FREQ -> !tag.value().equals("1/d");
            case AMOUNT ->
                tag.amount().filter(amount -> amount.kind() != Amount.Kind.BARE).isPresent()
                        || (next && timed(tags.get(at + 1)));
            default -> false;
        };
    }

    private static boolean timed(SigTag tag) {
        return switch (tag.kind()) {
            case FREQ, ROUTE, TIME, FORM, AMOUNT -> true;
            default -> false;
        };
    }
}
