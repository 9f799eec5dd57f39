package org.bedside.train;

import java.util.Random;

/**
 * Pictures that are no upright chest film, made by rule from a seed: films turned, inverted, cut up or seen too near, and pictures
 * of nothing, noise, clouds, shapes and lines. For the network that tells films from other pictures.
 */
final class NotFilms {

    /** What is made, in the order of {@link #draw}'s kinds. */
    enum Kind {
        TURNED,
        TILTED,
        UPSIDE_DOWN,
        INVERTED,
        SHUFFLED,
        TOO_NEAR,
        BLANK,
        NOISE,
        CLOUDS,
        SHAPES,
        LINES
    }

    private static final int SIDE = FilmSet.SIDE;

    private NotFilms() {}

    /** A picture of a kind, pixels of 0 to 1. */
    static float[] draw(Kind kind, byte[] film, Random random) {
        return switch (kind) {
            case TURNED -> turned(film, 90 * (1 + random.nextInt(3)) + 12 * uniform(random), 1);
            case TILTED -> turned(film, (random.nextBoolean() ? 1 : -1) * (35 + 110 * random.nextDouble()), 1);
            case UPSIDE_DOWN -> reversed(plain(film));
            case INVERTED -> inverted(plain(film));
            case SHUFFLED -> shuffled(plain(film), random);
            case TOO_NEAR -> turned(film, 12 * uniform(random), 0.2 + 0.2 * random.nextDouble());
            case BLANK -> blank(random);
            case NOISE -> noise(random);
            case CLOUDS -> clouds(random);
            case SHAPES -> shapes(random);
            case LINES -> lines(random);
        };
    }

    private static float[] plain(byte[] film) {
        float[] picture = new float[film.length];
        for (int at = 0; at < film.length; at++) {
            picture[at] = (film[at] & 0xff) / 255f;
        }
        return picture;
    }

    /** A part of the picture around a point near its middle, turned by degrees. */
    private static float[] turned(byte[] film, double degrees, double part) {
        double cos = Math.cos(Math.toRadians(degrees)) * part;
        double sin = Math.sin(Math.toRadians(degrees)) * part;
        double centre = (SIDE - 1) / 2.0;
        float[] picture = new float[film.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double u = x - centre;
                double v = y - centre;
                picture[y * SIDE + x] =
                        (float) FilmAugmentation.sample(film, cos * u - sin * v + centre, sin * u + cos * v + centre)
                                / 255;
            }
        }
        return picture;
    }

    private static float[] reversed(float[] picture) {
        float[] other = new float[picture.length];
        for (int at = 0; at < picture.length; at++) {
            other[(SIDE - 1 - at / SIDE) * SIDE + at % SIDE] = picture[at];
        }
        return other;
    }

    private static float[] inverted(float[] picture) {
        for (int at = 0; at < picture.length; at++) {
            picture[at] = 1 - picture[at];
        }
        return picture;
    }

    /** Its quarters or sixteenths in another order, none in its place. */
    private static float[] shuffled(float[] picture, Random random) {
        int parts = random.nextBoolean() ? 2 : 4;
        int size = SIDE / parts;
        int move = 1 + random.nextInt(parts * parts - 1);
        float[] other = new float[picture.length];
        for (int at = 0; at < picture.length; at++) {
            int x = at % SIDE;
            int y = at / SIDE;
            int tile = (y / size * parts + x / size + move) % (parts * parts);
            other[(tile / parts * size + y % size) * SIDE + tile % parts * size + x % size] = picture[at];
        }
        return other;
    }

    private static float[] blank(Random random) {
        float[] picture = new float[FilmSet.PIXELS];
        double level = random.nextDouble();
        double across = 0.4 * uniform(random);
        double down = 0.4 * uniform(random);
        double noise = 0.03 * random.nextDouble();
        for (int at = 0; at < picture.length; at++) {
            picture[at] = clamp(level
                    + across * (at % SIDE / (double) SIDE - 0.5)
                    + down * (row(at) / SIDE - 0.5)
                    + noise * random.nextGaussian());
        }
        return picture;
    }

    private static float[] noise(Random random) {
        float[] picture = new float[FilmSet.PIXELS];
        double level = random.nextDouble();
        double spread = 0.05 + 0.3 * random.nextDouble();
        for (int at = 0; at < picture.length; at++) {
            picture[at] = clamp(level + spread * random.nextGaussian());
        }
        return picture;
    }

    /** Waves of rising frequency and falling strength, as landscapes and skies have. */
    private static float[] clouds(Random random) {
        double[] sum = new double[FilmSet.PIXELS];
        double fall = 0.4 + 1.4 * random.nextDouble();
        for (int wave = 0; wave < 60; wave++) {
            double fx = 7 * uniform(random);
            double fy = 7 * uniform(random);
            double strength = Math.pow(0.5 + Math.hypot(fx, fy), -fall) * random.nextGaussian();
            double phase = 2 * Math.PI * random.nextDouble();
            for (int at = 0; at < sum.length; at++) {
                double angle = 2 * Math.PI * (fx * (at % SIDE) + fy * row(at)) / SIDE + phase;
                sum[at] += strength * Math.sin(angle);
            }
        }
        return stretched(sum, random);
    }

    /** Boxes and ellipses before a slope of brightness: things and faces in a room. */
    private static float[] shapes(Random random) {
        double[] picture = new double[FilmSet.PIXELS];
        double across = uniform(random);
        double down = uniform(random);
        for (int at = 0; at < picture.length; at++) {
            picture[at] = across * (at % SIDE) / SIDE + down * row(at) / SIDE;
        }
        int shapes = 2 + random.nextInt(12);
        for (int shape = 0; shape < shapes; shape++) {
            double x = SIDE * random.nextDouble();
            double y = SIDE * random.nextDouble();
            double width = 1 + 9 * random.nextDouble();
            double height = 1 + 9 * random.nextDouble();
            double level = 1.5 * uniform(random);
            boolean box = random.nextBoolean();
            for (int at = 0; at < picture.length; at++) {
                double u = Math.abs(at % SIDE - x) / width;
                double v = Math.abs(row(at) - y) / height;
                if (box ? u < 1 && v < 1 : u * u + v * v < 1) {
                    picture[at] = level;
                }
            }
        }
        return stretched(picture, random);
    }

    /** Lines of writing or curves on paper or on a screen. */
    private static float[] lines(Random random) {
        double[] picture = new double[FilmSet.PIXELS];
        double spacing = 2 + 6 * random.nextDouble();
        double slope = random.nextBoolean() ? 0 : uniform(random);
        double broken = 0.7 * random.nextDouble();
        double wave = 3 * random.nextDouble();
        for (int at = 0; at < picture.length; at++) {
            double y = row(at) + slope * (at % SIDE) + wave * Math.sin(at % SIDE / 3.0);
            boolean ink = (y % spacing + spacing) % spacing < 1.2 && random.nextDouble() > broken;
            picture[at] = ink ? 1 : 0;
        }
        float[] stretched = stretched(picture, random);
        return random.nextBoolean() ? inverted(stretched) : stretched;
    }

    private static float[] stretched(double[] values, Random random) {
        double lowest = Double.MAX_VALUE;
        double highest = -Double.MAX_VALUE;
        for (double value : values) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        double from = 0.3 * random.nextDouble();
        double to = 1 - 0.3 * random.nextDouble();
        float[] picture = new float[values.length];
        for (int at = 0; at < values.length; at++) {
            picture[at] = clamp(from + (to - from) * (values[at] - lowest) / Math.max(1e-9, highest - lowest));
        }
        return picture;
    }

    private static double row(int pixel) {
        return Math.floorDiv(pixel, SIDE);
    }

    private static float clamp(double value) {
        return (float) Math.max(0, Math.min(1, value));
    }

    private static double uniform(Random random) {
        return 2 * random.nextDouble() - 1;
    }
}
