package org.bedside.train;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.film.Film;
import org.bedside.film.FilmModel;
import org.bedside.film.FilmReading;
import org.bedside.film.PictureRefused;
import org.bedside.film.Pictures;
import org.bedside.validity.Scores;

/**
 * Predictions for many films: a file of raw films as the data set has them, all of them films, or a folder of pictures, in the order
 * of their names, which may be none.
 */
final class FilmTables {

    private static final String HEADER = "probability,lower,upper,abstained,reason,positive\n";

    private static final int MOST_PICTURES = 1_000_000;

    private FilmTables() {}

    /** Writes one row per film, in their order, and says how many. */
    static long predict(FilmModel model, Path data, Path out) throws IOException {
        if (Files.isDirectory(data)) {
            return pictures(model, data, out);
        }
        List<Film> films = FilmSet.films(data).stream().map(Film::new).toList();
        try (BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            writer.write(HEADER);
            for (FilmReading reading : model.readFilms(films)) {
                writer.write(line(reading));
            }
        }
        return films.size();
    }

    private static long pictures(FilmModel model, Path folder, Path out) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(FilmTables::isPicture)
                    .limit(MOST_PICTURES)
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
        if (files.isEmpty()) {
            throw new BadTable(folder + ": no pictures (.png, .jpg, .jpeg, .dcm)");
        }
        try (BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            writer.write(HEADER);
            for (Path file : files) {
                writer.write(line(model, file));
            }
        }
        return files.size();
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file)
                && Stream.of(".png", ".jpg", ".jpeg", ".dcm").anyMatch(name::endsWith);
    }

    private static String line(FilmModel model, Path file) throws IOException {
        if (Files.size(file) > Pictures.MOST_BYTES) {
            return refused("the picture has more than " + (Pictures.MOST_BYTES >> 20) + " MB");
        }
        try {
            Optional<FilmReading> reading = model.read(Pictures.film(Files.readAllBytes(file)));
            return reading.map(FilmTables::line).orElse(refused(FilmModel.NO_FILM));
        } catch (PictureRefused refused) {
            return refused(String.valueOf(refused.getMessage()));
        }
    }

    private static String line(FilmReading reading) {
        return reading.probability() + "," + reading.lower() + "," + reading.upper() + ",false,," + reading.positive()
                + "\n";
    }

    private static String refused(String reason) {
        return ",,,true,\"" + reason.replace("\"", "\"\"") + "\",false\n";
    }

    /** How the model does on a file {@code *_x.u8} with its labels {@code *_y.u8} beside it. */
    static Evaluation evaluate(FilmModel model, Path data) throws IOException {
        String name = data.getFileName().toString();
        if (!name.endsWith("_x.u8")) {
            throw new BadTable(name + ": films with known outcome are a file *_x.u8 with labels in *_y.u8 beside it");
        }
        FilmSet films = FilmSet.read(data, data.resolveSibling(name.replace("_x.u8", "_y.u8")));
        List<FilmReading> readings =
                model.readFilms(films.films().stream().map(Film::new).toList());
        double[] probability = new double[readings.size()];
        int[] row = new int[readings.size()];
        int right = 0;
        for (int at = 0; at < row.length; at++) {
            probability[at] = readings.get(at).probability();
            row[at] = at;
            right += readings.get(at).positive() == films.pneumonia()[at] ? 1 : 0;
        }
        Scores scores = new Scores(
                probability, films.pneumonia(), row, model.parameters().threshold());
        return new Evaluation(
                FilmTraining.withAccuracy(scores.group("all", "all", 1), FilmTraining.wilson(right, row.length)), 0, 0);
    }
}
