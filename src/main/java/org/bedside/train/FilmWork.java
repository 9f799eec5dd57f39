package org.bedside.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bedside.catalog.FilmFolder;
import org.bedside.catalog.Folder;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.Reported;
import org.bedside.film.FilmModel;

/** What the command line does with the model of chest films. */
final class FilmWork implements ModelWork {

    @Override
    public void train(Path data, Path out, PrintWriter print) throws IOException {
        print.print(FigureText.lines(FilmTraining.train(data, out).figures()));
    }

    @Override
    public long predict(Path data, Path out) throws IOException {
        try (FilmModel model = FilmFolder.read(FilmTraining.ID, Folder.ofModel(FilmTraining.ID))) {
            return FilmTables.predict(model, data, out);
        }
    }

    @Override
    public String evaluate(Path data, boolean json) throws IOException {
        try (FilmModel model = FilmFolder.read(FilmTraining.ID, Folder.ofModel(FilmTraining.ID))) {
            Metrics.Group group = FilmTables.evaluate(model, data).figures();
            List<Reported.Figure> figures = new ArrayList<>();
            for (String name : FilmTraining.FIGURES) {
                group.measure(name).ifPresent(measure -> figures.add(new Reported.Figure(name, measure)));
            }
            return json
                    ? FigureText.json(
                            FilmTraining.ID,
                            figures,
                            "n",
                            group.n(),
                            "n_excluded",
                            0,
                            "abstained",
                            0,
                            "positives",
                            group.positives(),
                            "flagged",
                            group.flagged())
                    : FigureText.lines(figures);
        }
    }
}
