package org.bedside.lines;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bedside.lines.SigWord.Kind;

/** Marks in a line what has a meaning in a prescription: drugs, amounts, routes, times and what is said about them. */
final class SigTags {

    private SigTags() {}

    /** The tags of a line in order, none overlapping another; empty if no drug is among them. */
    static List<SigTag> of(Line line, Drugs drugs, boolean list) {
        boolean digits = false;
        for (int i = 0; i < line.size() && !digits; i++) {
            digits = line.digits(i) || drugs.at(line, i).drug();
        }
        if (!digits && !list) {
            return Collections.emptyList();
        }
        List<SigTag> tags = new ArrayList<>();
        boolean drug = false;
        boolean mass = false;
        for (int i = 0; i < line.size(); ) {
            if (i > 0 && line.breaks(i)) {
                tags.add(new SigTag(Kind.BREAK, i, i, ""));
            }
            Drugs.Hit hit = drugs.at(line, i);
            if (hit.drug()) {
                tags.add(new SigTag(Kind.DRUG, i, hit.end(), ""));
                drug = true;
                i = hit.over();
                continue;
            }
            if (hit.end() == i && hit.over() > i) {
                i = hit.over();
                continue;
            }
            SigTag tag = tag(line, i, tags);
            if (tag.kind() != Kind.NONE) {
                tags.add(tag);
                mass |= tag.amount()
                        .filter(amount -> amount.kind() != Amount.Kind.BARE)
                        .isPresent();
            }
            i = tag.end();
        }
        if (mass) {
            drug |= unknown(line, tags, list);
        }
        if (list) {
            drug |= ListedDrugs.add(line, tags);
        }
        return drug ? tags : Collections.emptyList();
    }

    private static SigTag tag(Line line, int i, List<SigTag> before) {
        Optional<Duration> duration = Duration.at(line, i);
        if (duration.isPresent()) {
            return new SigTag(Kind.DURATION, i, duration.get().end(), "");
        }
        Phrases.Hit<SigWord> word = SigWord.table().at(line, i);
        Optional<Frequency> frequency = Frequency.at(line, i);
        if (frequency.isPresent() && frequency.get().end() >= word.end()) {
            return new SigTag(
                    Kind.FREQ, i, frequency.get().end(), frequency.get().value());
        }
        boolean time = line.digits(i) && Dates.end(line, i) > i + 3;
        if (time) {
            return new SigTag(Kind.NONE, i, Dates.end(line, i), "");
        }
        if (word.value().kind() == Kind.NONE && word.end() > i) {
            return new SigTag(Kind.NONE, i, word.end(), "");
        }
        if (word.value().kind() == Kind.NONE || line.digits(i)) {
            Optional<Amount> amount = Amount.at(line, i);
            if (amount.isPresent() && level(line, amount.get())) {
                return new SigTag(Kind.AFTER, i, amount.get().end() + 2, "");
            }
            if (amount.isPresent() && (liquid(line, amount.get()) || habit(line, amount.get()))) {
                return new SigTag(Kind.NONE, i, amount.get().end(), "");
            }
            if (amount.isPresent()) {
                return new SigTag(
                        Kind.AMOUNT, i, amount.get().end(), amount.get().route(), amount);
            }
        }
        boolean daily = (line.is(i, "om") || line.is(i, "on")) && line.capitals(i) && adjacent(i, before);
        if (daily && before.get(before.size() - 1).is(Kind.AMOUNT)) {
            return new SigTag(Kind.FREQ, i, i + 1, "1/d");
        }
        if (line.is(i, "od")) {
            return od(i, before);
        }
        boolean unless =
                word.value().kind() == Kind.DROP && Amount.at(line, word.end()).isPresent();
        if (unless && line.is(i, "except")) {
            return new SigTag(Kind.NONE, i, word.end(), "");
        }
        if (unless) {
            return new SigTag(Kind.SKIP, i, word.end(), "");
        }
        boolean meant = word.value().kind() != Kind.NONE && meant(line, i, word, before);
        return meant
                ? new SigTag(word.value().kind(), i, word.end(), word.value().value())
                : new SigTag(Kind.NONE, i, i + 1, "");
    }

    /** "OD" is the right eye after drops, once a day after anything else. */
    private static SigTag od(int i, List<SigTag> before) {
        for (int at = before.size() - 1; at >= 0 && !before.get(at).is(Kind.DRUG); at--) {
            Optional<Amount> amount = before.get(at).amount();
            if (amount.isPresent() && amount.get().kind() == Amount.Kind.FORM) {
                return new SigTag(Kind.ROUTE, i, i + 1, "OPH");
            }
        }
        return new SigTag(Kind.FREQ, i, i + 1, "1/d");
    }

    /** Whether a short word that has other meanings has the one of a prescription here: in capitals, or right after another part. */
    private static boolean meant(Line line, int i, Phrases.Hit<SigWord> word, List<SigTag> before) {
        int length = word.end() - i == 1 ? line.lower(i).length() : 3;
        boolean adjacent = adjacent(i, before);
        return switch (word.value().kind()) {
            case ROUTE ->
                length > 2
                        || line.is(i, "po")
                        || line.is(i, "iv")
                        || line.capitals(i)
                        || (adjacent && !line.is(i, "as"));
            case TIME -> !bare(line.lower(i)) || word.end() > i + 1 || adjacent;
            case FREQ ->
                (!line.is(i, "a") && !line.is(i, "per") && !line.is(i, "/"))
                        || (adjacent
                                && !before.get(before.size() - 1).is(Kind.DRUG)
                                && !relative(line.lower(word.end())));
            default -> true;
        };
    }

    /** "a week before surgery" is a time, not how often. */
    private static boolean relative(String next) {
        return switch (next) {
            case "before", "prior", "ago", "after", "later", "earlier" -> true;
            default -> false;
        };
    }

    private static boolean adjacent(int i, List<SigTag> before) {
        return !before.isEmpty()
                && before.get(before.size() - 1).end() == i
                && !before.get(before.size() - 1).is(Kind.BREAK);
    }

    /** "1500 ng/dL" is what was measured of a drug. */
    private static boolean level(Line line, Amount amount) {
        return amount.kind() == Amount.Kind.MASS && line.is(amount.end(), "/") && line.is(amount.end() + 1, "dl");
    }

    /** "8 oz water" is what a drug is taken with. */
    private static boolean liquid(Line line, Amount amount) {
        int at = line.is(amount.end(), "of") ? amount.end() + 1 : amount.end();
        return amount.kind() == Amount.Kind.VOLUME
                && switch (line.lower(at)) {
                    case "water", "juice", "fluid", "fluids", "liquid", "milk" -> true;
                    default -> false;
                };
    }

    /** "half a pack per day" is what somebody smokes, "2 beers" what somebody drinks. */
    private static boolean habit(Line line, Amount amount) {
        return habit(line.lower(amount.end())) || habit(line.lower(amount.end() - 1)) || pack(line, amount.end());
    }

    private static boolean habit(String word) {
        return switch (word) {
            case "ppd",
                    "cigarette",
                    "cigarettes",
                    "cigs",
                    "cig",
                    "cigars",
                    "beer",
                    "beers",
                    "drinks",
                    "pack",
                    "packs" -> true;
            default -> false;
        };
    }

    /** "a pack", "of a pack". */
    private static boolean pack(Line line, int i) {
        int at = line.is(i, "of") ? i + 1 : i;
        at += line.is(at, "a") ? 1 : 0;
        return line.is(at, "pack");
    }

    private static boolean bare(String word) {
        return switch (word) {
            case "am", "pm", "morning", "evening", "noon", "mane" -> true;
            default -> false;
        };
    }

    /** Adds drugs of unknown name, as the amounts and instructions after them tell. */
    private static boolean unknown(Line line, List<SigTag> tags, boolean list) {
        boolean found = false;
        for (int at = 0; at < tags.size(); at++) {
            SigTag tag = tags.get(at);
            if (tag.amount().filter(amount -> dosing(line, amount)).isEmpty()) {
                continue;
            }
            Amount amount = tag.amount().get();
            int begin = Drugs.unknown(line, amount);
            int end = begin;
            while (end < amount.begin() && (end == begin || !Drugs.marks(line, end))) {
                end++;
            }
            int place = at;
            while (place > 0 && after(tags.get(place - 1), begin)) {
                place--;
            }
            boolean known = place < tags.size()
                    && tags.get(place).is(Kind.DRUG)
                    && tags.get(place).begin() < amount.begin();
            boolean told = list || instructed(line, tags, at) || (place > 0 && announced(tags.get(place - 1), begin));
            boolean free = told
                    && !known
                    && begin < amount.begin()
                    && (place == 0 || tags.get(place - 1).end() <= begin)
                    && !inside(line, begin, end);
            if (free) {
                tags.add(place, new SigTag(Kind.DRUG, begin, end, ""));
                at++;
                found = true;
            }
        }
        return found;
    }

    private static boolean after(SigTag tag, int begin) {
        return tag.begin() > begin || (tag.begin() == begin && !tag.is(Kind.BREAK));
    }

    /** Whether a verb or a route stands right before a word that may be a drug. */
    private static boolean announced(SigTag before, int begin) {
        return before.end() == begin
                && switch (before.kind()) {
                    case TAKE, CHANGE, ROUTE -> true;
                    default -> false;
                };
    }

    private static boolean inside(Line line, int begin, int end) {
        for (int i = begin + 1; i < end; i++) {
            if (line.breaks(i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean dosing(Line line, Amount amount) {
        return (amount.kind() == Amount.Kind.MASS || amount.kind() == Amount.Kind.ACTIVITY)
                && !line.is(amount.end(), "/")
                && !line.is(amount.end() - 1, "%");
    }

    private static boolean instructed(Line line, List<SigTag> tags, int at) {
        if (at + 1 >= tags.size()) {
            return false;
        }
        SigTag next = tags.get(at + 1);
        int gap = next.begin() - tags.get(at).end();
        boolean bracket = gap == 1 && line.is(tags.get(at).end(), ",");
        if (gap > 0 && !bracket) {
            return false;
        }
        return switch (next.kind()) {
            case FREQ, TIME, ROUTE, FORM, PRN, DEVICE, AMOUNT -> true;
            default -> false;
        };
    }
}
