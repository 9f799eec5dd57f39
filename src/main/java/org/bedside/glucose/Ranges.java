package org.bedside.glucose;

/**
 * How long glucose was in which range: the ranges of the international consensus (Battelino et al., Diabetes Care
 * 2019;42:1593), and its mean.
 *
 * @param readings how many
 * @param below54 how many below 54 mg/dL
 * @param below70 how many below 70 mg/dL, those below 54 among them
 * @param above180 how many above 180 mg/dL, those above 250 among them
 * @param above250 how many above 250 mg/dL
 * @param sum of all, mg/dL
 * @param squares sum of the squares of all
 */
public record Ranges(
        long readings, long below54, long below70, long above180, long above250, double sum, double squares) {

    public static final Ranges NONE = new Ranges(0, 0, 0, 0, 0, 0, 0);

    /** These and those. */
    public Ranges and(Ranges other) {
        return new Ranges(
                readings + other.readings,
                below54 + other.below54,
                below70 + other.below70,
                above180 + other.above180,
                above250 + other.above250,
                sum + other.sum,
                squares + other.squares);
    }

    /** The share of some of them, in percent. */
    private double percent(long some) {
        return 100.0 * some / readings;
    }

    /** Percent of the time below 54 mg/dL: very low. */
    public double veryLow() {
        return percent(below54);
    }

    /** Percent of the time below 70 mg/dL. */
    public double low() {
        return percent(below70);
    }

    /** Percent of the time from 54 to 69 mg/dL: low, but not very low. */
    public double levelOneLow() {
        return percent(below70 - below54);
    }

    /** Percent of the time from 70 to 180 mg/dL. */
    public double inRange() {
        return percent(readings - below70 - above180);
    }

    /** Percent of the time above 180 mg/dL. */
    public double high() {
        return percent(above180);
    }

    /** Percent of the time above 250 mg/dL: very high. */
    public double veryHigh() {
        return percent(above250);
    }

    /** Percent of the time from 181 to 250 mg/dL: high, but not very high. */
    public double levelOneHigh() {
        return percent(above180 - above250);
    }

    /** mg/dL. */
    public double mean() {
        return sum / readings;
    }

    /** Standard deviation in percent of the mean. */
    public double variation() {
        double variance = Math.max(0, squares / readings - mean() * mean());
        return 100 * Math.sqrt(variance) / mean();
    }

    /** The HbA1c, in percent, that goes with the mean in most people (Bergenstal et al., Diabetes Care 2018;41:2275). */
    public double managementIndicator() {
        return 3.31 + 0.02392 * mean();
    }

    /** Counts, one reading after another. Belongs to one thread. */
    static final class Count {
        private long readings;
        private long below54;
        private long below70;
        private long above180;
        private long above250;
        private double sum;
        private double squares;

        void add(double glucose) {
            readings++;
            sum += glucose;
            squares += glucose * glucose;
            if (glucose < 70) {
                below70++;
                below54 += glucose < 54 ? 1 : 0;
            } else if (glucose > 180) {
                above180++;
                above250 += glucose > 250 ? 1 : 0;
            }
        }

        Ranges ranges() {
            return new Ranges(readings, below54, below70, above180, above250, sum, squares);
        }
    }
}
