package org.bedside.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bedside.evidence.Input;
import org.bedside.evidence.Units;
import org.bedside.predict.ModelInput;
import org.bedside.predict.ModelSpec;
import org.bedside.predict.Product;
import org.bedside.predict.Requirement;

/**
 * What a person writes of a model in {@code model.json}: what it is, and how it is trained.
 *
 * @param observed how its outcome is seen afterwards; empty if it is not
 */
public record ModelFile(ModelSpec spec, Optional<Observed> observed, Training training) {

    static final String NAME = "model.json";

    /** Reads {@code model.json}; throws {@link FolderRefused} with all that is wrong with it. */
    public static ModelFile read(String id, Folder folder, Units units) {
        Faults faults = new Faults();
        Optional<ModelFile> file = read(id, folder, units, faults);
        return file.filter(read -> faults.none()).orElseThrow(() -> new FolderRefused("models/" + id, faults.all()));
    }

    static Optional<ModelFile> read(String id, Folder folder, Units units, Faults faults) {
        return Json.read(folder, NAME, faults).flatMap(fields -> model(id, fields, units));
    }

    private static Optional<ModelFile> model(String id, Fields fields, Units units) {
        Faults faults = fields.faults();
        if (!fields.text("id").equals(id)) {
            fields.fault("id", "is not the folder's name");
        }
        if (!id.matches("[a-z0-9-]+")) {
            fields.fault("id", "is not of lower-case letters, digits and hyphens");
        }
        String version = fields.text("version");
        if (!version.matches("\\d+\\.\\d+\\.\\d+")) {
            fields.fault("version", "is not of the form 1.2.3");
        }
        String title = fields.text("title");
        String outcome = fields.text("outcome");
        Optional<Observed> observed = fields.optional("observed").flatMap(how -> ObservedFields.read(how, units));
        Map<String, Input> all = new LinkedHashMap<>();
        List<ModelInput> features = new ArrayList<>();
        InputFields reader = new InputFields(units);
        for (Fields entry : fields.objects("inputs")) {
            reader.read(entry).ifPresent(declared -> {
                Input input = declared.input().input();
                if (all.put(input.name(), input) != null) {
                    entry.fault("name", "is the name of another input as well");
                }
                if (declared.feature()) {
                    features.add(declared.input());
                }
            });
        }
        if (features.isEmpty()) {
            fields.fault("inputs", "is missing or holds no input that makes features");
        }
        List<Requirement> population = new ArrayList<>();
        for (Fields entry : fields.objects("population")) {
            requirement(entry, all).ifPresent(population::add);
        }
        List<Product> products = new ArrayList<>();
        for (Fields entry : fields.objects("products")) {
            String one = entry.text("of");
            String other = entry.text("and");
            faults.attempt(entry.where(), () -> new Product(one, other)).ifPresent(products::add);
            entry.end();
        }
        int mostMissing = fields.whole("mostMissing", features.size());
        Optional<Training> training = TrainingFields.read(fields.object("training"), all);
        training.ifPresent(how -> features.stream()
                .filter(input -> input.missing() == ModelInput.Missing.ABSTAIN)
                .map(input -> input.input().name())
                .filter(how.alsoWithout()::contains)
                .forEach(name -> fields.fault("training", "learns without " + name + ", which must not be missing")));
        fields.end();
        return training.flatMap(how -> faults.attempt(
                fields.where(),
                () -> new ModelFile(
                        new ModelSpec(id, version, title, outcome, population, features, products, mostMissing),
                        observed,
                        how)));
    }

    static Optional<Requirement> requirement(Fields fields, Map<String, Input> inputs) {
        String name = fields.text("input");
        Input input = inputs.get(name);
        String otherwise = fields.text("otherwise");
        List<String> categories = fields.texts("is");
        Optional<Input.Range> range = InputFields.range(fields, "between");
        String ifMissing = fields.text("ifMissing", "abstain");
        Optional<Requirement.IfMissing> unknown = Arrays.stream(Requirement.IfMissing.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(ifMissing))
                .findFirst();
        if (unknown.isEmpty()) {
            fields.fault("ifMissing", "is none of abstain, met, outside");
        }
        fields.end();
        if (input == null) {
            fields.fault("input", "is not an input of this model");
            return Optional.empty();
        }
        boolean coded = input.operator().coded();
        if (coded == categories.isEmpty() || coded == fields.has("between")) {
            fields.fault("", "needs \"is\" for a category, \"between\" for a number");
        }
        for (String category : categories) {
            if (input.categories().stream().noneMatch(choice -> choice.name().equals(category))) {
                fields.fault("is", "is not one of the input's categories: " + category);
            }
        }
        return range.map(between ->
                new Requirement(input, between, categories, otherwise, unknown.orElse(Requirement.IfMissing.ABSTAIN)));
    }
}
