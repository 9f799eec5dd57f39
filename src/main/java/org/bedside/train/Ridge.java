package org.bedside.train;

/**
 * Lines with a penalty on their slopes, one for each of several outcomes (Hoerl and Kennard 1970).
 *
 * @param slopes of each outcome, those of the inputs one after the other
 * @param intercepts of each outcome
 */
@SuppressWarnings("ArrayRecordComponent") // numbers of one training, changed by nobody
record Ridge(double[][] slopes, double[] intercepts) {

    /** The lines that fit rows of inputs and outcomes best; the penalty is that of the squared slopes. */
    static Ridge fit(float[][] inputs, float[][] outcomes, double penalty) {
        int width = inputs[0].length;
        double[] inputMean = mean(inputs);
        double[] outcomeMean = mean(outcomes);
        double[][] square = new double[width][width];
        double[][] product = new double[outcomes[0].length][width];
        for (int row = 0; row < inputs.length; row++) {
            for (int at = 0; at < width; at++) {
                double value = inputs[row][at] - inputMean[at];
                for (int other = 0; other <= at; other++) {
                    square[at][other] += value * (inputs[row][other] - inputMean[other]);
                }
                for (int outcome = 0; outcome < product.length; outcome++) {
                    product[outcome][at] += value * (outcomes[row][outcome] - outcomeMean[outcome]);
                }
            }
        }
        for (int at = 0; at < width; at++) {
            square[at][at] += penalty;
        }
        root(square);
        double[] intercepts = new double[product.length];
        for (int outcome = 0; outcome < product.length; outcome++) {
            solve(square, product[outcome]);
            intercepts[outcome] = outcomeMean[outcome];
            for (int at = 0; at < width; at++) {
                intercepts[outcome] -= product[outcome][at] * inputMean[at];
            }
        }
        return new Ridge(product, intercepts);
    }

    float[] apply(float[] input) {
        float[] outcome = new float[intercepts.length];
        for (int to = 0; to < outcome.length; to++) {
            double sum = intercepts[to];
            for (int at = 0; at < input.length; at++) {
                sum += slopes[to][at] * input[at];
            }
            outcome[to] = (float) sum;
        }
        return outcome;
    }

    private static double[] mean(float[][] rows) {
        double[] mean = new double[rows[0].length];
        for (float[] row : rows) {
            for (int at = 0; at < mean.length; at++) {
                mean[at] += row[at] / rows.length;
            }
        }
        return mean;
    }

    /** The lower triangle becomes that of Cholesky's factor. */
    private static void root(double[][] square) {
        for (int row = 0; row < square.length; row++) {
            for (int column = 0; column <= row; column++) {
                double sum = square[row][column];
                for (int at = 0; at < column; at++) {
                    sum -= square[row][at] * square[column][at];
                }
                square[row][column] = row == column ? Math.sqrt(sum) : sum / square[column][column];
            }
        }
    }

    /** What times the square of the factor is the given column; written in its place. */
    private static void solve(double[][] factor, double[] column) {
        for (int row = 0; row < column.length; row++) {
            for (int at = 0; at < row; at++) {
                column[row] -= factor[row][at] * column[at];
            }
            column[row] /= factor[row][row];
        }
        for (int row = column.length - 1; row >= 0; row--) {
            for (int at = row + 1; at < column.length; at++) {
                column[row] -= factor[at][row] * column[at];
            }
            column[row] /= factor[row][row];
        }
    }
}
