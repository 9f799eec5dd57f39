package org.bedside.train;

import java.util.Map;
import java.util.Optional;

/** The models that are trained and tried in ways of their own, by their ids. */
public final class ModelWorks {

    private static final Map<String, ModelWork> ALL = Map.ofEntries(
            Map.entry("ecg-infarction-svm", new EcgWork("ecg-infarction-svm")),
            Map.entry("ecg-infarction-tree", new EcgWork("ecg-infarction-tree")),
            Map.entry("ecg-beat", new EcgWork("ecg-beat")),
            Map.entry(FilmTraining.ID, new FilmWork()),
            Map.entry(ForecastTraining.ID, new ForecastWork()),
            Map.entry(BloodPhenotypes.ID, new BloodPhenotypes()),
            Map.entry(BloodOutliers.ID, new BloodOutliers()),
            Map.entry(GlucoseTraining.GRADIENT, new GlucoseTraining(GlucoseTraining.GRADIENT)),
            Map.entry(GlucoseTraining.Q, new GlucoseTraining(GlucoseTraining.Q)));

    private ModelWorks() {}

    /** Of this model; empty for one of named inputs. */
    public static Optional<ModelWork> of(String model) {
        return Optional.ofNullable(ALL.get(model));
    }
}
