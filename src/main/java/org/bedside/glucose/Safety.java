package org.bedside.glucose;

/**
 * The bounds of every learnt dose, whatever was learnt. The doses that come out always satisfy all of them:
 *
 * <ul>
 *   <li>where glucose is below 70 mg/dL or, by its trend, will be within half an hour, no basal insulin and no
 *       correction; for a meal at most half of what its carbohydrates need, below 54 mg/dL nothing
 *   <li>a basal rate of at most four times that in use
 *   <li>a bolus at meals only, at most 1.25 times what the counted carbohydrates need, and the correction in use
 *   <li>insulin beyond the basal rate in use and the meal's need only as far as insulin on board, less what
 *       carbohydrates on board need, stays within what brings glucose to 100 mg/dL
 *   <li>where no glucose is known, at most what basal-bolus would give, without a correction
 * </ul>
 *
 * <p>70 and 54 mg/dL: level 1 and level 2 hypoglycaemia (Battelino et al., Diabetes Care 2019;42:1593). The other
 * numbers are choices of ours.
 */
final class Safety {

    static final double LOW = 70;
    static final double VERY_LOW = 54;

    /** No dose may aim lower, mg/dL. */
    static final double FLOOR = 100;

    /** Percent of the time below 70 and below 54 mg/dL up to which settings may become stronger (Battelino et al.). */
    static final double MOST_LOW = 4;

    static final double MOST_VERY_LOW = 1;

    static final double MOST_BASAL = 4;
    static final double MOST_FOR_A_MEAL = 1.25;

    private Safety() {}

    /** The next dose within the bounds, given the treatment in use. */
    static Dose limit(Dose wanted, Course course, Therapy inUse, double carbohydrates) {
        double basal = clamp(wanted.basal(), MOST_BASAL * inUse.basal());
        double meal = carbohydrates / inUse.ratio();
        double bolus = carbohydrates > 0 ? clamp(wanted.bolus(), Double.MAX_VALUE) : 0;
        if (course.blind()) {
            return new Dose(Math.min(basal, inUse.basal()), Math.min(bolus, meal));
        }
        double glucose = course.glucose();
        if (glucose < LOW || course.inHalfAnHour() < LOW) {
            return new Dose(0, glucose < VERY_LOW ? 0 : Math.min(bolus, meal / 2));
        }
        double room = Math.max(0, room(course, inUse));
        bolus = Math.min(bolus, MOST_FOR_A_MEAL * meal + Math.min(room, correction(glucose, inUse)));
        double rise = Math.max(0, bolus - MOST_FOR_A_MEAL * meal);
        double extra = Math.max(0, room - rise) * 60 / Trial.MINUTES_A_STEP;
        return new Dose(Math.min(basal, inUse.basal() + extra), bolus);
    }

    /** Units that may be on board beyond what is. */
    private static double room(Course course, Therapy inUse) {
        double uncovered = course.insulinOnBoard() - course.carbohydratesOnBoard() / inUse.ratio();
        // what a suspended pump has not given is not given later on top
        return (course.glucose() - FLOOR) / inUse.factor() - Math.max(0, uncovered);
    }

    private static double correction(double glucose, Therapy inUse) {
        return Math.max(0, glucose - FLOOR) / inUse.factor();
    }

    private static double clamp(double value, double most) {
        return Double.isNaN(value) ? 0 : Math.max(0, Math.min(most, value));
    }
}
