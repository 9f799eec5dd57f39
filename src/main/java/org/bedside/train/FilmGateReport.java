package org.bedside.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.bedside.film.Film;
import org.bedside.film.FilmModel;

/**
 * What the gate refuses of films and of other pictures that it has not been trained on.
 *
 * @param threshold from this log-odds on a picture passes
 * @param refused the share refused of each kind, chest films first
 */
record FilmGateReport(double threshold, Map<String, Double> refused) {

    private static final int SEED = 8;

    /** By the films of the first part, and pictures made of them. */
    static FilmGateReport of(FilmModel model, FilmSet films, int[] fold, double pass) {
        List<byte[]> unseen = new ArrayList<>();
        for (int at = 0; at < fold.length; at++) {
            if (fold[at] == 0) {
                unseen.add(films.films().get(at));
            }
        }
        double[] likeFilms = model.likeFilms(unseen.stream().map(Film::new).toList());
        double[] sorted = likeFilms.clone();
        Arrays.sort(sorted);
        double threshold = Math.min(0, sorted[(int) ((1 - pass) * sorted.length)]);
        Map<String, Double> refused = new LinkedHashMap<>();
        refused.put("chest films", below(likeFilms, threshold));
        Random random = new Random(SEED);
        for (NotFilms.Kind kind : NotFilms.Kind.values()) {
            List<Film> others = unseen.stream()
                    .map(film -> film(NotFilms.draw(kind, film, random)))
                    .toList();
            refused.put(
                    kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), below(model.likeFilms(others), threshold));
        }
        return new FilmGateReport(threshold, refused);
    }

    private static Film film(float[] pixels) {
        byte[] bytes = new byte[pixels.length];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) Math.round(255 * pixels[at]);
        }
        return new Film(bytes);
    }

    private static double below(double[] values, double threshold) {
        return Arrays.stream(values).filter(value -> value < threshold).count() / (double) values.length;
    }
}
