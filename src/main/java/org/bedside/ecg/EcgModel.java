package org.bedside.ecg;

import java.util.List;
import java.util.Optional;

/**
 * A trained model of heartbeats with what it needs to know of them. Immutable and thread-safe.
 *
 * @param familiarity which beats it may speak of
 * @param infarction the model for infarction, if it is one
 * @param classifier the model for classes, if it is one
 */
public record EcgModel(
        Description description,
        Familiarity familiarity,
        Optional<InfarctionModel> infarction,
        Optional<BeatClassifier> classifier) {

    /** The sorts of models that there are. */
    public enum Sort {
        KERNEL_INFARCTION,
        FOREST_INFARCTION,
        BEAT_CLASSES
    }

    /**
     * What a description says of a model apart from its weights.
     *
     * @param id its folder's name
     * @param version semantic version
     * @param length samples to a beat
     * @param before which part of the interval between two R peaks lies before the R peak
     * @param labels of the classes; of a model for infarction: without and with
     * @param threshold the probability of infarction from which on a beat counts as positive
     */
    public record Description(
            String id, String version, Sort sort, int length, double before, List<String> labels, double threshold) {
        public Description {
            labels = List.copyOf(labels);
            if (length < 16 || length > 4096 || !(before >= 0 && before < 1)) {
                throw new IllegalArgumentException("samples or what lies before the R peak are not believed");
            }
            if (sort == Sort.FOREST_INFARCTION && length != BeatFeature.LENGTH) {
                throw new IllegalArgumentException("named features need " + BeatFeature.LENGTH + " samples");
            }
            if (sort == Sort.BEAT_CLASSES ? labels.size() < 2 : labels.size() != 2) {
                throw new IllegalArgumentException("other than a label for each class");
            }
        }
    }

    /** A model; throws IllegalArgumentException if the weights are not those of such a model. */
    public static EcgModel of(Description told, Weights weights) {
        Optional<InfarctionModel> infarction = switch (told.sort()) {
            case KERNEL_INFARCTION -> Optional.of(KernelInfarction.of(weights, told.length()));
            case FOREST_INFARCTION -> Optional.of(ForestInfarction.of(weights));
            case BEAT_CLASSES -> Optional.empty();
        };
        Optional<BeatClassifier> classifier = told.sort() == Sort.BEAT_CLASSES
                ? Optional.of(BeatClassifier.of(weights, told.length()))
                : Optional.empty();
        return new EcgModel(told, Familiarity.of(weights), infarction, classifier);
    }

    public String id() {
        return description.id();
    }

    public String version() {
        return description.version();
    }

    public int length() {
        return description.length();
    }

    public double before() {
        return description.before();
    }

    public List<String> labels() {
        return description.labels();
    }

    public double threshold() {
        return description.threshold();
    }
}
