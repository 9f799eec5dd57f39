package org.bedside.ecg;

import java.util.List;
import java.util.Optional;

/**
 * A trained model of heartbeats with what it needs to know of them. Immutable and thread-safe.
 *
 * @param id its folder's name
 * @param version semantic version
 * @param title as a clinician reads it
 * @param length samples to a beat
 * @param before which part of the interval between two R peaks lies before the R peak
 * @param labels of the classes; of a model for infarction: normal and infarction
 * @param threshold the probability of infarction from which on a beat counts as positive
 * @param familiarity which beats it may speak of
 * @param infarction the model for infarction, if it is one
 * @param classifier the model for classes, if it is one
 */
public record EcgModel(
        String id,
        String version,
        String title,
        int length,
        double before,
        List<String> labels,
        double threshold,
        Familiarity familiarity,
        Optional<InfarctionModel> infarction,
        Optional<BeatClassifier> classifier) {

    public EcgModel {
        labels = List.copyOf(labels);
    }

    /** The sorts of models that there are, by the name in their description. */
    public enum Sort {
        KERNEL_INFARCTION,
        FOREST_INFARCTION,
        BEAT_CLASSES
    }

    /** What a description says of a model apart from its weights. */
    public record Description(
            String id,
            String version,
            String title,
            Sort sort,
            int length,
            double before,
            List<String> labels,
            double threshold) {
        public Description {
            labels = List.copyOf(labels);
        }
    }

    /** A model; throws IllegalArgumentException if the weights are not those of such a model. */
    public static EcgModel of(Description told, Weights weights) {
        Optional<InfarctionModel> infarction =
                switch (told.sort()) {
                    case KERNEL_INFARCTION -> Optional.of(KernelInfarction.of(weights, told.length()));
                    case FOREST_INFARCTION -> Optional.of(ForestInfarction.of(weights));
                    case BEAT_CLASSES -> Optional.empty();
                };
        Optional<BeatClassifier> classifier = told.sort() == Sort.BEAT_CLASSES
                ? Optional.of(BeatClassifier.of(weights, told.length()))
                : Optional.empty();
        return new EcgModel(
                told.id(),
                told.version(),
                told.title(),
                told.length(),
                told.before(),
                told.labels(),
                told.threshold(),
                Familiarity.of(weights),
                infarction,
                classifier);
    }
}
