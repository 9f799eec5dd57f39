package org.bedside.film;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.network.Network;

/**
 * Several networks that each give the log-odds of pneumonia on a film and on its mirror image; what they say together is
 * calibrated. For any number of threads.
 */
public final class FilmModel implements AutoCloseable {

    /** Why a picture is refused that can be decoded. */
    public static final String NO_FILM = "the picture is not taken for an upright chest film";

    /** Rows that are worked out at once: 64 films of 16 channels of 28 by 28 take 3 MB a layer. */
    private static final int BATCH = 64;

    /** Of the normal distribution, for 95 %. */
    private static final double SPREAD = 1.96;

    /** The side of the map that the networks give. */
    private static final int MAP = Film.SIDE / 4;

    private final Network networks;
    private final Network gate;
    private final FilmParameters parameters;

    public FilmModel(byte[] networks, byte[] gate, FilmParameters parameters) {
        this.networks = new Network(networks);
        this.gate = new Network(gate);
        this.parameters = parameters;
    }

    public FilmParameters parameters() {
        return parameters;
    }

    /** What the networks say of films, in their order, each of which is known to be a chest film. */
    public List<FilmReading> readFilms(List<Film> films) {
        List<FilmReading> readings = new ArrayList<>();
        for (double[] each : logOdds(films)) {
            readings.add(reading(each));
        }
        return readings;
    }

    /** What the networks say of a picture; empty if it is not taken for an upright chest film. */
    public Optional<FilmReading> read(Film film) {
        return areFilms(List.of(film))[0] ? Optional.of(readFilms(List.of(film)).get(0)) : Optional.empty();
    }

    /** Whether each picture has contrast and is taken for an upright chest film by the gate. */
    public boolean[] areFilms(List<Film> films) {
        double[] likeFilms = likeFilms(films);
        boolean[] are = new boolean[likeFilms.length];
        for (int at = 0; at < are.length; at++) {
            are[at] = films.get(at).contrast() >= FilmParameters.LEAST_CONTRAST && likeFilms[at] >= parameters.gate();
        }
        return are;
    }

    /** Of each film the log-odds of every network, the mean of the film's and of its mirror image's; not calibrated. */
    public double[][] logOdds(List<Film> films) {
        double[][] all = new double[films.size()][];
        for (int from = 0; from < all.length; from += BATCH) {
            List<Film> batch = films.subList(from, Math.min(all.length, from + BATCH));
            float[] upright = run(networks, "logOdds", batch, false);
            float[] mirrored = run(networks, "logOdds", batch, true);
            int width = upright.length / batch.size();
            for (int row = 0; row < batch.size(); row++) {
                double[] each = new double[width];
                for (int network = 0; network < width; network++) {
                    int at = row * width + network;
                    each[network] = (upright[at] + mirrored[at]) / 2.0;
                }
                all[from + row] = each;
            }
        }
        return all;
    }

    /** The gate's log-odds that each picture is an upright chest film. */
    public double[] likeFilms(List<Film> films) {
        double[] all = new double[films.size()];
        for (int from = 0; from < all.length; from += BATCH) {
            List<Film> batch = films.subList(from, Math.min(all.length, from + BATCH));
            float[] values = run(gate, "logOdds", batch, false);
            for (int row = 0; row < values.length; row++) {
                all[from + row] = values[row];
            }
        }
        return all;
    }

    /**
     * What each of 7 by 7 parts of the film adds to the networks' mean log-odds, row by row, the mean of the film's and its
     * mirror image's. Their mean and the last layer's bias make the log-odds, so nothing is estimated here.
     */
    public double[] map(Film film) {
        float[] upright = run(networks, "map", List.of(film), false);
        float[] mirrored = run(networks, "map", List.of(film), true);
        double[] map = new double[MAP * MAP];
        for (int at = 0; at < map.length; at++) {
            int column = at % MAP;
            map[at] = (upright[at] + mirrored[at - column + MAP - 1 - column]) / 2.0;
        }
        return map;
    }

    private static float[] run(Network network, String output, List<Film> films, boolean mirrored) {
        float[] pixels = new float[films.size() * Film.PIXELS];
        for (int at = 0; at < films.size(); at++) {
            films.get(at).write(pixels, at * Film.PIXELS, mirrored);
        }
        return network.run(output, pixels, films.size(), 1, Film.SIDE, Film.SIDE);
    }

    private FilmReading reading(double[] logOdds) {
        double mean = 0;
        for (double value : logOdds) {
            mean += value / logOdds.length;
        }
        double squares = 0;
        for (double value : logOdds) {
            squares += (value - mean) * (value - mean);
        }
        double spread = SPREAD * Math.sqrt(squares / Math.max(1, logOdds.length - 1));
        double probability = parameters.probability(mean);
        return new FilmReading(
                probability,
                parameters.probability(mean - spread),
                parameters.probability(mean + spread),
                probability >= parameters.threshold());
    }

    @Override
    public void close() {
        networks.close();
        gate.close();
    }
}
