package org.bedside.notes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.evidence.Facts;
import org.bedside.evidence.When;

/** What speaks against the patient's active orders. */
final class Orders {

    private Orders() {}

    /** Active orders of what the allergy list holds. */
    static List<Contradiction> againstAllergies(Listed listed) {
        List<Contradiction> found = new ArrayList<>();
        for (Listed.Drug allergy : listed.allergies()) {
            for (Listed.Drug order : listed.active()) {
                if (order.ingredients().stream().anyMatch(allergy.ingredients()::contains)) {
                    found.add(new Contradiction(
                            Contradiction.Why.NOT_TOLERATED,
                            name(order),
                            order.fact(),
                            Optional.empty(),
                            Optional.of(allergy.fact())));
                }
            }
        }
        return found;
    }

    private static String name(Listed.Drug order) {
        return order.names().isEmpty() ? "a drug" : order.names().get(0).strip();
    }

    /** Active orders of what the mentions, all of one thing and the latest first, say is stopped or not tolerated. */
    static List<Contradiction> againstNotes(List<Mention> same, Facts facts, Listed listed) {
        List<Contradiction> found = new ArrayList<>();
        for (Listed.Drug order : listed.active()) {
            intolerance(same, order).or(() -> stop(same, facts, order)).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Contradiction> intolerance(List<Mention> same, Listed.Drug order) {
        return same.stream()
                .filter(mention -> mention.finding().kind() == Finding.Kind.ALLERGY
                        && mention.finding().assertion().present()
                        && isOrContains(mention.finding(), order))
                .findFirst()
                .map(mention -> contradiction(Contradiction.Why.NOT_TOLERATED, order, mention));
    }

    private static boolean isOrContains(Finding allergy, Listed.Drug order) {
        return order.is(allergy)
                || DrugClasses.ingredients(allergy.term()).stream().anyMatch(order.ingredients()::contains);
    }

    /** Only by the latest note that names the drug, if it is not older than the order, and says nothing else of the drug. */
    private static Optional<Contradiction> stop(List<Mention> same, Facts facts, Listed.Drug order) {
        Mention latest = same.get(0);
        List<Mention> said = same.stream()
                .filter(mention -> mention.note().equals(latest.note()))
                .toList();
        boolean all = said.stream()
                .allMatch(mention -> mention.finding().kind() == Finding.Kind.MEDICATION
                        && Reconciliation.gone(mention.finding().assertion()));
        Instant at = Reconciliation.at(latest, facts);
        return all
                        && order.is(latest.finding())
                        && !at.isBefore(start(order.fact().when(), facts))
                ? Optional.of(contradiction(Contradiction.Why.STOPPED, order, latest))
                : Optional.empty();
    }

    /** When the order began; where that is not known, a note must be recent to speak against it. */
    private static Instant start(When when, Facts facts) {
        return when.dated() ? when.from() : facts.asOf().minus(Reconciliation.RECENT);
    }

    private static Contradiction contradiction(Contradiction.Why why, Listed.Drug order, Mention mention) {
        String term = order.is(mention.finding()) ? mention.finding().term() : name(order);
        return new Contradiction(why, term, order.fact(), Optional.of(mention), Optional.empty());
    }
}
