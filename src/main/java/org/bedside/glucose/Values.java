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

    /** These and those, added up: what chance did to one is evened out. */
    Values and(Values other) {
        return new Values(sum(between, other.between), sum(atMeals, other.atMeals));
    }

    private static double[][] sum(double[][] one, double[][] other) {
        double[][] sum = new double[one.length][];
        for (int i = 0; i < one.length; i++) {
            sum[i] = one[i].clone();
            for (int j = 0; j < sum[i].length; j++) {
                sum[i][j] += other[i][j];
            }
        }
        return sum;
    }

    /** The best action of each situation; where none is better than changing nothing, that. */
    LearntPolicy best() {
        return LearntPolicy.q(best(between, Situation.UNCHANGED_BASAL), best(atMeals, Situation.UNCHANGED_MEAL));
    }

    private static byte[] best(double[][] table, int unchanged) {
        byte[] best = new byte[table.length];
        for (int i = 0; i < table.length; i++) {
            int action = best(table[i]);
            best[i] = (byte) (table[i][action] > table[i][unchanged] ? action : unchanged);
        }
        return best;
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
