package org.bedside.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.lines.SigWord.Kind;

/** Gives each drug of a line the amounts, routes and times around it. One for each line. */
final class SigReader {

    /** Words between a drug and what belongs to it. */
    private static final int GAP = 8;

    private final Line line;
    private final List<SigTag> tags;
    private final Said said;
    private final SigParts parts;
    private final List<Draft> drafts = new ArrayList<>();
    /** What stands before its drug. */
    private final List<SigTag> ahead = new ArrayList<>();

    /** The last tag that only names a drug again. */
    private int aliased = -1;

    private boolean open;
    private boolean group;
    private boolean skipped;
    private boolean dispensed;
    private int sentence;

    SigReader(Line line, List<SigTag> tags) {
        this.line = line;
        this.tags = tags;
        this.said = new Said(line, tags);
        this.parts = new SigParts(line, tags);
    }

    List<Draft> drafts() {
        for (int at = 0; at < tags.size(); at++) {
            SigTag tag = tags.get(at);
            switch (tag.kind()) {
                case BREAK -> pause(tag);
                case DRUG -> drug(at);
                case CHANGE, DROP, AFTER, BUT, PERSON ->
                    said.note(at, drafts, sentence).ifPresent(this::step);
                case TAKE -> {
                    said.take(at);
                    open = true;
                    if (line.is(tag.begin(), "sig") && !drafts.isEmpty() && tag.begin() - latest().end <= GAP) {
                        latest().end = tag.end();
                    }
                }
                case GROUP -> {
                    group = true;
                    open = true;
                }
                case END -> dispensed = true;
                case SKIP -> {}
                default -> part(at);
            }
        }
        return drafts;
    }

    private void pause(SigTag tag) {
        said.pause();
        ahead.clear();
        sentence = drafts.size();
        // A fragment without a subject, such as "Take 2 tablets" or "1 tab daily", goes on with the drug before.
        open = false;
        group = false;
        skipped = false;
        for (SigTag next : tags) {
            if (next.begin() == tag.begin() && !next.is(Kind.BREAK)) {
                open = switch (next.kind()) {
                    case AMOUNT, TAKE, FREQ, TIME, ROUTE, DEVICE, PRN, DURATION -> true;
                    default -> false;
                };
                break;
            }
        }
    }

    private void drug(int at) {
        SigTag tag = tags.get(at);
        if (alias(at) || content(at)) {
            aliased = at;
            ahead.clear();
            latest().end = tag.end() + 1;
            latest().named = latest().bare() ? tag.end() + 1 : latest().named;
            return;
        }
        Draft draft = new Draft(line.part(tag.begin(), tag.end()), tag.end(), false);
        dispensed = false;
        skipped = false;
        open = true;
        draft.change = said.change(at, drafts, sentence);
        draft.dropped = said.dropped(at);
        drafts.add(draft);
        for (SigTag part : ahead) {
            parts.set(draft, part, tags.indexOf(part));
        }
        ahead.clear();
        draft.end = Math.max(draft.end, tag.end());
    }

    /** Whether a drug in brackets only names the one before again. */
    private boolean alias(int at) {
        SigTag tag = tags.get(at);
        boolean brackets = line.is(tag.begin() - 1, "(") && !drafts.isEmpty();
        if (at > 0 && at - 1 == aliased && tags.get(at - 1).end() == tag.begin() - 1 && line.is(tag.begin() - 1, ",")) {
            return true;
        }
        if (!brackets || tag.begin() - latest().end > 3) {
            return false;
        }
        int close = tag.end();
        while (close < line.size() && !line.is(close, ")") && close - tag.end() < 3) {
            close++;
        }
        return line.is(close, ")") || (at + 1 < tags.size() && tags.get(at + 1).is(Kind.AMOUNT));
    }

    /** Whether an amount and a drug in brackets only say what the one before holds: "325 mg (65 mg iron)". */
    private boolean content(int at) {
        SigTag tag = tags.get(at);
        if (at == 0 || drafts.isEmpty() || !tags.get(at - 1).is(Kind.AMOUNT) || !line.is(tag.end(), ")")) {
            return false;
        }
        int begin = tags.get(at - 1).begin();
        return line.is(begin - 1, "(")
                && begin - latest().end <= 2
                && tag.begin() - tags.get(at - 1).end() <= 1;
    }

    private Draft latest() {
        return drafts.get(drafts.size() - 1);
    }

    private void step(Draft next) {
        drafts.add(next);
        open = true;
    }

    private void part(int at) {
        SigTag tag = tags.get(at);
        if (tag.is(Kind.AMOUNT)
                && at > 0
                && tags.get(at - 1).is(Kind.SKIP)
                && tag.begin() - tags.get(at - 1).end() <= 1) {
            skipped = true;
            return;
        }
        if (skipped && !tag.is(Kind.AMOUNT)) {
            return;
        }
        if (dispensed && (tag.is(Kind.AMOUNT) || tag.is(Kind.FORM))) {
            return;
        }
        skipped = false;
        if (forNext(at)) {
            ahead.add(tag);
            return;
        }
        if (drafts.isEmpty() || !open || (tag.begin() - latest().end > GAP && !group && !tag.is(Kind.PRN))) {
            return;
        }
        Draft draft = tag.is(Kind.AMOUNT) ? stepped(at) : latest();
        boolean used = parts.set(draft, tag, at);
        if (used) {
            draft.end = tag.end();
            spread(tag);
        }
    }

    /** Whether a part stands right before the drug that it belongs to: "25 mg of X", "IV X", "daily X". */
    private boolean forNext(int at) {
        SigTag tag = tags.get(at);
        int next = at + 1;
        int from = tag.end();
        while (next < tags.size()
                && tags.get(next).begin() <= from + 1
                && carried(tags.get(next).kind())) {
            from = tags.get(next).end();
            next++;
        }
        if (next >= tags.size() || !tags.get(next).is(Kind.DRUG)) {
            return false;
        }
        boolean of = line.is(tag.end(), "of") || (tag.is(Kind.DURATION) && line.is(tag.end() + 1, "of"));
        for (int i = from; i < tags.get(next).begin(); i++) {
            boolean light = switch (line.lower(i)) {
                case "of",
                        "course",
                        "taper",
                        "regimen",
                        "bolus",
                        "oral",
                        "baby",
                        "low",
                        "dose",
                        "-",
                        "home",
                        "generic",
                        "the",
                        "her",
                        "his",
                        "your",
                        "extra",
                        "strength" -> true;
                default -> false;
            };
            if (!light) {
                return false;
            }
        }
        if (of || drafts.isEmpty() || drafts.size() == sentence) {
            return true;
        }
        boolean adjacent = tag.begin() - latest().end <= 0;
        return switch (tag.kind()) {
            case ROUTE -> !adjacent || !latest().route.isEmpty();
            case FREQ, TIME, PRN -> !adjacent && !line.is(tag.begin() - 1, ",");
            case AMOUNT -> (!adjacent || !latest().bare()) && !line.is(tag.begin() - 1, ",");
            default -> false;
        };
    }

    private static boolean carried(Kind kind) {
        return switch (kind) {
            case ROUTE, AMOUNT, FORM, RELEASE, PRN, FREQ, SKIP -> true;
            default -> false;
        };
    }

    /** The draft that an amount belongs to: a new one if the instruction before is complete. */
    private Draft stepped(int at) {
        SigTag tag = tags.get(at);
        Draft draft = latest();
        Amount amount = tag.amount().orElseThrow();
        boolean mass = amount.kind() == Amount.Kind.MASS || amount.kind() == Amount.Kind.CONCENTRATION;
        boolean taken = mass
                ? draft.strength.isPresent() && (!draft.product || draft.dose.isPresent())
                : draft.dose.isPresent();
        boolean bare = amount.kind() == Amount.Kind.BARE && !parts.instructed(at);
        boolean bracket = parts.bracket(draft, tag);
        boolean then = line.is(tag.begin() - 1, "then") || line.is(tag.begin() - 2, "then");
        boolean turned = (draft.change.equals("increased") || draft.change.equals("decreased"))
                && line.is(tag.begin() - 1, "to")
                && draft.complete();
        if (turned && draft.from) {
            // "From 600 mg TID to 300 mg BID" is one instruction, the new one.
            draft.frequency = "";
            draft.duration = Optional.empty();
            return draft;
        }
        if (amount.kind() == Amount.Kind.BARE && draft.complete() && draft.unitless() && parts.instructed(at)) {
            // "80 in am, 40 in pm": strengths without their unit.
            Draft next = draft.next(tag.begin(), false);
            next.strength = Optional.empty();
            next.product = false;
            next.plain = true;
            drafts.add(next);
            return next;
        }
        boolean except = line.is(tag.begin() - 1, "except");
        boolean loaded = then && mass && draft.dose.isPresent() && draft.strength.isEmpty() && draft.complete();
        boolean instead = except && amount.kind() == Amount.Kind.FORM && draft.complete();
        if ((taken || loaded || instead) && (draft.complete() || then || except) && !bare && !bracket) {
            Draft next = draft.next(tag.begin(), !mass);
            drafts.add(next);
            return next;
        }
        return draft;
    }

    /** Gives a part to the drugs before too, where words such as "both" or a plural ("inhalers") say that it is theirs. */
    private void spread(SigTag tag) {
        boolean plural =
                tag.is(Kind.DEVICE) && line.lower(tag.end() - 1).endsWith("s") && !line.is(tag.end() - 1, "diskus");
        if (plural && drafts.size() - sentence > 1) {
            group = true;
        }
        if (!group) {
            return;
        }
        for (Draft draft : drafts) {
            if (tag.is(Kind.DEVICE) && draft.formRoute.isEmpty() && drafts.indexOf(draft) >= sentence) {
                draft.formRoute = tag.value();
            }
            if ((tag.is(Kind.FREQ) || tag.is(Kind.TIME)) && draft.frequency.isEmpty()) {
                draft.frequency = tag.value();
            }
            if (tag.is(Kind.PRN) && drafts.indexOf(draft) >= sentence) {
                draft.asNeeded = true;
            }
        }
    }
}
