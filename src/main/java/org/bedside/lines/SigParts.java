package org.bedside.lines;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bedside.lines.SigWord.Kind;

/** Gives one instruction its parts: amounts, routes, times and how long. One for each line. */
final class SigParts {

    private static final Pattern TIMES_A_DAY = Pattern.compile("[1-4]/d");
    private static final Pattern RATIO = Pattern.compile("\\d+/\\d+ .*");

    private final Line line;
    private final List<SigTag> tags;

    SigParts(Line line, List<SigTag> tags) {
        this.line = line;
        this.tags = tags;
    }

    /** Gives a draft the part at a tag; whether it took it. */
    boolean set(Draft draft, SigTag tag, int at) {
        switch (tag.kind()) {
            case AMOUNT -> {
                return amount(draft, tag.amount().orElseThrow(), at);
            }
            case FORM -> {
                draft.product |= draft.strength.isPresent() && tag.begin() - draft.end <= 1 && draft.dose.isEmpty();
                draft.formRoute = tag.value().isEmpty() ? draft.formRoute : tag.value();
            }
            case DEVICE -> {
                draft.product |= draft.strength.isPresent() && tag.begin() - draft.end <= 1 && draft.dose.isEmpty();
                draft.formRoute = draft.formRoute.isEmpty() ? tag.value() : draft.formRoute;
            }
            case ROUTE -> {
                draft.route = draft.route.isEmpty() ? tag.value() : draft.route;
                boolean drip =
                        line.is(tag.begin(), "drip") || line.is(tag.begin(), "gtt") || line.is(tag.begin(), "infusion");
                draft.frequency = drip && draft.frequency.isEmpty() ? "continuous" : draft.frequency;
            }
            case FREQ, TIME -> frequency(draft, tag, at);
            case PRN -> draft.asNeeded = true;
            case DURATION -> {
                if (!draft.change.equals("held") && draft.duration.isEmpty()) {
                    draft.duration = Optional.of(line.part(tag.begin(), tag.end()));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void frequency(Draft draft, SigTag tag, int at) {
        SigTag before = tags.get(Math.max(0, at - 1));
        boolean and = at > 0
                && (before.is(Kind.FREQ) || before.is(Kind.TIME))
                && tag.begin() == before.end() + 1
                && (line.is(before.end(), "and") || line.is(before.end(), "&") || line.is(before.end(), "/"));
        boolean once = draft.frequency.equals("once") && tag.is(Kind.TIME) && tag.begin() == before.end();
        if (draft.frequency.isEmpty() || once) {
            draft.frequency = tag.value();
        } else if (and
                && TIMES_A_DAY.matcher(draft.frequency).matches()
                && tag.value().equals("1/d")) {
            draft.frequency = (char) (draft.frequency.charAt(0) + 1) + "/d";
        }
    }

    /** Whether a number alone is the amount taken: "1 po bid", "take 2 at bedtime". */
    boolean instructed(int at) {
        SigTag tag = tags.get(at);
        if (at > 0 && tags.get(at - 1).is(Kind.TAKE) && tags.get(at - 1).end() == tag.begin()) {
            return true;
        }
        boolean next = at + 1 < tags.size() && tags.get(at + 1).begin() == tag.end();
        return next
                && switch (tags.get(at + 1).kind()) {
                    case ROUTE, FREQ, TIME, PRN -> true;
                    default -> false;
                };
    }

    private boolean amount(Draft draft, Amount amount, int at) {
        boolean named = named(draft, amount);
        draft.from |= line.is(amount.begin() - 1, "from");
        Amount meant = last(draft, amount);
        Part part = line.part(meant.begin(), meant.end());
        boolean to = (draft.strength.isPresent() || draft.dose.isPresent()) && to(meant.begin());
        switch (amount.kind()) {
            case BARE -> {
                boolean few = amount.value() <= 3
                        && amount.end() - amount.begin() == 1
                        && instructed(at)
                        && tags.get(at + 1 < tags.size() ? at + 1 : at).is(Kind.ROUTE);
                boolean changing = (to(meant.begin()) && bare(draft)) || (draft.plain && draft.strength.isEmpty());
                if ((draft.strength.isEmpty() && named && !few && draft.dose.isEmpty() && !date(amount)) || changing) {
                    strength(draft, part, meant.value(), to);
                } else if (draft.dose.isEmpty() && instructed(at)) {
                    draft.dose = Optional.of(part);
                } else {
                    return false;
                }
            }
            case MASS, CONCENTRATION -> {
                boolean dose = draft.product && !to;
                if (dose && draft.dose.isEmpty()) {
                    draft.dose = Optional.of(part);
                } else if (draft.strength.isEmpty() || to) {
                    strength(draft, part, meant.value(), to);
                    draft.product |= perVolume(part);
                } else {
                    return false;
                }
            }
            case ACTIVITY -> {
                boolean form = at + 1 < tags.size()
                        && tags.get(at + 1).is(Kind.FORM)
                        && tags.get(at + 1).begin() == amount.end();
                if (form && draft.strength.isEmpty()) {
                    draft.strength = Optional.of(part);
                } else if (draft.dose.isEmpty() || to) {
                    compare(draft, meant.value(), to);
                    draft.dose = Optional.of(part);
                }
            }
            default -> {
                boolean product = amount.kind() == Amount.Kind.FORM
                        && named
                        && draft.strength.isEmpty()
                        && RATIO.matcher(part.text()).matches()
                        && amount.value() > 4;
                if (product) {
                    String number = part.text().substring(0, part.text().indexOf(' '));
                    draft.strength = Optional.of(new Part(number, part.begin(), part.begin() + number.length()));
                    draft.product = true;
                    return true;
                }
                if (draft.dose.isPresent() && !to) {
                    return false;
                }
                compare(draft, meant.value(), to);
                draft.dose = Optional.of(part);
                draft.formRoute = amount.route().isEmpty() ? draft.formRoute : amount.route();
                boolean rate = amount.kind() == Amount.Kind.VOLUME
                        && (part.text().endsWith("hr")
                                || part.text().endsWith("/h")
                                || part.text().endsWith("hour"));
                draft.frequency = rate && draft.frequency.isEmpty() ? "continuous" : draft.frequency;
            }
        }
        return true;
    }

    /** Whether an amount is of the product, as "10 mg/mL" and "160 mg/5 mL" are. */
    private static boolean perVolume(Part part) {
        String lower = part.text().toLowerCase(Locale.ROOT);
        return lower.endsWith("ml") && lower.indexOf('/') > 0;
    }

    private boolean named(Draft draft, Amount amount) {
        for (int i = draft.named; i < amount.begin(); i++) {
            if (!Drugs.marks(line, i)) {
                return false;
            }
        }
        return amount.begin() >= draft.named;
    }

    private static boolean bare(Draft draft) {
        return draft.strength.isPresent()
                ? draft.strength.get().text().chars().noneMatch(Character::isLetter)
                : draft.dose.isEmpty() && !draft.change.isEmpty();
    }

    /** Whether an amount stands in brackets that were opened after the name. */
    boolean bracket(Draft draft, SigTag tag) {
        for (int i = tag.begin() - 1; i >= draft.named; i--) {
            if (line.is(i, ")")) {
                return false;
            }
            if (line.is(i, "(")) {
                return true;
            }
        }
        return false;
    }

    private boolean date(Amount amount) {
        return line.is(amount.begin() - 1, "in")
                || line.is(amount.begin() - 1, "on")
                || Dates.year(line, amount.begin());
    }

    private void strength(Draft draft, Part part, double value, boolean to) {
        compare(draft, value, to);
        draft.strength = Optional.of(part);
    }

    private static void compare(Draft draft, double value, boolean to) {
        boolean unsaid = draft.change.equals("changed") || draft.change.equals("adjusted") || draft.change.isEmpty();
        if (to && unsaid && !Double.isNaN(draft.amount)) {
            draft.change = value > draft.amount ? "increased" : value < draft.amount ? "decreased" : draft.change;
        }
        draft.amount = value;
    }

    /** Of "from 5 to 10 mg" the amount after "to", where it is a change and no range. */
    private Amount last(Draft draft, Amount amount) {
        boolean changing = line.is(amount.begin() - 1, "from")
                || draft.change.equals("increased")
                || draft.change.equals("decreased");
        for (int i = amount.begin() + 1; changing && i < amount.end() - 1; i++) {
            if (line.is(i, "to")) {
                Numeral.at(line, amount.begin()).ifPresent(first -> draft.amount = first.value());
                return new Amount(amount.kind(), amount.value(), i + 1, amount.end(), amount.route());
            }
        }
        return amount;
    }

    private boolean to(int begin) {
        return line.is(begin - 1, "to")
                || line.is(begin - 1, ">")
                || line.is(begin - 1, "\u2192")
                || line.is(begin - 1, "\u2794")
                || (line.is(begin - 1, "now") || line.is(begin - 2, "now"));
    }
}
