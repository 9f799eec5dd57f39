package org.bedside.validity;

/** The line {@code slope * logOdds + intercept} that fits outcomes best: Cox's calibration slope and intercept. */
public record Calibration(double slope, double intercept) {

    private static final int MOST_STEPS = 50;

    /** By Newton's method, from a starting line. */
    public static Calibration fit(double[] logOdds, boolean[] positive, double[] weights, Calibration start) {
        double a = start.intercept;
        double b = start.slope;
        for (int step = 0; step < MOST_STEPS; step++) {
            double ga = 0;
            double gb = 0;
            double haa = 0;
            double hab = 0;
            double hbb = 0;
            for (int at = 0; at < logOdds.length; at++) {
                double w = weights[at];
                if (w == 0) {
                    continue;
                }
                double x = logOdds[at];
                double p = 1 / (1 + Math.exp(-(a + b * x)));
                double residual = w * ((positive[at] ? 1 : 0) - p);
                double curve = w * p * (1 - p);
                ga += residual;
                gb += residual * x;
                haa += curve;
                hab += curve * x;
                hbb += curve * x * x;
            }
            double determinant = haa * hbb - hab * hab;
            if (!(determinant > 1e-12)) {
                return new Calibration(Double.NaN, Double.NaN);
            }
            double da = (hbb * ga - hab * gb) / determinant;
            double db = (haa * gb - hab * ga) / determinant;
            a += da;
            b += db;
            if (Math.abs(da) + Math.abs(db) < 1e-10) {
                break;
            }
        }
        return new Calibration(b, a);
    }

    public static final Calibration NONE = new Calibration(1, 0);

    public double apply(double logOdds) {
        return slope * logOdds + intercept;
    }
}
