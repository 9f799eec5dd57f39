package org.bedside.glucose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearntPolicyTest {

    private static final Ranges LOW = new Ranges(1000, 20, 100, 0, 0, 90_000, 8_500_000);
    private static final Ranges HIGH = new Ranges(1000, 0, 0, 700, 200, 210_000, 46_000_000);
    private static final Ranges FINE = new Ranges(1000, 0, 0, 200, 10, 140_000, 21_000_000);

    private static LearntPolicy unchanging() {
        byte[] between = new byte[Situation.BETWEEN];
        byte[] atMeals = new byte[Situation.AT_MEALS];
        Arrays.fill(between, (byte) Situation.UNCHANGED_BASAL);
        Arrays.fill(atMeals, (byte) Situation.UNCHANGED_MEAL);
        return LearntPolicy.q(between, atMeals);
    }

    @Test
    void aPolicyIsReadAsItWasWritten() {
        byte[] gradient = LearntPolicy.gradient(LoopPolicy.start()).bytes();
        byte[] q = unchanging().bytes();
        assertArrayEquals(gradient, LearntPolicy.read(gradient).bytes());
        assertArrayEquals(q, LearntPolicy.read(q).bytes());
    }

    @Test
    void whatIsNoPolicyIsRefused() {
        byte[] whole = unchanging().bytes();
        byte[] wrongAction = whole.clone();
        wrongAction[20] = 77;
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        for (byte[] bytes :
                List.of(new byte[0], new byte[] {1, 2, 3, 4, 5}, Arrays.copyOf(whole, 100), wrongAction, longer)) {
            assertThrows(IllegalArgumentException.class, () -> LearntPolicy.read(bytes));
        }
        double[] parameters = LoopPolicy.start();
        parameters[3] = Double.NaN;
        assertThrows(IllegalArgumentException.class, () -> LearntPolicy.gradient(parameters));
    }

    @Test
    void whereNothingIsBetterItIsBasalBolusWithinTheBounds() {
        VirtualPatient patient = Patients.steady();
        Trial trial = new Trial(4, 5, 0.3);
        Policy basalBolus = new Guarded(inUse -> (seen, course) ->
                new Dose(inUse.basal(), BasalBolus.bolus(inUse, seen.carbohydrates(), seen.glucose())));
        assertEquals(
                trial.run(patient, basalBolus), trial.run(patient, unchanging().policy()));
    }

    @Test
    void everyStepOfASettingIsATenthAtMost() {
        double[] wild = new double[Reviewer.WEIGHTS];
        Arrays.fill(wild, 1e6);
        Adjustment step = new Reviewer(wild).review(new Window(LOW, HIGH, FINE));
        assertEquals(0.9, step.basal(), 1e-12);
        assertEquals(0.9, step.ratio(), 1e-12);
        assertEquals(1, step.factor(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> new Adjustment(1.11, 1, 1));
    }

    @Test
    void theSameSeedLearnsTheSame() {
        List<VirtualPatient> patients = List.of(Patients.steady());
        var effort = new PolicyGradient.Effort(2, 2, 1);
        assertArrayEquals(
                Learning.gradient(patients, 5, effort).bytes(),
                Learning.gradient(patients, 5, effort).bytes());
        assertArrayEquals(
                Learning.q(patients, 5, 2).bytes(), Learning.q(patients, 5, 2).bytes());
    }

    /** A patient whose ratio and basal rate are a third too strong has fewer lows after a little learning. */
    @Test
    void learningMakesATooStrongTreatmentSafer() {
        VirtualPatient patient = Patients.tooStrong();
        LearntPolicy learnt = Learning.gradient(List.of(patient), 3, new PolicyGradient.Effort(8, 4, 2));
        Trial fresh = new Trial(99, 10, 0);
        Ranges before = fresh.run(patient, new BasalBolus());
        Ranges after = fresh.run(patient, learnt.policy());
        assertTrue(before.low() > 3, "basal-bolus " + before.low());
        assertTrue(after.low() < before.low() / 2, before.low() + " then " + after.low());
    }
}
