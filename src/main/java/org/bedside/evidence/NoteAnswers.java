package org.bedside.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.evidence.Fact.Standing;
import org.bedside.evidence.Remark.Reason;

/** What notes may say to an input; a fact of the chart always comes before what a note says. */
final class NoteAnswers {

    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";

    /** Of ICD-10-CM, which names a disease in its first three characters and its kind, stage and place after them. */
    private static final int CATEGORY = 3;

    private NoteAnswers() {}

    /**
     * Whether the chart holds nothing for an input that notes may answer; a count stays open for what else there is.
     * What is provisional, over or refuted in the chart is not nothing.
     */
    static boolean open(Input input, Facts facts, Reading chart) {
        return switch (input.operator()) {
            case ANY, CODE, FOREMOST -> facts.of(input.read()).stream().noneMatch(fact -> noted(input, fact, facts));
            case COUNT -> chart instanceof Reading.Known;
            case LATEST ->
                chart instanceof Reading.Missing missing
                        && (missing.why().reason() == Reason.MISSING
                                || missing.why().reason() == Reason.STALE)
                        && facts.of(input.read()).stream()
                                .noneMatch(fact -> fact.standing() == Standing.TENTATIVE && noted(input, fact, facts));
            default -> false;
        };
    }

    private static boolean noted(Input input, Fact fact, Facts facts) {
        return InputReader.named(input, fact)
                && (input.operator() != Input.Operator.FOREMOST
                        || input.categories().stream()
                                .anyMatch(choice -> choice.codes().matches(InputReader.codings(input, fact))))
                && input.window().contains(fact, facts);
    }

    /** Those of some facts of notes that the input may use. */
    static List<Fact> of(Input input, List<Fact> said, Facts facts) {
        Window window = input.scope().notes().orElseThrow();
        return said.stream()
                .filter(fact -> fact.kind() == input.read()
                        && (fact.active() || !input.scope().activeOnly())
                        && InputReader.named(input, fact)
                        && window.contains(fact, facts)
                        && facts.refuted().stream().noneMatch(refuted -> refutes(input, refuted, fact)))
                .toList();
    }

    private static boolean refutes(Input input, Fact refuted, Fact fact) {
        boolean whole = input.operator() == Input.Operator.ANY
                && !input.codes().isEmpty()
                && input.codes().matches(refuted.codes());
        return whole || same(refuted, fact);
    }

    static List<Fact> newestFirst(List<Fact> facts) {
        return facts.stream().sorted(InputReader.BY_TIME.reversed()).toList();
    }

    /** The count of the chart and, once each, what its lists do not name. */
    static Reading counted(Input input, Reading.Known chart, List<Fact> said) {
        List<Fact> all = new ArrayList<>(chart.from());
        double count = chart.value();
        for (Fact fact : newestFirst(said)) {
            boolean listed = fact.quotation().map(Quotation::listed).orElse(true);
            if (!listed && all.stream().noneMatch(other -> same(other, fact))) {
                all.add(fact);
                count++;
            }
        }
        return input.plausible().contains(count) ? new Reading.Known(count, all) : chart;
    }

    /** Whether two facts name one thing: by a code or a name that they share, or by a disease that they say more of. */
    private static boolean same(Fact one, Fact other) {
        return one.codes().stream()
                .anyMatch(a ->
                        other.codes().stream().anyMatch(b -> a.system().equals(b.system()) && key(a).equals(key(b))));
    }

    private static String key(Coding coding) {
        if (coding.code().isEmpty()) {
            return coding.display();
        }
        boolean icd = coding.system().equals(ICD) && coding.code().length() > CATEGORY;
        return icd ? coding.code().substring(0, CATEGORY) : coding.code();
    }

    /** What remains of the chart's reading when no note answers; of a missing one with the reason for that. */
    static Reading unanswered(Input input, Facts facts, Reading chart) {
        if (!(chart instanceof Reading.Missing)) {
            return chart;
        }
        return trouble(input, facts)
                .<Reading>map(why -> new Reading.Missing(why))
                .orElse(chart);
    }

    /** Why notes that were asked may not have answered. */
    static Optional<Remark> trouble(Input input, Facts facts) {
        if (!of(input, facts.fromNotes().contradicted(), facts).isEmpty()) {
            return Optional.of(
                    new Remark(Reason.CONTRADICTED, input.name(), "notes of one day say different things of it"));
        }
        return facts.fromNotes().late()
                ? Optional.of(new Remark(Reason.LATE, input.name(), "a note was not read in time"))
                : Optional.empty();
    }
}
