package org.bedside.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.evidence.CodeSet;
import org.bedside.evidence.Input;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Window;
import org.junit.jupiter.api.Test;

class ModelSpecTest {

    private static final Input AGE = input("age");
    private static final Input LACTATE = input("lactate");
    private static final ModelSpec SPEC = new ModelSpec(
            "m",
            "1.0.0",
            "M",
            "an outcome",
            List.of(new Requirement(AGE, new Input.Range(18, Double.POSITIVE_INFINITY), List.of(), "a child")),
            List.of(
                    new ModelInput(AGE, new Transform.Linear(10), ModelInput.Missing.ABSTAIN),
                    new ModelInput(LACTATE, new Transform.Log1p(), ModelInput.Missing.INDICATOR)),
            1);

    private static Input input(String name) {
        return new Input(
                name,
                name,
                Kind.OBSERVATION,
                CodeSet.NONE,
                "",
                Input.Operator.LATEST,
                Window.EVER,
                "1",
                Map.of(),
                Input.Range.ALL,
                Input.Range.ALL,
                List.of(),
                Input.Scope.SETTLED);
    }

    private static Reading known(double value) {
        return new Reading.Known(value, List.of());
    }

    private static Reading.Missing missing(Input input) {
        return new Reading.Missing(new Remark(Remark.Reason.MISSING, input.name(), "not recorded"));
    }

    private static Screened screen(Reading age, Reading lactate) {
        return SPEC.screen(input -> input.equals(AGE) ? age : lactate);
    }

    private static Screened silent(boolean outside, Remark why) {
        return new Screened.Silent(new Prediction.Abstained("m", "1.0.0", outside, List.of(why)));
    }

    @Test
    void aPatientOfAnotherPopulationIsOutside() {
        assertEquals(silent(true, new Remark(Remark.Reason.POPULATION, "age", "a child")), screen(known(17), known(1)));
    }

    @Test
    void aPatientOfWhomTheDecidingInputIsNotKnownIsNotCalledOutside() {
        assertEquals(silent(false, missing(AGE).why()), screen(missing(AGE), known(1)));
    }

    @Test
    void whereTheRequirementSaysSoWhatIsNotKnownIsOutside() {
        Requirement age =
                new Requirement(AGE, new Input.Range(18, 99), List.of(), "a child", Requirement.IfMissing.OUTSIDE);
        ModelSpec spec = new ModelSpec("m", "1.0.0", "M", "an outcome", List.of(age), SPEC.inputs(), 1);
        assertEquals(
                silent(true, new Remark(Remark.Reason.POPULATION, "age", "a child")),
                spec.screen(input -> missing(input)));
    }

    @Test
    void anInputThatMayBeMissingBecomesAFeatureOfItsOwn() {
        assertEquals(List.of("age", "ln1p(lactate)", "lactate=missing"), SPEC.features());
        Screened.Accepted accepted = assertInstanceOf(Screened.Accepted.class, screen(known(40), missing(LACTATE)));
        assertEquals(List.of(missing(LACTATE).why()), accepted.missing());
        assertArrayEquals(new double[] {4, 0, 1}, SPEC.row(accepted.readings()));
    }

    @Test
    void aTypicalNumberStandsForAMissingOneAndItIsSaid() {
        ModelSpec typical = new ModelSpec(
                "m",
                "1.0.0",
                "M",
                "an outcome",
                List.of(),
                List.of(new ModelInput(
                        LACTATE, new Transform.Linear(2), ModelInput.Missing.TYPICAL, Optional.of(known(1.4)))),
                1);
        assertEquals(List.of("lactate"), typical.features());
        Screened.Accepted accepted =
                assertInstanceOf(Screened.Accepted.class, typical.screen(input -> missing(LACTATE)));
        assertEquals(List.of(missing(LACTATE).why()), accepted.missing());
        assertArrayEquals(new double[] {0.7}, typical.row(accepted.readings()));
    }

    @Test
    void whatExcludesOnlyIfItIsKnownDoesNotExcludeWhereItIsMissing() {
        ModelSpec spec = new ModelSpec(
                "m",
                "1.0.0",
                "M",
                "an outcome",
                List.of(new Requirement(
                        LACTATE, new Input.Range(0, 2), List.of(), "too high", Requirement.IfMissing.MET)),
                List.of(new ModelInput(AGE, new Transform.Linear(10), ModelInput.Missing.ABSTAIN)),
                0);
        assertInstanceOf(
                Screened.Accepted.class, spec.screen(input -> input.equals(AGE) ? known(40) : missing(LACTATE)));
        assertEquals(
                silent(true, new Remark(Remark.Reason.POPULATION, "lactate", "too high")),
                spec.screen(input -> input.equals(AGE) ? known(40) : known(3)));
    }

    @Test
    void aTypicalValueStandsForOneThatIsMissingAndTheModelIsNotTold() {
        ModelInput typical =
                new ModelInput(LACTATE, new Transform.Linear(2), ModelInput.Missing.TYPICAL, Optional.of(known(1.5)));
        ModelSpec spec = new ModelSpec("m", "1.0.0", "M", "an outcome", List.of(), List.of(typical), 1);
        assertEquals(List.of("lactate"), spec.features());
        assertArrayEquals(new double[] {0.75}, spec.row(List.of(missing(LACTATE))));
        assertEquals(
                new Screened.Accepted(
                        List.of(missing(LACTATE)), List.of(missing(LACTATE).why())),
                spec.screen(List.of(missing(LACTATE))));
    }

    @Test
    void aTypicalValueIsOneThatTheInputCanHave() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ModelInput(
                        LACTATE,
                        new Transform.Linear(1),
                        ModelInput.Missing.TYPICAL,
                        Optional.of(new Reading.Category("high", List.of()))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ModelInput(LACTATE, new Transform.Linear(1), ModelInput.Missing.TYPICAL));
    }

    @Test
    void aProductOfFeaturesOfTwoInputsFollowsThemAll() {
        ModelSpec spec = new ModelSpec(
                "m",
                "1.0.0",
                "M",
                "an outcome",
                List.of(),
                SPEC.inputs(),
                List.of(new Product("age", "lactate=missing")),
                1);
        assertEquals(List.of("age", "ln1p(lactate)", "lactate=missing", "age * lactate=missing"), spec.features());
        assertArrayEquals(new double[] {4, 0, 1, 4}, spec.row(List.of(known(40), missing(LACTATE))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ModelSpec(
                        "m",
                        "1.0.0",
                        "M",
                        "an outcome",
                        List.of(),
                        SPEC.inputs(),
                        List.of(new Product("ln1p(lactate)", "lactate=missing")),
                        1));
    }
}
