package org.bedside.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.bedside.catalog.Folder;
import org.bedside.catalog.ForecastFolder;
import org.bedside.catalog.Reported;
import org.bedside.ecg.Forecast;

/** What the command line does with the model that forecasts heartbeats. */
final class ForecastWork implements ModelWork {

    @Override
    public void train(Path data, Path out, PrintWriter print) throws IOException {
        print.print(FigureText.lines(ForecastTraining.train(data, out).figures()));
    }

    @Override
    public long predict(Path data, Path out) throws IOException {
        try (Forecast forecast = ForecastFolder.read(ForecastTraining.ID, Folder.ofModel(ForecastTraining.ID))) {
            return ForecastTables.predict(forecast, data, out);
        }
    }

    @Override
    public String evaluate(Path data, boolean json) throws IOException {
        try (Forecast forecast = ForecastFolder.read(ForecastTraining.ID, Folder.ofModel(ForecastTraining.ID))) {
            List<Reported.Figure> figures = ForecastTables.evaluate(forecast, data);
            return json ? FigureText.json(ForecastTraining.ID, figures) : FigureText.lines(figures);
        }
    }
}
