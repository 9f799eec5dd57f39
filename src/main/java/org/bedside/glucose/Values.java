package org.bedside.glucose;

/** How good each action is in each situation: two tables of Q values. */
final class Values {

    final double[][] between;
    final double[][] atMeals;

    Values(double[][] between, double[][] atMeals) {
        this.between = between;
        this.atMeals = atMeals;
        if (between.length != Situation.BETWEEN || atMeals.length != Situation.AT_MEALS) {
            throw new IllegalArgumentException("not one row for each situation");
        }
    }

    /** All the same, but changing nothing better by a bonus. */
    static Values optimistic(double start, double bonus) {
        double[][] between = new double[Situation.BETWEEN][Situation.BASAL.length];
        double[][] atMeals = new double[Situation.AT_MEALS][Situation.MEAL.length];
        for (double[] row : between) {
            java.util.Arrays.fill(row, start);
            row[Situation.UNCHANGED_BASAL] += bonus;
        }
        for (double[] row : atMeals) {
            java.util.Arrays.fill(row, start);
            row[Situation.UNCHANGED_MEAL] += bonus;
        }
        return new Values(between, atMeals);
    }

    static int best(double[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) {
                best = i;
            }
        }
        return best;
    }
}
