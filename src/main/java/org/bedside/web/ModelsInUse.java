package org.bedside.web;

import java.util.List;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Measure;
import org.bedside.catalog.SourceAttribute;
import org.bedside.journal.ModelInUse;

/** The catalog's models as the journal hands them to the store, each with its model card in Markdown. */
final class ModelsInUse {

    private ModelsInUse() {}

    /** All of them. */
    static List<ModelInUse> of(Catalog catalog, String publicUrl) {
        return Described.all(catalog).map(model -> of(model, publicUrl)).toList();
    }

    private static ModelInUse of(Described model, String publicUrl) {
        return new ModelInUse(
                model.id(),
                model.version(),
                model.title(),
                model.said(SourceAttribute.DEVELOPER),
                model.hash(),
                publicUrl + "/models/" + model.id(),
                markdown(model));
    }

    private static String markdown(Described model) {
        StringBuilder text = new StringBuilder("# ").append(model.title()).append("\n\n");
        text.append("Version ").append(model.version()).append(". ").append(model.says());
        text.append(".\n\n").append(model.card().trainedOn()).append("\n\n## Figures\n\n");
        text.append(model.method()).append("\n\n| measure | value | 95 % interval |\n|---|---|---|\n");
        model.figures().forEach(figure -> text.append(row(figure.name(), figure.measure())));
        text.append("\n## Source attributes (45 CFR 170.315(b)(11))\n");
        for (SourceAttribute attribute : SourceAttribute.values()) {
            text.append("\n### ").append(attribute.heading()).append("\n\n");
            text.append(model.said(attribute)).append('\n');
        }
        return text.append("\nSHA-256 of the model file: ")
                .append(model.hash())
                .append('\n')
                .toString();
    }

    private static String row(String name, Measure measure) {
        return "| %s | %.4f | %.4f to %.4f |\n".formatted(name, measure.value(), measure.low(), measure.high());
    }
}
