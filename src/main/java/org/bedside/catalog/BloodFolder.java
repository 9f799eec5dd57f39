package org.bedside.catalog;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.blood.BloodSpec;
import org.bedside.blood.Community;
import org.bedside.blood.OutlierModel;
import org.bedside.blood.PhenotypeModel;
import org.bedside.blood.Phenotypes;
import org.bedside.evidence.Input;
import org.bedside.evidence.Units;
import org.bedside.predict.Requirement;
import org.bedside.predict.Specialist;

/** Makes the models of blood counts out of {@code clusters.json} and the trained part {@code clusters.bin}. */
public final class BloodFolder {

    /** The description. */
    public static final String NAME = "clusters.json";

    /** The trained part. */
    public static final String PART = "clusters.bin";

    private BloodFolder() {}

    /** What a person says of the model in a folder, trained or not; throws {@link FolderRefused} for what is wrong. */
    public static BloodSpec spec(String id, Folder folder) {
        Faults faults = new Faults();
        Optional<BloodSpec> spec = Json.read(folder, NAME, faults)
                .flatMap(fields -> faults.attempt(NAME, () -> spec(id, fields.text("version"), fields)));
        return spec.filter(read -> faults.none()).orElseThrow(() -> new FolderRefused("models/" + id, faults.all()));
    }

    static Specialist make(String id, String version, Fields fields, Map<String, byte[]> files) {
        String task = fields.text("task");
        BloodSpec spec = spec(id, version, fields);
        byte[] part = files.getOrDefault(PART, new byte[0]);
        return switch (task) {
            case "phenotype" -> new PhenotypeModel(spec, Phenotypes.read(part));
            case "outlier" -> new OutlierModel(spec, Community.read(part));
            default -> throw new IllegalArgumentException("task is none of phenotype, outlier: " + task);
        };
    }

    private static BloodSpec spec(String id, String version, Fields fields) {
        Map<String, Input> others = new LinkedHashMap<>();
        InputFields reader = new InputFields(new Units());
        for (Fields entry : fields.objects("inputs")) {
            reader.input(entry).ifPresent(input -> others.put(input.name(), input));
            entry.end();
        }
        List<Requirement> population = new ArrayList<>();
        for (Fields entry : fields.objects("population")) {
            ModelFile.requirement(entry, others).ifPresent(population::add);
        }
        List<BloodSpec.Index> indices = new ArrayList<>();
        for (Fields entry : fields.objects("indices")) {
            String below = entry.text("below");
            String above = entry.text("above");
            List<String> columns = entry.texts("columns");
            reader.input(entry).ifPresent(input -> indices.add(new BloodSpec.Index(input, below, above, columns)));
            entry.end();
        }
        return new BloodSpec(id, version, population, indices, together(fields));
    }

    private static Duration together(Fields fields) {
        try {
            return Duration.parse(fields.text("together"));
        } catch (DateTimeException notADuration) {
            fields.fault("together", "is not a duration such as PT1H");
            return Duration.ZERO;
        }
    }
}
