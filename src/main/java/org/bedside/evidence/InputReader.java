package org.bedside.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bedside.evidence.Fact.Standing;
import org.bedside.evidence.Fact.Value;
import org.bedside.evidence.Remark.Reason;

/** Reads inputs from facts. Thread-safe. */
public final class InputReader {

    private static final Comparator<Measured> BY_TIME = Comparator.comparing(
                    (Measured measured) -> measured.fact().when().to())
            .thenComparing(measured -> measured.fact().source().reference());

    private final Units units;

    public InputReader(Units units) {
        this.units = units;
    }

    /** A fact whose value is in the input's unit. */
    private record Measured(double value, Fact fact) {}

    public Reading read(Input input, Facts facts) {
        if (input.window().unplaceable(facts)) {
            return missing(input, Reason.MISSING, "needs the current encounter and its start");
        }
        return switch (input.operator()) {
            case AGE -> age(input, facts);
            case STAY -> stay(input, facts);
            case CODE -> code(input, facts);
            case ANY, COUNT -> presence(input, facts);
            case LATEST, MIN, MAX, WORST, MEAN, SLOPE -> measure(input, facts);
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
        if (!facts.searched(input.read())) {
            return missing(input, Reason.MISSING, "was not looked for");
        }
        List<Fact> found = select(input, facts);
        boolean count = input.operator() == Input.Operator.COUNT;
        double value = count ? found.size() : found.isEmpty() ? 0 : 1;
        return input.plausible().contains(value)
                ? new Reading.Known(value, found)
                : missing(input, Reason.IMPLAUSIBLE, "more than is believed");
    }

    private Reading code(Input input, Facts facts) {
        List<Fact> found = new ArrayList<>(select(input, facts));
        found.sort(Comparator.comparing((Fact fact) -> fact.when().to())
                .thenComparing(fact -> fact.source().reference())
                .reversed());
        for (Fact fact : found) {
            List<Coding> codings = codings(input, fact);
            for (Input.Choice choice : input.categories()) {
                if (choice.codes().matches(codings)) {
                    return new Reading.Category(choice.name(), List.of(fact));
                }
            }
        }
        return missing(
                input, Reason.MISSING, found.isEmpty() ? "not recorded" : "recorded with codes that are not known");
    }

    private static List<Coding> codings(Input input, Fact fact) {
        if (!input.detail().isEmpty()) {
            return fact.details().getOrDefault(input.detail(), List.of());
        }
        return fact.value() instanceof Value.Coded coded ? coded.codings() : fact.codes();
    }

    private List<Fact> select(Input input, Facts facts) {
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
                && (input.codes().isEmpty() || input.codes().matches(named(input, fact)));
    }

    private static List<Coding> named(Input input, Fact fact) {
        return input.detail().isEmpty() ? fact.codes() : fact.details().getOrDefault(input.detail(), List.of());
    }

    private Reading measure(Input input, Facts facts) {
        List<Measured> measured = new ArrayList<>();
        Reason wrong = Reason.MISSING;
        for (Fact fact : facts.of(input.read())) {
            if (!eligible(input, fact) || !(fact.value() instanceof Value.Quantity quantity)) {
                continue;
            }
            if (!input.window().contains(fact, facts)) {
                wrong = worse(wrong, Reason.STALE);
                continue;
            }
            Optional<Double> value = inUnit(input, quantity);
            if (value.isEmpty()) {
                wrong = worse(wrong, Reason.UNIT);
            } else if (!input.plausible().contains(value.get())) {
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

    private static Reason worse(Reason one, Reason other) {
        return one == Reason.MISSING || other != Reason.STALE ? other : one;
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
                        .min(Comparator.comparingDouble(Measured::value).thenComparing(BY_TIME)));
            case MAX ->
                known(measured.stream()
                        .max(Comparator.comparingDouble(Measured::value).thenComparing(BY_TIME)));
            case WORST ->
                known(measured.stream()
                        .max(Comparator.comparingDouble((Measured m) -> distance(input, m))
                                .thenComparing(BY_TIME)));
            case MEAN ->
                new Reading.Known(
                        measured.stream().mapToDouble(Measured::value).average().orElseThrow(), facts(measured));
            case SLOPE -> slope(input, measured);
            default -> known(measured.stream().max(BY_TIME));
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
                : new Reading.Known((sumTv - sumT * sumV / n) / spread, facts(measured));
    }

    private static List<Fact> facts(List<Measured> measured) {
        return measured.stream().map(Measured::fact).toList();
    }

    private static Reading missing(Input input, Reason reason, String detail) {
        return new Reading.Missing(new Remark(reason, input.name(), detail));
    }
}
