package org.bedside.notes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Quotation;

/**
 * Problems that notes affirm of the patient, now, without doubt or condition. A later note that denies the problem, or one that
 * says less of it, takes it back; one that only speaks of it as past leaves it as what was.
 */
final class ProblemEvidence {

    private final Facts facts;
    private final NoteEvidence.Gathered gathered;
    private final Listed listed;

    ProblemEvidence(Facts facts, NoteEvidence.Gathered gathered) {
        this.facts = facts;
        this.gathered = gathered;
        this.listed = Listed.problems(facts);
    }

    void add(List<Mention> mentions) {
        Map<String, Mention> affirmed = new LinkedHashMap<>();
        Map<String, LocalDate> denied = new LinkedHashMap<>();
        Map<String, LocalDate> past = new LinkedHashMap<>();
        for (Mention mention : mentions) {
            Finding finding = mention.finding();
            Assertion said = finding.assertion();
            if (finding.kind() != Finding.Kind.PROBLEM) {
                continue;
            }
            if (said.equals(Assertion.AFFIRMED) && Problems.worthListing(finding)) {
                affirmed.merge(
                        name(finding), mention, (one, other) -> day(other).isAfter(day(one)) ? other : one);
            } else if (said.negated() && !said.otherPerson()) {
                denied.merge(name(finding), day(mention), ProblemEvidence::later);
            } else if (said.historical() && said.present()) {
                past.merge(name(finding), day(mention), ProblemEvidence::later);
            }
        }
        affirmed.forEach((name, mention) -> {
            LocalDate day = day(mention);
            Optional<LocalDate> no = denied.entrySet().stream()
                    .filter(of -> says(name, of.getKey()))
                    .map(Map.Entry::getValue)
                    .reduce(ProblemEvidence::later);
            boolean now = !past.getOrDefault(name, LocalDate.MIN).isAfter(day);
            if (no.isEmpty() || no.get().isBefore(day)) {
                gathered.facts().add(fact(mention, now));
            } else if (no.get().equals(day)) {
                gathered.contradicted().add(fact(mention, now));
            }
        });
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private LocalDate day(Mention mention) {
        return NoteEvidence.day(mention.note(), facts);
    }

    /** Its code; of what has none its term, behind a space. */
    private static String name(Finding finding) {
        String code = Problems.code(finding);
        return code.isEmpty() ? ' ' + finding.term() : code;
    }

    /** Whether a name says all that another says: who has no heart failure has no systolic one. */
    private static boolean says(String name, String other) {
        boolean codes = !name.startsWith(" ") && !other.startsWith(" ");
        return name.equals(other) || (codes && Problems.covered(other, name));
    }

    private Fact fact(Mention mention, boolean now) {
        Finding finding = mention.finding();
        List<Coding> codes = new ArrayList<>(finding.codes());
        codes.add(Coding.text(finding.term()));
        return new Fact(
                Kind.CONDITION,
                codes,
                new Fact.Value.Present(),
                mention.note().when(),
                Fact.Standing.SETTLED,
                now,
                "",
                Map.of(),
                mention.note().source(),
                Optional.of(new Quotation(
                        mention.note().title(),
                        finding.begin(),
                        finding.end(),
                        finding.sentence(),
                        listed.names(finding))));
    }
}
