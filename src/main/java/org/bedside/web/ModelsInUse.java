package org.bedside.web;

import java.util.List;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Measure;
import org.bedside.catalog.ModelFolder;
import org.bedside.catalog.SourceAttribute;
import org.bedside.journal.ModelInUse;
import org.bedside.predict.ModelSpec;

/** The catalog's models as the journal hands them to the store, each with its model card in Markdown. */
final class ModelsInUse {

    private ModelsInUse() {}

    /** All of them. */
    static List<ModelInUse> of(Catalog catalog, String publicUrl) {
        return catalog.models().values().stream()
                .map(entry -> of(entry.model().spec(), entry, publicUrl))
                .toList();
    }

    private static ModelInUse of(ModelSpec spec, ModelFolder folder, String publicUrl) {
        return new ModelInUse(
                spec.id(),
                spec.version(),
                spec.title(),
                folder.card().attributes().getOrDefault(SourceAttribute.DEVELOPER, ""),
                folder.fit().modelHash(),
                publicUrl + "/models/" + spec.id(),
                markdown(spec, folder));
    }

    private static String markdown(ModelSpec spec, ModelFolder folder) {
        StringBuilder text = new StringBuilder("# ").append(spec.title()).append("\n\n");
        text.append("Version ")
                .append(spec.version())
                .append(". Probability of: ")
                .append(spec.outcome());
        text.append(".\n\n").append(folder.card().trainedOn()).append("\n\n## Figures\n\n");
        text.append(folder.metrics().method()).append("\n\n| measure | value | 95 % interval |\n|---|---|---|\n");
        Figures.of(folder).forEach(figure -> text.append(row(figure.name(), figure.measure())));
        text.append("\n## Source attributes (45 CFR 170.315(b)(11))\n");
        for (SourceAttribute attribute : SourceAttribute.values()) {
            text.append("\n### ").append(attribute.heading()).append("\n\n");
            text.append(folder.card().attributes().getOrDefault(attribute, "")).append('\n');
        }
        return text.append("\nSHA-256 of the model file: ")
                .append(folder.fit().modelHash())
                .append('\n')
                .toString();
    }

    private static String row(String name, Measure measure) {
        return "| %s | %.4f | %.4f to %.4f |\n".formatted(name, measure.value(), measure.low(), measure.high());
    }
}
