package org.bedside.decision;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.card.Markdown;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Quotation;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Remark;
import org.bedside.predict.Contribution;
import org.bedside.predict.ModelInput;
import org.bedside.predict.ModelSpec;
import org.bedside.predict.Requirement;

/** The part of a card's detail that says what was read in notes, so that a reader can check it, and what was not. */
final class FromNotes {

    private FromNotes() {}

    /** The fact of a note that a reading comes from; empty of one that comes from the chart alone. */
    static Optional<Fact> of(Reading reading) {
        return reading.from().stream()
                .filter(fact -> fact.quotation().isPresent())
                .findFirst();
    }

    /** The words of the notes, for each contribution that comes from one. */
    static void quotes(List<Contribution> shown, ZoneId zone, StringBuilder detail) {
        boolean first = true;
        for (Contribution why : shown) {
            for (Fact fact : of(why.reading()).stream().toList()) {
                detail.append(
                        first ? "\n\nRead in the text of notes, not in the structured chart; check it there:" : "");
                first = false;
                Quotes.item(why.input().label(), detail);
                detail.append(": ");
                fact.quotation().ifPresent(quotation -> quote(quotation, fact, zone, detail));
            }
        }
    }

    private static void quote(Quotation quotation, Fact fact, ZoneId zone, StringBuilder detail) {
        LocalDate day = LocalDate.ofInstant(fact.when().from(), zone);
        Quotes.append(quotation.words(), quotation.title(), day, detail);
    }

    /** Of which inputs notes might have said something that was not used. */
    static void troubles(Facts facts, ModelSpec model, StringBuilder detail) {
        for (Remark.Reason reason : List.of(Remark.Reason.CONTRADICTED, Remark.Reason.LATE)) {
            List<String> labels = Stream.concat(
                            model.population().stream().map(Requirement::input),
                            model.inputs().stream().map(ModelInput::input))
                    .filter(input -> facts.remarks().stream()
                            .anyMatch(remark ->
                                    remark.reason() == reason && remark.about().equals(input.name())))
                    .map(input -> Markdown.escape(input.label()))
                    .distinct()
                    .toList();
            if (!labels.isEmpty()) {
                detail.append("\n\n")
                        .append(
                                reason == Remark.Reason.LATE
                                        ? "Not all notes were read in time; they might say more of: "
                                        : "Not used, for notes of one day say different things of it: ")
                        .append(String.join(", ", labels))
                        .append('.');
            }
        }
    }
}
