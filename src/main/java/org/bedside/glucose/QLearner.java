package org.bedside.glucose;

import java.util.List;

/**
 * Learns {@link ResidualPolicy} by Q-learning with eligibility traces (Sutton and Barto, Reinforcement Learning, 2nd
 * edition, chapter 12) on virtual patients, under the same bounds that the policy will have.
 *
 * <p>The reward of a quarter hour is the share of it in range, less 1 for each share below 70 mg/dL, less 4 below 54, less
 * a half above 250: noise-free glucose, which learning may know and the policy does not.
 */
final class QLearner {

    private static final double DISCOUNT = 0.88;
    private static final double TRACE = 0.9;

    /** Steps back that a reward reaches: six hours. */
    private static final int REACH = 24;

    /** By how much changing nothing is thought better at first. */
    private static final double BONUS = 0.2;

    /** About the reward of basal-bolus. */
    private static final double USUAL = 0.8;

    /** The slowest that learning gets. */
    private static final double RATE = 0.003;

    private final Chance chance;
    private final Values values = Values.optimistic(USUAL / (1 - DISCOUNT), BONUS);
    private final int[][] visitsBetween = new int[Situation.BETWEEN][Situation.BASAL.length];
    private final int[][] visitsAtMeals = new int[Situation.AT_MEALS][Situation.MEAL.length];
    private final double[][] rows = new double[REACH][];
    private final int[][] counts = new int[REACH][];
    private final int[] actions = new int[REACH];
    private final double[] traces = new double[REACH];
    private int at;
    private int held;
    private double reward;
    private double explore;

    QLearner(long seed) {
        this.chance = new Chance(seed, 0);
    }

    /** Simulates episodes of some days on patients drawn by chance, exploring less and less. */
    void learn(List<VirtualPatient> patients, int episodes, int days) {
        for (int episode = 0; episode < episodes; episode++) {
            explore = 0.3 * (1 - (double) episode / episodes) + 0.02;
            held = 0;
            reward = 0;
            VirtualPatient patient = patients.get(chance.below(patients.size()));
            double error = chance.uniform() < 0.5 ? 0 : 0.3;
            Guarded policy = new Guarded(inUse -> new ResidualPolicy.Patient(inUse, new Exploring()));
            new Trial(chance.below(Integer.MAX_VALUE), days, error)
                    .run(patient, policy, (step, glucose, shown, carbohydrates, basal, bolus) -> feel(glucose));
        }
    }

    private void feel(double glucose) {
        reward += felt(glucose) / ResidualPolicy.STEPS;
    }

    private static double felt(double glucose) {
        double felt = glucose >= Safety.LOW && glucose <= 180 ? 1 : 0;
        felt -= glucose < Safety.LOW ? 1 : 0;
        felt -= glucose < Safety.VERY_LOW ? 4 : 0;
        felt -= glucose > 250 ? 0.5 : 0;
        return felt;
    }

    private int choose(double[] row, int[] visits, boolean passesTime) {
        double discount = passesTime ? DISCOUNT : 1;
        int best = Values.best(row);
        update(reward + discount * row[best], discount);
        reward = 0;
        int action = chance.uniform() < explore ? chance.below(row.length) : best;
        at = (at + 1) % REACH;
        rows[at] = row;
        counts[at] = visits;
        actions[at] = action;
        traces[at] = 1;
        held = Math.min(REACH, held + 1);
        visits[action]++;
        return action;
    }

    /** Moves what was done of late by the error of what was expected of the last. */
    private void update(double target, double discount) {
        if (held == 0) {
            return;
        }
        double error = target - rows[at][actions[at]];
        for (int i = 0; i < held; i++) {
            int slot = Math.floorMod(at - i, REACH);
            double rate = Math.max(RATE, 1 / (1 + 0.5 * counts[slot][actions[slot]]));
            rows[slot][actions[slot]] += Math.min(0.2, rate) * error * traces[slot];
            traces[slot] *= discount * TRACE;
        }
    }

    /** What has been learnt of each situation and action. */
    Values values() {
        return values;
    }

    private final class Exploring implements Situation.Choice {
        @Override
        public int between(int situation) {
            return choose(values.between[situation], visitsBetween[situation], true);
        }

        @Override
        public int atMeal(int situation) {
            return choose(values.atMeals[situation], visitsAtMeals[situation], false);
        }
    }
}
