package org.bedside.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bedside.evidence.Fact.Standing;
import org.bedside.evidence.Fact.Value;
import org.bedside.evidence.Remark.Reason;

/** Reads inputs from facts. Thread-safe. */
public final class InputReader {

    /** The later is the more recent; of what goes on, what began later; the reference only makes it one order. */
    static final Comparator<Fact> BY_TIME = Comparator.comparing(
                    (Fact fact) -> fact.when().to())
            .thenComparing(fact -> fact.when().from())
            .thenComparing(fact -> fact.source().reference());

    private static final Comparator<Measured> MOST_RECENT = Comparator.comparing(Measured::fact, BY_TIME);

    private static final List<Reason> CLOSENESS =
            List.of(Reason.MISSING, Reason.STALE, Reason.UNIT, Reason.IMPLAUSIBLE);

    private final Units units;

    public InputReader(Units units) {
        this.units = units;
    }

    /** A fact whose value is in the input's unit. */
    private record Measured(double value, Fact fact) {}

    /** What the chart says; where it holds nothing, and the input lets them, what the notes say that were asked. */
    public Reading read(Input input, Facts facts) {
        Reading chart = chart(input, facts);
        boolean asked = input.scope().notes().isPresent() && !facts.fromNotes().equals(NoteFacts.NONE);
        return asked && NoteAnswers.open(input, facts, chart) ? fromNotes(input, facts, chart) : chart;
    }

    /** Whether notes may answer: the input lets them, and the chart holds nothing for it. */
    public boolean asksNotes(Input input, Facts facts) {
        return input.scope().notes().isPresent() && NoteAnswers.open(input, facts, chart(input, facts));
    }

    /** Why notes that were asked may not have answered an input; empty where nothing stood in the way. */
    public static Optional<Remark> trouble(Input input, Facts facts) {
        return NoteAnswers.trouble(input, facts);
    }

    private Reading fromNotes(Input input, Facts facts, Reading chart) {
        List<Fact> said = NoteAnswers.of(input, facts.fromNotes().facts(), facts);
        Reading answer = switch (input.operator()) {
            case ANY -> said.isEmpty() ? chart : new Reading.Known(1, NoteAnswers.newestFirst(said));
            case COUNT -> NoteAnswers.counted(input, (Reading.Known) chart, said);
            case CODE -> code(input, said);
            case FOREMOST -> foremost(input, said);
            default -> measure(input, said, fact -> true);
        };
        return answer instanceof Reading.Missing ? NoteAnswers.unanswered(input, facts, chart) : answer;
    }

    private Reading chart(Input input, Facts facts) {
        if (input.window().unplaceable(facts)) {
            return missing(input, Reason.MISSING, "needs the current encounter and its start");
        }
        return switch (input.operator()) {
            case AGE -> age(input, facts);
            case STAY -> stay(input, facts);
            case CODE -> code(input, select(input, facts));
            case FOREMOST -> foremost(input, select(input, facts));
            case ANY, COUNT -> presence(input, facts);
            case LATEST, MIN, MAX, WORST, MEAN, SLOPE ->
                measure(input, facts.of(input.read()), fact -> input.window().contains(fact, facts));
        };
    }

    private static Reading age(Input input, Facts facts) {
        Optional<Subject> subject = facts.subject();
        Optional<Subject.Born> born = subject.flatMap(Subject::born);
        if (born.isEmpty()) {
            return missing(input, Reason.MISSING, "no birth date");
        }
        int years = born.get().yearsOn(LocalDate.ofInstant(facts.asOf(), facts.zone()));
        if (years < 0 || years > Subject.OLDEST || !input.plausible().contains(years)) {
            return missing(input, Reason.IMPLAUSIBLE, "an age that is not believed");
        }
        return new Reading.Known(years, facts.of(Kind.PATIENT));
    }

    private static Reading stay(Input input, Facts facts) {
        Optional<Fact> encounter = facts.encounter();
        if (encounter.isEmpty() || encounter.get().when().from().isBefore(Instant.EPOCH)) {
            return missing(input, Reason.MISSING, "no current encounter with a start");
        }
        When when = encounter.get().when();
        Instant end = when.to().isAfter(facts.asOf()) ? facts.asOf() : when.to();
        double days = Math.ceil(Duration.between(when.from(), end).toMinutes() / 1440.0);
        double stay = Math.max(1, days);
        return input.plausible().contains(stay)
                ? new Reading.Known(stay, List.of(encounter.get()))
                : missing(input, Reason.IMPLAUSIBLE, "a length of stay that is not believed");
    }

    private Reading presence(Input input, Facts facts) {
        List<Fact> found = select(input, facts);
        boolean count = input.operator() == Input.Operator.COUNT;
        if (!facts.searched(input.read()) && (count || found.isEmpty())) {
            return missing(input, Reason.MISSING, "was not looked for");
        }
        double value = count ? found.size() : found.isEmpty() ? 0 : 1;
        return input.plausible().contains(value)
                ? new Reading.Known(value, found)
                : missing(input, Reason.IMPLAUSIBLE, "more than is believed");
    }

    private static Reading code(Input input, List<Fact> selected) {
        List<Fact> found = new ArrayList<>(selected);
        found.sort(BY_TIME.reversed());
        boolean recorded = false;
        for (Fact fact : found) {
            List<Coding> codings = codings(input, fact);
            recorded |= !codings.isEmpty();
            for (Input.Choice choice : input.categories()) {
                if (choice.codes().matches(codings)) {
                    return new Reading.Category(choice.name(), List.of(fact));
                }
            }
        }
        return missing(input, Reason.MISSING, recorded ? "recorded with codes that are not known" : "not recorded");
    }

    private static Reading foremost(Input input, List<Fact> found) {
        for (Input.Choice choice : input.categories()) {
            Optional<Fact> latest = found.stream()
                    .filter(fact -> choice.codes().matches(codings(input, fact)))
                    .max(BY_TIME);
            if (latest.isPresent()) {
                return new Reading.Category(choice.name(), List.of(latest.get()));
            }
        }
        return missing(input, Reason.MISSING, "not recorded");
    }

    static List<Coding> codings(Input input, Fact fact) {
        if (!input.detail().isEmpty()) {
            return fact.details().getOrDefault(input.detail(), List.of());
        }
        return fact.value() instanceof Value.Coded coded ? coded.codings() : fact.codes();
    }

    private static List<Fact> select(Input input, Facts facts) {
        List<Fact> selected = new ArrayList<>();
        List<Fact> all = input.read() == Kind.ENCOUNTER && input.window().anchor() == Window.Anchor.ENCOUNTER
                ? facts.encounter().map(List::of).orElse(List.of())
                : facts.of(input.read());
        for (Fact fact : all) {
            if (eligible(input, fact) && input.window().contains(fact, facts)) {
                selected.add(fact);
            }
        }
        return selected;
    }

    private static boolean eligible(Input input, Fact fact) {
        return (fact.standing() == Standing.SETTLED || input.scope().tentative())
                && (fact.active() || !input.scope().activeOnly())
                && named(input, fact);
    }

    /** Whether a fact is what the input reads, however firm it is and whether or not it still holds. */
    static boolean named(Input input, Fact fact) {
        return (input.codes().isEmpty() || input.codes().matches(names(input, fact)))
                && (input.scope().within().isEmpty() || input.scope().within().matches(whole(fact)));
    }

    private static List<Coding> names(Input input, Fact fact) {
        return input.detail().isEmpty() ? fact.codes() : fact.details().getOrDefault(input.detail(), List.of());
    }

    private static List<Coding> whole(Fact fact) {
        return fact.details().getOrDefault(ObservationReader.PANEL, fact.codes());
    }

    private Reading measure(Input input, List<Fact> facts, Predicate<Fact> inTime) {
        List<Measured> measured = new ArrayList<>();
        Reason wrong = Reason.MISSING;
        for (Fact fact : facts) {
            if (!eligible(input, fact) || !(fact.value() instanceof Value.Quantity quantity)) {
                continue;
            }
            if (!inTime.test(fact)) {
                wrong = worse(wrong, Reason.STALE);
                continue;
            }
            Optional<Double> value = inUnit(input, quantity);
            if (value.isEmpty()) {
                wrong = worse(wrong, Reason.UNIT);
            } else if (!Double.isFinite(value.get()) || !input.plausible().contains(value.get())) {
                wrong = worse(wrong, Reason.IMPLAUSIBLE);
            } else {
                measured.add(new Measured(value.get(), fact));
            }
        }
        if (measured.isEmpty()) {
            return missing(input, wrong, why(wrong));
        }
        return reduce(input, measured);
    }

    /** Of several reasons the one that came closest to a value, whatever the order of the facts. */
    private static Reason worse(Reason one, Reason other) {
        return CLOSENESS.indexOf(other) > CLOSENESS.indexOf(one) ? other : one;
    }

    private static String why(Reason reason) {
        return switch (reason) {
            case STALE -> "there is none within the time that counts";
            case UNIT -> "there is none in a unit that can be converted";
            case IMPLAUSIBLE -> "there is none with a plausible value";
            default -> "not recorded";
        };
    }

    private Optional<Double> inUnit(Input input, Value.Quantity quantity) {
        Units.Conversion special = input.conversions().get(quantity.ucum());
        if (special != null) {
            return Optional.of(special.apply(quantity.value()));
        }
        return units.between(quantity.ucum(), input.ucum()).map(conversion -> conversion.apply(quantity.value()));
    }

    private static Reading reduce(Input input, List<Measured> measured) {
        return switch (input.operator()) {
            case MIN ->
                known(measured.stream()
                        .min(Comparator.comparingDouble(Measured::value).thenComparing(MOST_RECENT.reversed())));
            case MAX ->
                known(measured.stream()
                        .max(Comparator.comparingDouble(Measured::value).thenComparing(MOST_RECENT)));
            case WORST ->
                known(measured.stream()
                        .max(Comparator.comparingDouble((Measured m) -> distance(input, m))
                                .thenComparing(MOST_RECENT)));
            case MEAN ->
                finite(
                        input,
                        measured.stream().mapToDouble(Measured::value).average().orElseThrow(),
                        measured);
            case SLOPE -> slope(input, measured);
            default -> known(measured.stream().max(MOST_RECENT));
        };
    }

    private static double distance(Input input, Measured measured) {
        return Math.abs(
                measured.value() - (input.normal().low() + input.normal().high()) / 2);
    }

    private static Reading known(Optional<Measured> best) {
        Measured measured = best.orElseThrow();
        return new Reading.Known(measured.value(), List.of(measured.fact()));
    }

    private static Reading slope(Input input, List<Measured> measured) {
        Instant origin = measured.get(0).fact().when().to();
        double n = measured.size();
        double sumT = 0;
        double sumV = 0;
        double sumTt = 0;
        double sumTv = 0;
        for (Measured m : measured) {
            double days = Duration.between(origin, m.fact().when().to()).toMillis() / 86_400_000.0;
            sumT += days;
            sumV += m.value();
            sumTt += days * days;
            sumTv += days * m.value();
        }
        double spread = sumTt - sumT * sumT / n;
        return spread <= 1e-9
                ? missing(input, Reason.MISSING, "a trend needs values at two times")
                : finite(input, (sumTv - sumT * sumV / n) / spread, measured);
    }

    /** Sums of numbers near the largest that there are overflow. */
    private static Reading finite(Input input, double value, List<Measured> measured) {
        return Double.isFinite(value)
                ? new Reading.Known(value, facts(measured))
                : missing(input, Reason.IMPLAUSIBLE, why(Reason.IMPLAUSIBLE));
    }

    private static List<Fact> facts(List<Measured> measured) {
        return measured.stream().map(Measured::fact).toList();
    }

    static Reading missing(Input input, Reason reason, String detail) {
        return new Reading.Missing(new Remark(reason, input.name(), detail));
    }
}
