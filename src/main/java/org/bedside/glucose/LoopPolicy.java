package org.bedside.glucose;

/**
 * The learnt policy around basal-bolus: a basal rate that follows a forecast of glucose, boluses at meals, and settings
 * reviewed every night.
 */
final class LoopPolicy implements Guarded.Learnt {

    /** Parameters of the doses; those of the {@link Reviewer} come after them. */
    static final int DOSING = 14;

    static final int PARAMETERS = DOSING + Reviewer.WEIGHTS;

    /**
     * Where learning begins: what a coarser search of the same kind, which began with basal-bolus, had found on the same
     * patients, rounded.
     */
    static double[] start() {
        return new double[] {1.1, 1.6, 1, 113, 0.9, 1.1, 0.8, 0, 127, 0.4, 0, 0.9, 0.05, 0.3, 0.9, 0.3, 1, 0.3, 1.3, 0.3
        };
    }

    /** How far each parameter is tried out, per unit of the search. */
    static double[] scale() {
        return new double[] {
            0.3, 0.3, 0.3, 15, 0.3, 0.15, 0.1, 0.3, 20, 0.3, 0.3, 0.15, 0.03, 0.2, 0.4, 0.3, 0.4, 0.3, 0.4, 0.3
        };
    }

    /** How far the share of a meal that is given at once may go from that of the first day, as a factor's logarithm. */
    private static final double BOLDEST = 0.4;

    /** How far settings may go from those in use by many steps. */
    private static final double FARTHEST = 2;

    private final double[] p;
    private final Reviewer reviewer;

    LoopPolicy(double[] parameters) {
        this.p = parameters.clone();
        if (parameters.length != PARAMETERS) {
            throw new IllegalArgumentException(PARAMETERS + " parameters");
        }
        double[] weights = new double[Reviewer.WEIGHTS];
        System.arraycopy(p, DOSING, weights, 0, weights.length);
        this.reviewer = new Reviewer(weights);
    }

    Reviewer reviewer() {
        return reviewer;
    }

    @Override
    public Guarded.Treats begin(Therapy inUse) {
        return new Patient(inUse);
    }

    private final class Patient implements Guarded.Treats {
        private final Therapy inUse;
        private final Window.Count count = new Window.Count();
        private Therapy therapy;
        private long minutes;
        private double meals;
        private int counted;
        private double boldness;

        Patient(Therapy inUse) {
            this.inUse = inUse;
            this.therapy = inUse;
        }

        @Override
        public Dose wants(Seen seen, Course course) {
            if (seen.minute() == 0 && minutes > 0) {
                Window day = count.window();
                therapy = within(reviewer.review(day).of(therapy));
                boldness = bolder(day.all());
                count.clear();
            }
            count.meal(minutes, seen.carbohydrates());
            if (!Double.isNaN(seen.glucose())) {
                count.reading(minutes, seen.minute(), seen.glucose());
            }
            minutes += Trial.MINUTES_A_STEP;
            return course.blind()
                    ? new Dose(therapy.basal(), BasalBolus.bolus(therapy, seen.carbohydrates(), Double.NaN))
                    : new Dose(basal(course), bolus(seen.carbohydrates(), course));
        }

        private double basal(Course course) {
            double forecast = course.glucose()
                    + p[0] * course.trend()
                    - p[1] * course.insulinOnBoard() * therapy.factor()
                    + p[2] * course.carbohydratesOnBoard() / therapy.ratio() * therapy.factor();
            return therapy.basal() * (p[5] + p[4] * (forecast - p[3]) / 100);
        }

        private double bolus(double carbohydrates, Course course) {
            if (carbohydrates <= 0) {
                return 0;
            }
            double usual = usual(carbohydrates);
            double believed = usual + p[11] * (carbohydrates - usual);
            double away = course.glucose() + p[10] * course.trend() - p[8];
            double uncovered = course.insulinOnBoard() - p[2] * course.carbohydratesOnBoard() / therapy.ratio();
            return p[6] * Math.exp(boldness) * Math.max(0, believed) / therapy.ratio()
                    + p[7] * away / therapy.factor()
                    - p[9] * Math.max(0, uncovered);
        }

        /** After each day without lows a little bolder, after lows less so. */
        private double bolder(Ranges day) {
            double low = day.readings() == 0 ? 0 : Math.min(1, day.low() / Safety.MOST_LOW);
            double moved = boldness + (1 - low) * Math.abs(p[12]) - low * Math.abs(p[13]);
            return Math.max(-BOLDEST, Math.min(BOLDEST, moved));
        }

        /** The mean of this patient's meals so far; counts far from it are the likelier to be wrong. */
        private double usual(double carbohydrates) {
            if (carbohydrates < Window.MEAL) {
                return carbohydrates;
            }
            meals += carbohydrates;
            counted++;
            return meals / counted;
        }

        private Therapy within(Therapy wanted) {
            return new Therapy(
                    near(wanted.basal(), inUse.basal()),
                    near(wanted.ratio(), inUse.ratio()),
                    near(wanted.factor(), inUse.factor()));
        }

        private static double near(double wanted, double used) {
            return Math.max(used / FARTHEST, Math.min(used * FARTHEST, wanted));
        }
    }
}
