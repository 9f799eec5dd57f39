package org.bedside.blood;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.predict.Prediction;
import org.bedside.predict.Specialist;

/** Says which phenotype of the community a patient's latest blood count is nearest to. Immutable and thread-safe. */
public final class PhenotypeModel implements Specialist {

    private static final String DISTANCE = "distance";
    private static final String NEXT = "next";

    private final BloodSpec spec;
    private final Phenotypes phenotypes;

    public PhenotypeModel(BloodSpec spec, Phenotypes phenotypes) {
        if (spec.indices().size() != phenotypes.scale().width()) {
            throw new IllegalArgumentException("the trained part is of other indices");
        }
        this.spec = spec;
        this.phenotypes = phenotypes;
    }

    @Override
    public String id() {
        return spec.id();
    }

    @Override
    public String version() {
        return spec.version();
    }

    public BloodSpec spec() {
        return spec;
    }

    public Phenotypes phenotypes() {
        return phenotypes;
    }

    @Override
    public List<String> labels() {
        return IntStream.rangeClosed(1, phenotypes.size()).mapToObj(this::label).toList();
    }

    /** The name of a phenotype, from 1: what sets its centroid apart. */
    public String label(int cluster) {
        List<String> words = phenotypes.words(cluster, spec.below(), spec.above());
        return words.isEmpty() ? "near the mean" : String.join(", ", words).toLowerCase(Locale.ROOT);
    }

    @Override
    public Set<String> numbers() {
        return Set.of(DISTANCE, NEXT);
    }

    @Override
    public Prediction predict(Facts facts, InputReader inputs) {
        Panel.Found found = Panel.latest(spec, facts, inputs);
        if (found.panel().isEmpty()) {
            return found.abstained().orElseThrow();
        }
        Panel panel = found.panel().get();
        Phenotypes.Nearest nearest = phenotypes.nearest(panel.values());
        return new Prediction.Statement(
                id(),
                version(),
                label(nearest.cluster()),
                Optional.empty(),
                Map.of(DISTANCE, nearest.distance(), NEXT, nearest.next()),
                panel.lines(phenotypes.scale()),
                List.of());
    }
}
