package org.bedside.glucose;

/**
 * What some days of sensor glucose say about each setting: about the basal rate the nights (0 to 6 h), about the
 * carbohydrate ratio the four hours after counted meals of 20 g and more, about the correction factor all of it.
 */
public record Window(Ranges nights, Ranges meals, Ranges all) {

    /** Grams from which on it is a meal. */
    static final double MEAL = 20;

    /** Counts, one reading after another, in the order of time. Belongs to one thread. */
    public static final class Count {
        private static final int NIGHT_ENDS = 6 * 60;
        private static final int AFTER_A_MEAL = 4 * 60;

        private Ranges.Count nights = new Ranges.Count();
        private Ranges.Count meals = new Ranges.Count();
        private Ranges.Count all = new Ranges.Count();
        private long lastMeal = Long.MIN_VALUE / 2;

        /** Carbohydrates are counted at a minute since some beginning. */
        public void meal(long minute, double grams) {
            if (grams >= MEAL) {
                lastMeal = minute;
            }
        }

        /** The sensor shows this, in mg/dL, at a minute since that beginning, which is this minute of the day. */
        public void reading(long minute, int ofDay, double glucose) {
            all.add(glucose);
            if (ofDay < NIGHT_ENDS) {
                nights.add(glucose);
            }
            if (minute - lastMeal < AFTER_A_MEAL) {
                meals.add(glucose);
            }
        }

        public Window window() {
            return new Window(nights.ranges(), meals.ranges(), all.ranges());
        }

        void clear() {
            nights = new Ranges.Count();
            meals = new Ranges.Count();
            all = new Ranges.Count();
        }
    }
}
