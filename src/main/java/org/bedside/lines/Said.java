package org.bedside.lines;

import java.util.List;
import java.util.Optional;
import org.bedside.lines.SigWord.Kind;

/** What a line says about its drugs: that they are started or stopped, denied or taken by somebody else. One for each line. */
final class Said {

    /** Words between a verb and the drug that it is about. */
    private static final int REACH = 8;
    /** Words between two drugs that one verb is about. */
    private static final int LIST = 6;

    private final Line line;
    private final List<SigTag> tags;

    private String change = "";
    private int reached;
    private boolean drop;
    private boolean other;
    private boolean switching;
    private boolean adding;

    Said(Line line, List<SigTag> tags) {
        this.line = line;
        this.tags = tags;
    }

    /** A sentence ends. */
    void pause() {
        change = "";
        drop = false;
        other = false;
        switching = false;
    }

    /** A verb of taking ends what a verb before it says, unless it goes with it: "continue taking", "denies taking". */
    void take(int at) {
        SigTag tag = tags.get(at);
        SigTag before = tags.get(Math.max(0, at - 1));
        boolean with = at > 0 && tag.begin() - before.end() <= 1 && (before.is(Kind.CHANGE) || before.is(Kind.DROP));
        if (at > 0 && before.is(Kind.PERSON) && tag.begin() - before.end() <= 1 && !giving(line.lower(tag.begin()))) {
            other = true;
        }
        if (with) {
            reached = tag.end();
        } else {
            change = "";
            drop = false;
        }
    }

    private static boolean giving(String word) {
        return word.startsWith("g")
                || word.startsWith("admin")
                || word.startsWith("appl")
                || word.startsWith("place")
                || word.startsWith("sig");
    }

    /** What the verb or remark at a tag says; a further instruction for a drug before it, if it makes one. */
    Optional<Draft> note(int at, List<Draft> drafts, int sentence) {
        SigTag tag = tags.get(at);
        boolean before = drafts.size() > sentence;
        switch (tag.kind()) {
            case BUT -> drop = false;
            case AFTER -> after(tag, drafts, before);
            case PERSON -> {
                boolean verb = at + 1 < tags.size()
                        && tags.get(at + 1).is(Kind.CHANGE)
                        && tags.get(at + 1).begin() - tag.end() <= 2
                        && !line.is(tag.end(), "to");
                other |= verb && !before;
            }
            case DROP -> {
                if (besides(at)) {
                    drop = false;
                } else if (follows(at)) {
                    drop = true;
                } else if (tag.value().equals("BACK") && before) {
                    drafts.subList(sentence, drafts.size()).forEach(draft -> draft.dropped = true);
                }
            }
            default -> {
                return verb(at, drafts, before);
            }
        }
        return Optional.empty();
    }

    /** "None except", "nothing other than": what follows is taken. */
    private boolean besides(int at) {
        int begin = tags.get(at).begin();
        boolean none = switch (line.lower(begin - 1)) {
            case "none", "nothing", "no", "meds", "medications", "medication", "medicines" -> true;
            default -> line.is(begin - 1, ",") && (line.is(begin - 2, "none") || line.is(begin - 2, "medications"));
        };
        return none && line.is(begin, "except");
    }

    private void after(SigTag tag, List<Draft> drafts, boolean before) {
        boolean reason = line.is(tag.begin() - 1, "for")
                || line.is(tag.begin() - 1, "prn")
                || line.is(tag.begin() - 1, "needed");
        if (before && !reason && tag.begin() - drafts.get(drafts.size() - 1).end <= 2) {
            drafts.get(drafts.size() - 1).dropped = true;
        }
    }

    /** Whether a drug follows in the same sentence. */
    private boolean follows(int at) {
        for (int i = at + 1; i < tags.size() && !tags.get(i).is(Kind.BREAK); i++) {
            if (tags.get(i).is(Kind.DRUG)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Draft> verb(int at, List<Draft> drafts, boolean before) {
        SigTag tag = tags.get(at);
        if (conditional(tag) || noun(at) || ends(tag, before) || onset(tag, drafts, before)) {
            return Optional.empty();
        }
        drop = drop
                && at > 0
                && tags.get(at - 1).is(Kind.DROP)
                && tag.begin() - tags.get(at - 1).end() <= 1;
        boolean sameSentence = before || (!drafts.isEmpty() && pronoun(tag.begin()));
        if (forward(at, before)) {
            switching = tag.value().equals("changed");
            change = switching ? "stopped" : tag.value();
            change = tag.value().equals("adjusted") ? "" : change;
            adding = line.lower(tag.begin()).startsWith("add");
            reached = tag.end();
            return Optional.empty();
        }
        boolean order = line.lower(tag.begin()).startsWith("recommend") && !line.is(tag.begin() - 1, "was");
        if (!sameSentence || tag.begin() == 0 || order) {
            return Optional.empty();
        }
        return backward(tag, drafts);
    }

    private Optional<Draft> backward(SigTag tag, List<Draft> drafts) {
        Draft draft = drafts.get(drafts.size() - 1);
        boolean to = line.is(tag.end(), "to")
                || line.is(tag.end(), "with")
                || line.is(tag.end(), "over")
                || line.is(tag.end(), "by");
        String value = tag.value();
        if (value.equals("changed")) {
            boolean drug = to && nextDrug(tag.end() + 1);
            if (!drug) {
                draft.change = draft.change.isEmpty() ? "changed" : draft.change;
                return Optional.empty();
            }
            switching = true;
            change = "";
            value = "stopped";
        }
        if (value.equals("adjusted") || draft.change.equals(value)) {
            return Optional.empty();
        }
        boolean own = draft.bare() && passive(line.lower(tag.begin() - 1));
        if (!draft.change.isEmpty() && !draft.change.equals("changed") && !own) {
            Draft next = draft.next(tag.end(), false);
            next.strength = Optional.empty();
            next.product = false;
            next.change = value;
            return Optional.of(next);
        }
        draft.change = value;
        draft.end = tag.end();
        boolean all =
                line.is(tag.begin() - 1, "were") || line.is(tag.begin() - 1, "both") || line.is(tag.begin() - 1, "are");
        for (int i = drafts.size() - 2;
                all && i >= 0 && drafts.get(i).change.isEmpty() && drafts.get(i).bare();
                i--) {
            drafts.get(i).change = value;
        }
        return Optional.empty();
    }

    private boolean pronoun(int begin) {
        for (int i = Math.max(0, begin - 4); i < begin; i++) {
            if (line.is(i, "it")
                    || line.is(i, "this")
                    || line.is(i, "dose")
                    || line.is(i, "which")
                    || (line.is(i, "that") && i >= begin - 2)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a drug begins at most two words from a place. */
    private boolean nextDrug(int from) {
        for (SigTag tag : tags) {
            if (tag.begin() >= from && tag.begin() <= from + 4) {
                if (tag.is(Kind.DRUG)) {
                    return true;
                }
                if (tag.is(Kind.AMOUNT) && !line.is(tag.end(), "of")) {
                    return false;
                }
            }
        }
        return false;
    }

    /** "Symptoms started after", "hold X starting Monday": what starts is no drug. */
    private boolean onset(SigTag tag, List<Draft> drafts, boolean before) {
        boolean time = switch (line.lower(tag.end())) {
            case "after", "when", "while", "following", "suddenly", "back" -> true;
            default -> false;
        };
        boolean earlier = switch (line.lower(tag.begin() - 1)) {
            case "as", "initially", "originally" -> line.is(tag.begin(), "prescribed");
            default -> false;
        };
        boolean starting = line.is(tag.begin(), "starting")
                && before
                && !drafts.get(drafts.size() - 1).change.isEmpty();
        boolean whole = line.is(tag.begin() - 1, "to")
                && (line.is(tag.begin(), "complete") || line.is(tag.begin(), "finish"))
                && before;
        boolean back = line.is(tag.end(), "back") && !direction(line.lower(tag.end() + 1));
        return (time && !before) || starting || earlier || whole || back || habit(tag.end());
    }

    private static boolean direction(String word) {
        return switch (word) {
            case "to", "on", "up", "down" -> true;
            default -> false;
        };
    }

    /** "cut it down to half a pack": what is changed is a habit. */
    private boolean habit(int from) {
        for (int i = from; i < from + 6 && !line.breaks(i); i++) {
            switch (line.lower(i)) {
                case "pack",
                        "packs",
                        "ppd",
                        "cigarettes",
                        "cigs",
                        "smoking",
                        "drinking",
                        "alcohol",
                        "tobacco",
                        "vaping" -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /** "for 3 days, then stop": the end of a course is no change. */
    private boolean ends(SigTag tag, boolean before) {
        boolean then = line.is(tag.begin() - 1, "then") || line.is(tag.begin() - 2, "then");
        return before && tag.value().equals("stopped") && then && !nextDrug(tag.end());
    }

    /** "prednisone taper": a name of a course, no verb. */
    private boolean noun(int at) {
        SigTag tag = tags.get(at);
        boolean taper = line.is(tag.begin(), "taper") || line.is(tag.begin(), "wean");
        boolean named = at > 0
                && tags.get(at - 1).end() == tag.begin()
                && tags.get(at - 1).is(Kind.DRUG);
        boolean article = line.is(tag.begin() - 1, "a") || line.is(tag.begin() - 1, "dose");
        return taper && ((named && tag.end() - tag.begin() == 1) || article);
    }

    /** "hold for SBP < 100", "hold if dizzy": nothing is held now. */
    private boolean conditional(SigTag tag) {
        if (line.is(tag.end(), "as")
                && (line.is(tag.end() + 1, "tolerated")
                        || line.is(tag.end() + 1, "able")
                        || line.is(tag.end() + 1, "needed"))) {
            return true;
        }
        return line.is(tag.begin(), "hold")
                && (line.is(tag.end(), "for") || line.is(tag.end(), "if") || line.is(tag.end(), "when"));
    }

    /** Whether a verb is about the drugs after it. */
    private boolean forward(int at, boolean before) {
        SigTag tag = tags.get(at);
        int next = at + 1;
        while (next < tags.size() && !tags.get(next).is(Kind.DRUG)) {
            Kind kind = tags.get(next).kind();
            if (kind == Kind.BREAK || kind == Kind.CHANGE) {
                return false;
            }
            next++;
        }
        if (next >= tags.size() || tags.get(next).begin() - tag.end() > REACH) {
            return false;
        }
        if (!before) {
            return true;
        }
        String previous = line.lower(tag.begin() - 1);
        boolean passive = passive(previous)
                || (previous.equals("then") && line.lower(tag.end() - 1).endsWith("d"));
        String after = line.lower(tag.end());
        boolean object = switch (tag.end() - tag.begin() > 1 ? line.lower(tag.end() - 1) : after) {
            case "on", "with", "her", "him" -> true;
            default -> false;
        };
        boolean closed = switch (after) {
            case ",",
                    ".",
                    ";",
                    ")",
                    "and",
                    "because",
                    "due",
                    "by",
                    "after",
                    "as",
                    "since",
                    "last",
                    "to",
                    "secondary",
                    "in",
                    "from" -> true;
            default -> line.digits(tag.end()) && tags.get(at + 1).is(Kind.BREAK);
        };
        return !(passive && !object) && !(closed && !tag.value().equals("changed"));
    }

    private static boolean passive(String word) {
        return switch (word) {
            case "was", "were", "been", "be", "being", "is", "are", "got" -> true;
            default -> false;
        };
    }

    /** What the line says of the drug at a tag: the change, or nothing. */
    String change(int at, List<Draft> drafts, int sentence) {
        SigTag tag = tags.get(at);
        String word = line.lower(tag.begin() - 1);
        String earlier = line.lower(tag.begin() - 2);
        boolean to = turned(word) || (turned(earlier) && !line.is(tag.begin() - 1, ","));
        if (switching && to) {
            switching = false;
            change = "started";
            reached = tag.end();
            return amend(tag, change);
        }
        if (change.isEmpty() || tag.begin() - reached > (drafts.size() == sentence ? REACH : LIST + 2)) {
            return "";
        }
        reached = lastPart(at);
        if (change.equals("started") && to && adding) {
            // "Add X to her Y": Y goes on as it is.
            change = "";
            return "";
        }
        boolean load = line.is(tag.end(), "load") || line.is(tag.end(), "bolus");
        if (load && change.equals("continued")) {
            change = "";
        }
        return amend(tag, switching && !replaces(at) ? "changed" : change);
    }

    private static boolean turned(String word) {
        return word.equals("to")
                || word.equals("with")
                || word.equals("by")
                || word.equals(">")
                || word.equals("\u2192")
                || word.equals("for");
    }

    /** Whether the drug is followed by one that takes its place. */
    private boolean replaces(int at) {
        for (int i = at + 1; i < tags.size() && !tags.get(i).is(Kind.BREAK); i++) {
            SigTag next = tags.get(i);
            if (next.is(Kind.DRUG)) {
                return turned(line.lower(next.begin() - 1)) || turned(line.lower(next.begin() - 2)) || amountBefore(i);
            }
        }
        return line.is(tags.get(at).begin() - 1, "from");
    }

    private boolean amountBefore(int at) {
        return at > 0
                && tags.get(at - 1).is(Kind.AMOUNT)
                && turned(line.lower(tags.get(at - 1).begin() - 1));
    }

    private int lastPart(int at) {
        int end = tags.get(at).end();
        for (int i = at + 1; i < tags.size(); i++) {
            switch (tags.get(i).kind()) {
                case AMOUNT, ROUTE, FREQ, TIME, FORM, DEVICE, PRN, DURATION ->
                    end = tags.get(i).end();
                default -> {
                    return end;
                }
            }
        }
        return end;
    }

    /** No change where a hold has a condition. */
    private String amend(SigTag tag, String value) {
        boolean condition = line.is(tag.end(), "for") || line.is(tag.end(), "if") || line.is(tag.end(), "when");
        boolean sign = false;
        for (int i = tag.end(); i < Math.min(line.size(), tag.end() + 5); i++) {
            sign |= line.is(i, "<") || line.is(i, ">") || line.is(i, "sbp") || line.is(i, "hr") || line.is(i, "if");
        }
        return value.equals("held") && condition && sign ? "" : value;
    }

    /** Whether the drug at a tag is not taken by the patient. */
    boolean dropped(int at) {
        SigTag tag = tags.get(at);
        SigTag next = at + 1 < tags.size() ? tags.get(at + 1) : tag;
        boolean remark = (next.is(Kind.AFTER) || next.value().equals("BACK"))
                && next.begin() - tag.end() <= 1
                && at + 1 < tags.size();
        return drop || other || remark || line.is(tag.begin() - 1, "no") || line.is(tag.begin() - 1, "not");
    }
}
