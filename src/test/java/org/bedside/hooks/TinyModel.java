package org.bedside.hooks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bedside.evidence.CodeSet;
import org.bedside.evidence.Input;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Window;
import org.bedside.predict.Fit;
import org.bedside.predict.LogisticModel;
import org.bedside.predict.ModelInput;
import org.bedside.predict.ModelSpec;
import org.bedside.predict.Requirement;
import org.bedside.predict.Transform;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A model of age, glucose and a number of conditions, trained on a made-up rule: high glucose is the outcome. */
final class TinyModel {

    static final String ID = "tiny";

    private static final LibLinearClassificationTrainer LOGISTIC = new LibLinearClassificationTrainer(
            new LinearClassificationType(LinearClassificationType.LinearType.L2R_LR), 1, 1_000, 1e-6);

    private static final Input.Scope SETTLED = Input.Scope.SETTLED;

    private TinyModel() {}

    static LogisticModel trained() {
        return trained(Input.Scope.SETTLED);
    }

    /** The same, with problems of this scope. */
    static LogisticModel trained(Input.Scope problems) {
        ModelSpec spec = spec(problems);
        List<String> features = spec.features();
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> rows = new MutableDataset<>(new SimpleDataSourceProvenance("made up", labels), labels);
        for (int at = 0; at < 200; at++) {
            double glucose = 60 + at;
            boolean high = glucose + (at % 7) * 10 > 180;
            ArrayExample<Label> row = new ArrayExample<>(new Label(high ? LogisticModel.POSITIVE : "0"));
            double[] values = {(20 + at % 60) / 10.0, glucose / 100, at % 11 == 0 ? 1 : 0, Math.log1p(at % 5)};
            for (int feature = 0; feature < values.length; feature++) {
                if (values[feature] != 0) {
                    row.add(features.get(feature), values[feature]);
                }
            }
            rows.add(row);
        }
        int parameters = features.size() + 1;
        List<Double> covariance = new ArrayList<>(Collections.nCopies(parameters * (parameters + 1) / 2, 0.001));
        Fit fit = new Fit(features, List.of(5.0, 1.6, 0.1, 0.8), 1, 0, covariance, 0.5);
        return new LogisticModel(spec, fit, LOGISTIC.train(rows));
    }

    private static ModelSpec spec(Input.Scope scope) {
        Input age = input("age", "Age", Kind.PATIENT, CodeSet.NONE, Input.Operator.AGE, "a", SETTLED);
        CodeSet loinc =
                new CodeSet(List.of(new CodeSet.Entry("http://loinc.org", Set.of("2345-7"), List.of())), List.of());
        Input glucose = input("glucose", "Glucose", Kind.OBSERVATION, loinc, Input.Operator.LATEST, "mg/dL", SETTLED);
        Input problems = input("problems", "Problems", Kind.CONDITION, CodeSet.NONE, Input.Operator.COUNT, "1", scope);
        return new ModelSpec(
                ID,
                "1.0.0",
                "Tiny model",
                "an outcome that is made up, within a day",
                List.of(new Requirement(age, new Input.Range(18, 120), List.of(), "only for adults")),
                List.of(
                        new ModelInput(age, new Transform.Linear(10), ModelInput.Missing.ABSTAIN),
                        new ModelInput(glucose, new Transform.Linear(100), ModelInput.Missing.INDICATOR),
                        new ModelInput(problems, new Transform.Log1p(), ModelInput.Missing.ABSTAIN)),
                1);
    }

    private static Input input(
            String name, String label, Kind kind, CodeSet codes, Input.Operator how, String ucum, Input.Scope scope) {
        Window window =
                how == Input.Operator.LATEST ? new Window(Window.Anchor.NOW, Duration.ofDays(365)) : Window.EVER;
        return new Input(
                name,
                label,
                kind,
                codes,
                "",
                how,
                window,
                ucum,
                Map.of(),
                Input.Range.ALL,
                Input.Range.ALL,
                List.of(),
                scope);
    }
}
