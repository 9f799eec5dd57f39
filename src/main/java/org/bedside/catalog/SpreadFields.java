package org.bedside.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.bedside.predict.Spread;

/** The {@code inputs} of {@code fit.json}: how each was spread over the rows of training. */
final class SpreadFields {

    private SpreadFields() {}

    static List<Spread> read(Fields fields) {
        List<Spread> spreads = new ArrayList<>();
        for (Fields entry : fields.objects("inputs")) {
            String name = entry.text("name");
            List<Double> cuts = entry.numbers("cuts");
            List<String> categories = entry.texts("categories");
            List<Double> shares = new ArrayList<>(entry.numbers("shares"));
            shares.add(entry.number("missing"));
            entry.end();
            entry.faults()
                    .attempt(entry.where(), () -> new Spread(name, cuts, categories, shares))
                    .ifPresent(spreads::add);
        }
        return spreads;
    }

    static void write(List<Spread> spreads, ArrayNode array) {
        for (Spread spread : spreads) {
            ObjectNode node = array.addObject().put("name", spread.input());
            if (spread.categories().isEmpty()) {
                ArrayNode cuts = node.putArray("cuts");
                spread.cuts().forEach(cuts::add);
            } else {
                ArrayNode categories = node.putArray("categories");
                spread.categories().forEach(categories::add);
            }
            ArrayNode shares = node.putArray("shares");
            spread.shares().subList(0, spread.missing()).forEach(shares::add);
            node.put("missing", spread.shares().get(spread.missing()));
        }
    }
}
