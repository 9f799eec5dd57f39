package org.bedside.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.catalog.Observed;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Subject;
import org.bedside.evidence.When;
import org.bedside.journal.Outcome.Came;

/** Judges by the record of now whether an outcome came about after a prediction. Thread-safe. */
final class Judge {

    /** What is written down late still counts: a choice of ours. */
    static final Duration WRITTEN_BY = Duration.ofDays(2);

    /** An encounter that nobody ended until then tells nothing: a choice of ours. */
    static final Duration LONGEST_STAY = Duration.ofDays(400);

    /** A date known to the day spans no more, even where the clocks change. */
    private static final Duration DAY = Duration.ofHours(25);

    private final InputReader inputs;

    Judge(InputReader inputs) {
        this.inputs = inputs;
    }

    /**
     * What is judged.
     *
     * @param predicted when the prediction was made
     * @param now when the record was read
     */
    record Case(Observed observed, Instant predicted, Instant now) {

        /** What is dated later than this is not looked at. */
        Instant asOf() {
            return observed.within()
                    .map(predicted::plus)
                    .filter(end -> end.isBefore(now))
                    .orElse(now);
        }
    }

    /**
     * The time in which an outcome counts, which begins with the prediction.
     *
     * @param sure what came by then came in time
     * @param possible what came later did not
     * @param over whether nothing more is to be expected
     * @param known whether it is known how it ended
     */
    private record Span(Instant sure, Instant possible, boolean over, boolean known) {}

    /** Whether the patient's death is one that counts. */
    private enum Death {
        NONE,
        BEFORE,
        IN_TIME,
        PERHAPS
    }

    /** Empty if it is too early to tell. */
    Optional<Came> judge(Case of, Facts facts) {
        Span span = span(of, facts);
        Observed observed = of.observed();
        Death death = observed.death() ? death(of, span, facts) : Death.NONE;
        if (ended(of, facts)
                || (!observed.repeats()
                        && (death == Death.BEFORE || any(observed.positive(), facts.before(of.predicted()))))) {
            return Optional.of(Came.BEFORE);
        }
        Facts since = facts.after(of.predicted());
        if (death == Death.IN_TIME || any(observed.positive(), since)) {
            return Optional.of(Came.POSITIVE);
        }
        if (!span.over()) {
            return Optional.empty();
        }
        boolean looked = facts.subject().isPresent()
                && observed.positive().stream()
                        .allMatch(sign -> facts.searched(sign.input().read()));
        if (!looked || !span.known() || death == Death.PERHAPS) {
            return Optional.of(Came.UNKNOWN);
        }
        return Optional.of(
                any(observed.negative(), since) || observed.otherwise() == Observed.Otherwise.NEGATIVE
                        ? Came.NEGATIVE
                        : Came.UNKNOWN);
    }

    /** Whether the encounter in which the outcome counts was over by the prediction. */
    private static boolean ended(Case of, Facts facts) {
        return of.observed().within().isEmpty()
                && facts.encounter()
                        .filter(encounter ->
                                !encounter.active() && !encounter.when().to().isAfter(of.predicted()))
                        .isPresent();
    }

    private boolean any(List<Observed.Sign> signs, Facts facts) {
        return signs.stream()
                .anyMatch(sign -> inputs.read(sign.input(), facts) instanceof Reading.Known known
                        && sign.range().contains(known.value()));
    }

    private static Span span(Case of, Facts facts) {
        Instant now = of.now();
        if (of.observed().within().isPresent()) {
            Instant end = of.predicted().plus(of.observed().within().get());
            return new Span(end, end, !now.isBefore(end.plus(WRITTEN_BY)), true);
        }
        Optional<Fact> encounter = facts.encounter();
        boolean givenUp = !now.isBefore(of.predicted().plus(LONGEST_STAY));
        if (encounter.isEmpty()) {
            return new Span(Instant.MIN, When.OPEN, givenUp, false);
        }
        if (encounter.get().active()) {
            return new Span(When.OPEN, When.OPEN, givenUp, false);
        }
        When when = encounter.get().when();
        return when.open()
                ? new Span(Instant.MIN, When.OPEN, true, true)
                : new Span(when.to(), when.to(), !now.isBefore(when.to().plus(WRITTEN_BY)), true);
    }

    /**
     * Who is known to have died by now died between the prediction, which was made of somebody whom the record then had
     * alive, and now. A date known to the day counts on the first and the last day; one that is less precise, or a death
     * without a date, counts where every time that it may mean is in time.
     */
    private static Death death(Case of, Span span, Facts facts) {
        Optional<When> died = facts.subject().flatMap(Subject::died);
        if (died.isEmpty()) {
            return Death.NONE;
        }
        When when = died.get();
        if (!when.to().isAfter(of.predicted())) {
            return Death.BEFORE;
        }
        Instant first = when.from().isAfter(of.predicted()) ? when.from() : of.predicted();
        if (first.isAfter(span.possible())) {
            return Death.NONE;
        }
        boolean toTheDay = Duration.between(when.from(), when.to()).compareTo(DAY) <= 0;
        Instant last = toTheDay ? first : when.to().isBefore(of.now()) ? when.to() : of.now();
        return last.isAfter(span.sure()) ? Death.PERHAPS : Death.IN_TIME;
    }
}
