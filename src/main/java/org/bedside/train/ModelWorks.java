package org.bedside.train;

import java.util.Map;
import java.util.Optional;

/** The models that are trained and tried in ways of their own, by their ids. */
public final class ModelWorks {

    private static final Map<String, ModelWork> ALL = Map.ofEntries(
            Map.entry(GlucoseTraining.GRADIENT, new GlucoseTraining(GlucoseTraining.GRADIENT)),
            Map.entry(GlucoseTraining.Q, new GlucoseTraining(GlucoseTraining.Q)));

    private ModelWorks() {}

    /** Of this model; empty for one of named inputs. */
    public static Optional<ModelWork> of(String model) {
        return Optional.ofNullable(ALL.get(model));
    }
}
