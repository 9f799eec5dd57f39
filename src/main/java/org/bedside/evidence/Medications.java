package org.bedside.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bedside.evidence.Remark.Reason;

/**
 * Medication resources of their own, and the orders that name them by reference: R4 lets an order carry its drug's code
 * or point to it, and either may come first.
 */
final class Medications {

    private record Order(int index, String reference) {}

    private final Map<String, List<Coding>> codes = new HashMap<>();
    private final List<Order> orders = new ArrayList<>();

    /** A Medication resource. */
    void add(Node medication, Source source) {
        if (!medication.at("status").text().equals("entered-in-error")) {
            codes.put(source.reference(), Codings.of(medication, "code"));
        }
    }

    /** That the fact at this index comes from this order. */
    void ordered(int index, Node order) {
        String literal = order.choice("medication").at("reference").text();
        if (literal.isEmpty() || literal.startsWith("#")) {
            return; // coded, or contained
        }
        String reference = References.relative(literal);
        if (reference.startsWith("Medication/")) {
            orders.add(new Order(index, reference));
        }
    }

    /** The facts with the codes of what they refer to; what has no name then is remarked. */
    List<Fact> named(List<Fact> facts, List<Remark> remarks) {
        if (orders.isEmpty()) {
            return facts;
        }
        List<Fact> named = new ArrayList<>(facts);
        for (Order order : orders) {
            Fact fact = facts.get(order.index());
            List<Coding> all = new ArrayList<>(fact.codes());
            all.addAll(codes.getOrDefault(order.reference(), List.of()));
            if (all.isEmpty()) {
                remarks.add(new Remark(
                        Reason.MISSING, fact.source().reference(), "refers to a Medication that did not come along"));
            }
            named.set(order.index(), fact.withCodes(all));
        }
        return named;
    }
}
