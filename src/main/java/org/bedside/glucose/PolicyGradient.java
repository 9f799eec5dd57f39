package org.bedside.glucose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns {@link LoopPolicy} by policy gradients with parameter-based exploration (Sehnke et al., Neural Networks
 * 2010;23:551), in symmetric pairs whose outcomes are ranked, on virtual patients and under the bounds that the policy
 * will have.
 *
 * <p>Every pair of an iteration meets the same days, half of them with carbohydrates counted exactly and half with a
 * relative error of 0.3. What a patient is worth is percent of time in range, less 4 for each percent below 70 mg/dL, 100
 * for each below 54, a half for each above 250, and 8 for each that time in range is less than with basal-bolus.
 */
final class PolicyGradient {

    /** How far learning goes. */
    record Effort(int iterations, int pairs, int days) {}

    private static final double WIDEST = 0.5;
    private static final double NARROWING = 0.25;
    private static final double RATE = 0.15;
    private static final double SLOWING = 0.2;

    /** Decays of the mean and of the square of the gradient (Adam; Kingma and Ba 2015). */
    private static final double MEAN = 0.8;

    private static final double SQUARE = 0.95;

    private final List<VirtualPatient> patients;
    private final Effort effort;
    private final Chance chance;
    private final double[] start = LoopPolicy.start();
    private final double[] scale = LoopPolicy.scale();

    PolicyGradient(List<VirtualPatient> patients, Effort effort, long seed) {
        this.patients = List.copyOf(patients);
        this.effort = effort;
        this.chance = new Chance(seed, 0);
    }

    /** The days of one iteration, and how basal-bolus does on them. */
    private record Days(List<Trial> trials, List<Double> basalBolus) {}

    /** The parameters that were learnt. */
    double[] learn() {
        int n = start.length;
        double[] at = new double[n];
        double[] mean = new double[n];
        double[] square = new double[n];
        for (int iteration = 0; iteration < effort.iterations(); iteration++) {
            double done = (double) iteration / effort.iterations();
            double[] gradient = gradient(at, WIDEST * Math.pow(NARROWING, done), days());
            double rate = RATE * Math.pow(SLOWING, done);
            for (int i = 0; i < n; i++) {
                mean[i] = MEAN * mean[i] + (1 - MEAN) * gradient[i];
                square[i] = SQUARE * square[i] + (1 - SQUARE) * gradient[i] * gradient[i];
                double unbiased = mean[i] / (1 - Math.pow(MEAN, iteration + 1));
                double size = Math.sqrt(square[i] / (1 - Math.pow(SQUARE, iteration + 1)));
                at[i] += rate * unbiased / (size + 1e-8);
            }
        }
        return parameters(at, new double[n], 0);
    }

    private Days days() {
        List<Trial> trials = List.of(
                new Trial(chance.below(Integer.MAX_VALUE), effort.days(), 0),
                new Trial(chance.below(Integer.MAX_VALUE), effort.days(), 0.3));
        List<Double> inRange = new ArrayList<>();
        for (VirtualPatient patient : patients) {
            for (Trial trial : trials) {
                inRange.add(trial.run(patient, new BasalBolus()).inRange());
            }
        }
        return new Days(trials, inRange);
    }

    private double[] gradient(double[] at, double width, Days days) {
        double[][] directions = new double[effort.pairs()][at.length];
        double[] worth = new double[2 * effort.pairs()];
        for (int pair = 0; pair < effort.pairs(); pair++) {
            for (int i = 0; i < at.length; i++) {
                directions[pair][i] = chance.normal();
            }
            worth[2 * pair] = worth(parameters(at, directions[pair], width), days);
            worth[2 * pair + 1] = worth(parameters(at, directions[pair], -width), days);
        }
        double[] sorted = worth.clone();
        Arrays.sort(sorted);
        double[] gradient = new double[at.length];
        for (int pair = 0; pair < effort.pairs(); pair++) {
            double better =
                    (Arrays.binarySearch(sorted, worth[2 * pair]) - Arrays.binarySearch(sorted, worth[2 * pair + 1]))
                            / (sorted.length - 1.0);
            for (int i = 0; i < at.length; i++) {
                gradient[i] += better * directions[pair][i] / effort.pairs();
            }
        }
        return gradient;
    }

    private double[] parameters(double[] at, double[] direction, double width) {
        double[] parameters = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            parameters[i] = start[i] + scale[i] * (at[i] + width * direction[i]);
        }
        return parameters;
    }

    private double worth(double[] parameters, Days days) {
        Policy policy = new Guarded(new LoopPolicy(parameters));
        double worth = 0;
        int at = 0;
        for (VirtualPatient patient : patients) {
            for (Trial trial : days.trials()) {
                worth += worth(trial.run(patient, policy), days.basalBolus().get(at++));
            }
        }
        return worth / at;
    }

    private static double worth(Ranges ranges, double basalBolus) {
        return ranges.inRange()
                - 4 * ranges.low()
                - 100 * ranges.veryLow()
                - 0.5 * ranges.veryHigh()
                - 8 * Math.max(0, basalBolus - ranges.inRange());
    }
}
