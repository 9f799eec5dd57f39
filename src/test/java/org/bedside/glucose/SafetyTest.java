package org.bedside.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every bound, over a grid of courses, doses and meals. */
class SafetyTest {

    private static final Therapy IN_USE = new Therapy(1, 10, 40);
    private static final double[] GLUCOSE = {40, 53, 54, 69, 70, 71, 85, 100, 120, 150, 180, 250, 400};
    private static final double[] CHANGE = {-25, -8, -3, 0, 3, 12};
    private static final double[] BOLUS_BEFORE = {0, 1, 5, 15};
    private static final double[] EATEN_BEFORE = {0, 30, 80};
    private static final double[] BASAL = {Double.NaN, -5, 0, 0.5, 1, 2, 4, 9, 1e9, Double.POSITIVE_INFINITY};
    private static final double[] BOLUS = {Double.NaN, -5, 0, 0.1, 1, 6, 1e9, Double.POSITIVE_INFINITY};
    private static final double[] MEAL = {0, 5, 60, 200};
    private static final double CLOSE = 1e-9;

    private static List<Course> courses() {
        List<Course> courses = new ArrayList<>();
        for (double glucose : GLUCOSE) {
            for (double change : CHANGE) {
                for (double bolus : BOLUS_BEFORE) {
                    for (double eaten : EATEN_BEFORE) {
                        Course course = new Course();
                        for (int step = 8; step >= 0; step--) {
                            course.saw(new Seen(0, glucose - step * change, step == 6 ? eaten : 0));
                            course.gave(new Dose(1, step == 6 ? bolus : 0), IN_USE);
                        }
                        courses.add(course);
                    }
                }
            }
        }
        return courses;
    }

    private interface Check {
        void of(Course course, double meal, Dose dose);
    }

    private static void everywhere(Check check) {
        for (Course course : courses()) {
            for (double basal : BASAL) {
                for (double bolus : BOLUS) {
                    for (double meal : MEAL) {
                        check.of(course, meal, Safety.limit(new Dose(basal, bolus), course, IN_USE, meal));
                    }
                }
            }
        }
    }

    @Test
    void noDoseIsNegativeOrWithoutBound() {
        everywhere((course, meal, dose) -> {
            assertTrue(dose.basal() >= 0 && dose.basal() <= Safety.MOST_BASAL * IN_USE.basal());
            assertTrue(dose.bolus() >= 0
                    && dose.bolus() <= 1.25 * meal / 10 + Math.max(0, course.glucose() - 100) / 40);
        });
    }

    @Test
    void nothingButHalfAMealsNeedIsGivenWhereGlucoseIsOrWillBeLow() {
        everywhere((course, meal, dose) -> {
            if (course.glucose() < 70 || course.inHalfAnHour() < 70) {
                assertEquals(0, dose.basal());
                assertTrue(dose.bolus() <= (course.glucose() < 54 ? 0 : meal / 10 / 2));
            }
        });
    }

    @Test
    void noBolusWithoutAMeal() {
        everywhere((course, meal, dose) -> assertTrue(meal > 0 || dose.bolus() == 0));
    }

    @Test
    void insulinBeyondTheNeedNeverAimsBelow100() {
        everywhere((course, meal, dose) -> {
            double extra =
                    Math.max(0, dose.basal() - IN_USE.basal()) * 5 / 60 + Math.max(0, dose.bolus() - 1.25 * meal / 10);
            double onBoard = Math.max(0, course.insulinOnBoard() - course.carbohydratesOnBoard() / 10);
            double room = Math.max(0, (course.glucose() - 100) / 40 - onBoard);
            assertTrue(extra <= room + CLOSE, extra + " over " + room);
        });
    }

    @Test
    void withoutGlucoseNothingBeyondBasalBolusWithoutCorrection() {
        Course never = new Course();
        Course lost = new Course();
        lost.saw(new Seen(0, 300, 0));
        for (int step = 0; step < 5; step++) {
            lost.saw(new Seen(0, Double.NaN, 0));
        }
        for (Course course : List.of(never, lost)) {
            Dose dose = Safety.limit(new Dose(4, 50), course, IN_USE, 60);
            assertEquals(new Dose(1, 6), dose);
        }
    }

    /** A policy that always wants the most there is, in the simulator. */
    @Test
    void theGreediestPolicyIsHeldInEveryStep() {
        Policy greedy = new Guarded(inUse -> (seen, course) -> new Dose(1e9, 1e9));
        VirtualPatient patient = Patients.steady();
        new Trial(1, 3, 0.3).run(patient, greedy, (step, glucose, shown, carbohydrates, basal, bolus) -> {
            assertTrue(basal <= Safety.MOST_BASAL * patient.therapy().basal());
            assertTrue(carbohydrates > 0 || bolus == 0);
        });
    }

    @Test
    void aDoseWithinTheBoundsIsLeftAsItIs() {
        Course course = new Course();
        for (int step = 0; step < 9; step++) {
            course.saw(new Seen(0, 150, 0));
            course.gave(new Dose(1, 0), IN_USE);
        }
        Dose wanted = new Dose(1.5, 6.5);
        assertEquals(wanted, Safety.limit(wanted, course, IN_USE, 60));
    }
}
