package org.bedside.glucose;

/**
 * Learnt by Q-learning: every quarter hour the basal rate, and at each meal the bolus of basal-bolus, multiplied by what
 * was best in the situation. Where nothing was better than changing nothing, it is basal-bolus.
 */
final class ResidualPolicy implements Guarded.Learnt, Situation.Choice {

    static final int STEPS = 15 / Trial.MINUTES_A_STEP;

    private final byte[] between;
    private final byte[] atMeals;

    /** The best action of each situation, as the actions' numbers. */
    ResidualPolicy(byte[] between, byte[] atMeals) {
        this.between = between.clone();
        this.atMeals = atMeals.clone();
        check(this.between, Situation.BETWEEN, Situation.BASAL.length);
        check(this.atMeals, Situation.AT_MEALS, Situation.MEAL.length);
    }

    private static void check(byte[] actions, int situations, int most) {
        if (actions.length != situations) {
            throw new IllegalArgumentException("not one action for each of " + situations + " situations");
        }
        for (byte action : actions) {
            if (action < 0 || action >= most) {
                throw new IllegalArgumentException("there is no such action");
            }
        }
    }

    @Override
    public Guarded.Treats begin(Therapy inUse) {
        return new Patient(inUse, this);
    }

    @Override
    public int between(int situation) {
        return between[situation];
    }

    @Override
    public int atMeal(int situation) {
        return atMeals[situation];
    }

    /** One patient, treated as a choice says; belongs to one thread. */
    static final class Patient implements Guarded.Treats {
        private final Therapy inUse;
        private final Situation.Choice choice;
        private final Situation situation = new Situation();
        private double multiple = 1;
        private int step;

        Patient(Therapy inUse, Situation.Choice choice) {
            this.inUse = inUse;
            this.choice = choice;
        }

        @Override
        public Dose wants(Seen seen, Course course) {
            situation.saw(seen.glucose());
            double bolus = BasalBolus.bolus(inUse, seen.carbohydrates(), seen.glucose());
            if (course.blind()) {
                return new Dose(inUse.basal(), bolus);
            }
            if (step++ % STEPS == 0) {
                multiple = Situation.BASAL[choice.between(situation.between(course, inUse))];
            }
            if (bolus > 0) {
                bolus *= Situation.MEAL[choice.atMeal(situation.atMeal(course))];
            }
            return new Dose(multiple * inUse.basal(), bolus);
        }
    }
}
