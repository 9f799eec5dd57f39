package org.bedside.train;

/** Weights that learn by FTRL-Proximal: steps as AdaGrad's, with L1 and L2 penalties (McMahan et al., KDD 2013). */
final class Ftrl {

    final float[] weights;
    private final float[] pull;
    private final float[] squares;
    private final float rate;
    private final float lasso;
    private final float ridge;

    Ftrl(int size, CrfTrainer.Settings settings) {
        weights = new float[size];
        pull = new float[size];
        squares = new float[size];
        rate = (float) settings.rate();
        lasso = (float) settings.lasso();
        ridge = (float) settings.ridge();
    }

    /** Learns from one gradient of one weight. */
    void step(int at, float slope) {
        float old = (float) Math.sqrt(squares[at]);
        squares[at] += slope * slope;
        float root = (float) Math.sqrt(squares[at]);
        float z = pull[at] + slope - (root - old) / rate * weights[at];
        pull[at] = z;
        float beyond = Math.abs(z) - lasso;
        weights[at] = beyond <= 0 ? 0 : -Math.copySign(beyond, z) / (ridge + root / rate);
    }
}
