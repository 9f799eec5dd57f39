package org.bedside.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person says of a model in {@code card.json}.
 *
 * @param trainedOn one line on training data and external validation, for the cards of a hook
 * @param threshold why the threshold is where it is
 * @param attributes every one of the source attributes
 * @param changes the newest version first
 */
public record ModelCard(
        String trainedOn, String threshold, Map<SourceAttribute, String> attributes, List<Change> changes) {

    static final String NAME = "card.json";

    public ModelCard {
        attributes = Map.copyOf(attributes);
        changes = List.copyOf(changes);
    }

    /** A version and what was changed with it. */
    public record Change(String version, String what) {}

    static Optional<ModelCard> read(Folder folder, Faults faults) {
        return Json.read(folder, NAME, faults).map(fields -> {
            Map<SourceAttribute, String> attributes = new EnumMap<>(SourceAttribute.class);
            Fields source = fields.object("sourceAttributes");
            for (SourceAttribute attribute : SourceAttribute.values()) {
                attributes.put(attribute, source.text(attribute.key()));
            }
            source.end();
            List<Change> changes = new ArrayList<>();
            for (Fields change : fields.objects("changes")) {
                changes.add(new Change(change.text("version"), change.text("what")));
                change.end();
            }
            ModelCard card = new ModelCard(fields.text("trainedOn"), fields.text("threshold"), attributes, changes);
            fields.end();
            return card;
        });
    }
}
