package org.bedside.glucose;

/**
 * A treatment tried on virtual patients.
 *
 * @param seed what is by chance follows from it: meals, sensor errors and miscounted carbohydrates of a patient are the
 *     same for all policies
 * @param days how long
 * @param carbohydrateError standard deviation of the relative error with which carbohydrates are counted, 0 to 1
 */
public record Trial(long seed, int days, double carbohydrateError) {

    static final int MINUTES_A_STEP = 5;
    static final int STEPS_A_DAY = 24 * 60 / MINUTES_A_STEP;

    /** As many as anybody may ask for. */
    public static final int MOST_DAYS = 1_000;

    public Trial {
        if (days < 1 || days > MOST_DAYS || !(carbohydrateError >= 0 && carbohydrateError <= 1)) {
            throw new IllegalArgumentException(
                    "a trial takes 1 to " + MOST_DAYS + " days and a carbohydrate error of 0 to 1");
        }
    }

    /** Sees each step of a trial. */
    public interface Watch {

        /**
         * A step of five minutes.
         *
         * @param step from 0 on
         * @param glucose without the sensor's error, mg/dL
         * @param shown what the sensor shows, mg/dL
         * @param carbohydrates grams that are eaten from now on
         * @param basal U/h
         * @param bolus units
         */
        void step(int step, double glucose, double shown, double carbohydrates, double basal, double bolus);
    }

    /** The glucose of a patient, every five minutes and without the sensor's error. */
    public Ranges run(VirtualPatient patient, Policy policy) {
        return run(patient, policy.begin(patient.therapy()), (step, glucose, shown, carbohydrates, basal, bolus) -> {});
    }

    /** The same, watched. */
    public Ranges run(VirtualPatient patient, Policy policy, Watch watch) {
        return run(patient, policy.begin(patient.therapy()), watch);
    }

    Ranges run(VirtualPatient patient, Policy.Dosing dosing, Watch watch) {
        long number = patient.name().hashCode();
        Meals meals = new Meals(new Chance(seed, 3 * number));
        Sensor sensor = new Sensor(new Chance(seed, 3 * number + 1));
        Chance counting = new Chance(seed, 3 * number + 2);
        Body body = new Body(patient);
        Ranges.Count count = new Ranges.Count();
        for (int day = 0; day < days; day++) {
            double[] grams = meals.nextDay();
            for (int step = 0; step < STEPS_A_DAY; step++) {
                double shown = sensor.shows(body.glucose());
                double counted = counted(grams[step], counting);
                Dose dose = dosing.next(new Seen(step * MINUTES_A_STEP, shown, counted));
                watch.step(day * STEPS_A_DAY + step, body.glucose(), shown, grams[step], dose.basal(), dose.bolus());
                body.serve(grams[step]);
                double perMinute = dose.units() / MINUTES_A_STEP;
                for (int minute = 0; minute < MINUTES_A_STEP; minute++) {
                    body.minute(perMinute);
                }
                count.add(body.glucose());
            }
        }
        return count.ranges();
    }

    private double counted(double grams, Chance chance) {
        return grams == 0 ? 0 : grams * Math.max(0, 1 + carbohydrateError * chance.normal());
    }
}
