package org.bedside.train;

import java.util.Random;

/** Changes a film as another position of the child, another machine or another exposure might have. */
final class FilmAugmentation {

    private static final int SIDE = FilmSet.SIDE;

    private FilmAugmentation() {}

    /** A film turned, moved, scaled, mirrored at times, brighter or darker, blurred or sharpened, with noise. */
    static void changed(byte[] film, Random random, float[] into, int offset) {
        double angle = Math.toRadians(12) * uniform(random);
        double scaleX = Math.exp(0.14 * uniform(random));
        double scaleY = Math.exp(0.14 * uniform(random));
        double shear = 0.1 * uniform(random);
        double moveX = 2.5 * uniform(random);
        double moveY = 2.5 * uniform(random);
        double mirror = random.nextInt(2) == 0 ? 1 : -1;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double centre = (SIDE - 1) / 2.0;
        double gamma = Math.exp(0.35 * uniform(random));
        double contrast = Math.exp(0.3 * uniform(random));
        double bright = 0.12 * uniform(random);
        double noise = 0.02 * random.nextDouble();
        float[] moved = new float[film.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double u = (x - centre) * scaleX * mirror;
                double v = (y - centre) * scaleY;
                double fromX = cos * u - sin * v + shear * v + centre + moveX;
                double fromY = sin * u + cos * v + centre + moveY;
                moved[y * SIDE + x] = (float) (sample(film, fromX, fromY) / 255);
            }
        }
        double sharpen = 0.5 * uniform(random);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                float here = moved[y * SIDE + x];
                double around =
                        (at(moved, x - 1, y) + at(moved, x + 1, y) + at(moved, x, y - 1) + at(moved, x, y + 1)) / 4;
                double value = clamp(here + sharpen * (here - around));
                value = Math.pow(value, gamma);
                value = (value - 0.5) * contrast + 0.5 + bright + noise * random.nextGaussian();
                into[offset + y * SIDE + x] = (float) clamp(value);
            }
        }
        if (random.nextInt(3) == 0) {
            erase(random, into, offset);
        }
    }

    private static void erase(Random random, float[] into, int offset) {
        int width = 3 + random.nextInt(7);
        int height = 3 + random.nextInt(7);
        int left = random.nextInt(SIDE - width);
        int top = random.nextInt(SIDE - height);
        float grey = random.nextFloat();
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                into[offset + y * SIDE + x] = grey;
            }
        }
    }

    private static double uniform(Random random) {
        return 2 * random.nextDouble() - 1;
    }

    private static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }

    private static float at(float[] picture, int x, int y) {
        return picture[Math.max(0, Math.min(SIDE - 1, y)) * SIDE + Math.max(0, Math.min(SIDE - 1, x))];
    }

    /** Between pixels; the nearest at the edge. */
    static double sample(byte[] film, double x, double y) {
        double cx = Math.max(0, Math.min(SIDE - 1.001, x));
        double cy = Math.max(0, Math.min(SIDE - 1.001, y));
        int left = (int) cx;
        int top = (int) cy;
        double fx = cx - left;
        double fy = cy - top;
        int at = top * SIDE + left;
        double upper = (film[at] & 0xff) * (1 - fx) + (film[at + 1] & 0xff) * fx;
        double below = (film[at + SIDE] & 0xff) * (1 - fx) + (film[at + SIDE + 1] & 0xff) * fx;
        return upper * (1 - fy) + below * fy;
    }
}
