package org.bedside.web;

import java.util.List;
import java.util.stream.Stream;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Measure;
import org.bedside.catalog.ModelCard;
import org.bedside.catalog.ModelFolder;
import org.bedside.catalog.SourceAttribute;
import org.bedside.catalog.SpecialistFolder;
import org.bedside.journal.ModelInUse;
import org.bedside.predict.ModelSpec;

/** The catalog's models as the journal hands them to the store, each with its model card in Markdown. */
final class ModelsInUse {

    private ModelsInUse() {}

    /** All of them. */
    static List<ModelInUse> of(Catalog catalog, String publicUrl) {
        Stream<ModelInUse> models =
                catalog.models().values().stream().map(entry -> of(entry.model().spec(), entry, publicUrl));
        Stream<ModelInUse> specialists = catalog.specialists().values().stream().map(entry -> of(entry, publicUrl));
        return Stream.concat(models, specialists).toList();
    }

    private static ModelInUse of(ModelSpec spec, ModelFolder folder, String publicUrl) {
        String says = "Probability of: " + spec.outcome();
        return new ModelInUse(
                spec.id(),
                spec.version(),
                spec.title(),
                folder.card().attributes().getOrDefault(SourceAttribute.DEVELOPER, ""),
                folder.fit().modelHash(),
                publicUrl + "/models/" + spec.id(),
                markdown(
                        new Told(
                                spec.title(), spec.version(), says, folder.fit().modelHash()),
                        folder.card(),
                        folder.metrics().method(),
                        Figures.of(folder)));
    }

    private static ModelInUse of(SpecialistFolder folder, String publicUrl) {
        String id = folder.model().id();
        String version = folder.model().version();
        return new ModelInUse(
                id,
                version,
                folder.title(),
                folder.card().attributes().getOrDefault(SourceAttribute.DEVELOPER, ""),
                folder.hash(),
                publicUrl + "/models/" + id,
                markdown(
                        new Told(folder.title(), version, folder.says(), folder.hash()),
                        folder.card(),
                        folder.reported().method(),
                        Figures.of(folder.reported())));
    }

    /** What the card begins and ends with. */
    private record Told(String title, String version, String says, String hash) {}

    private static String markdown(Told told, ModelCard card, String method, List<Figures.Figure> figures) {
        StringBuilder text = new StringBuilder("# ").append(told.title()).append("\n\n");
        text.append("Version ").append(told.version()).append(". ").append(told.says());
        text.append(".\n\n").append(card.trainedOn()).append("\n\n## Figures\n\n");
        text.append(method).append("\n\n| measure | value | 95 % interval |\n|---|---|---|\n");
        figures.forEach(figure -> text.append(row(figure.name(), figure.measure())));
        text.append("\n## Source attributes (45 CFR 170.315(b)(11))\n");
        for (SourceAttribute attribute : SourceAttribute.values()) {
            text.append("\n### ").append(attribute.heading()).append("\n\n");
            text.append(card.attributes().getOrDefault(attribute, "")).append('\n');
        }
        return text.append("\nSHA-256 of the model file: ")
                .append(told.hash())
                .append('\n')
                .toString();
    }

    private static String row(String name, Measure measure) {
        return "| %s | %.4f | %.4f to %.4f |\n".formatted(name, measure.value(), measure.low(), measure.high());
    }
}
