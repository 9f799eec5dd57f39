package org.bedside.blood;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Says which phenotype of the community a patient's latest blood count is nearest to. Immutable and thread-safe. */
public final class PhenotypeModel extends BloodModel {

    private static final String DISTANCE = "distance";
    private static final String NEXT = "next";

    private final Phenotypes phenotypes;

    public PhenotypeModel(BloodSpec spec, Phenotypes phenotypes) {
        super(spec, phenotypes.scale());
        this.phenotypes = phenotypes;
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
        List<String> words = phenotypes.words(cluster, spec().below(), spec().above());
        return words.isEmpty() ? "near the mean" : String.join(", ", words).toLowerCase(Locale.ROOT);
    }

    @Override
    public Set<String> numbers() {
        return Set.of(DISTANCE, NEXT);
    }

    @Override
    Said said(double[] values) {
        Phenotypes.Nearest nearest = phenotypes.nearest(values);
        return new Said(label(nearest.cluster()), Map.of(DISTANCE, nearest.distance(), NEXT, nearest.next()));
    }
}
