package org.bedside.glucose;

import java.util.List;

/** A chart gone through step by step, to see what Q-learning would have changed in each situation. */
final class Replay {

    /** At fewer meals nothing is said of the ratio. */
    private static final int FEWEST_MEALS = 10;

    private final Course course = new Course();
    private final Situation situation = new Situation();
    private final ResidualPolicy policy;
    private final Therapy inUse;
    private double basal;
    private int steps;
    private double meals;
    private int counted;
    private double corrections;
    private int corrected;

    private Replay(ResidualPolicy policy, Therapy inUse) {
        this.policy = policy;
        this.inUse = inUse;
    }

    /** The mean of what it would have changed, at most a tenth. */
    static Adjustment of(Chart chart, Therapy inUse, ResidualPolicy policy) {
        Replay replay = new Replay(policy, inUse);
        replay.go(chart);
        return new Adjustment(
                bounded(replay.steps == 0 ? 1 : replay.basal / replay.steps),
                bounded(replay.counted < FEWEST_MEALS ? 1 : replay.counted / replay.meals),
                bounded(replay.corrected < FEWEST_MEALS ? 1 : replay.corrected / replay.corrections));
    }

    private static double bounded(double by) {
        return Math.max(1 - Adjustment.LARGEST, Math.min(1 + Adjustment.LARGEST, by));
    }

    private void go(Chart chart) {
        List<SensorDays.Reading> readings = chart.sensor().readings();
        long from = readings.get(0).minute();
        long to = readings.get(readings.size() - 1).minute();
        int reading = 0;
        int meal = 0;
        int dose = 0;
        for (long minute = from; minute <= to; minute += Trial.MINUTES_A_STEP) {
            long end = minute + Trial.MINUTES_A_STEP;
            double shown = Double.NaN;
            while (reading < readings.size() && readings.get(reading).minute() < end) {
                shown = readings.get(reading++).glucose();
            }
            double grams = 0;
            while (meal < chart.meals().size() && chart.meals().get(meal).minute() < end) {
                grams += chart.meals().get(meal).minute() >= minute
                        ? chart.meals().get(meal).grams()
                        : 0;
                meal++;
            }
            double bolus = 0;
            while (dose < chart.doses().size() && chart.doses().get(dose).minute() < end) {
                Chart.Given given = chart.doses().get(dose++);
                bolus += given.minute() >= minute && given.minutes() <= Trial.MINUTES_A_STEP ? given.units() : 0;
            }
            step(new Seen(0, shown, grams), bolus);
        }
    }

    private void step(Seen seen, double bolus) {
        course.saw(seen);
        situation.saw(seen.glucose());
        if (!course.blind()) {
            basal += Situation.BASAL[policy.between(situation.between(course, inUse))];
            steps++;
            if (seen.carbohydrates() > 0) {
                double by = Situation.MEAL[policy.atMeal(situation.atMeal(course))];
                meals += by;
                counted++;
                if (course.glucose() > BasalBolus.CORRECTS_FROM) {
                    corrections += by;
                    corrected++;
                }
            }
        }
        course.gave(new Dose(inUse.basal(), bolus), inUse);
    }
}
