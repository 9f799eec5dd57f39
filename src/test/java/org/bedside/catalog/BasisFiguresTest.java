package org.bedside.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bedside.evidence.Units;
import org.junit.jupiter.api.Test;

/** The figures of a basis are those that training wrote. */
class BasisFiguresTest {

    private static final String ID = "ecg-forecast";
    private static final String NAMED = "{mse as served, normalised by the first 100 samples}";

    /** The shipped service and model with another text in one of their files. */
    private static Catalog read(String file, String from, String to) {
        return Catalog.read(
                new Catalog.Shelf(
                        List.of(ID),
                        List.of(ID),
                        id -> changed(Folder.directory(Path.of("cds-hooks", id)), file, from, to),
                        id -> changed(Folder.ofModel(id), file, from, to)),
                new Units());
    }

    private static Folder changed(Folder folder, String file, String from, String to) {
        return name -> name.equals(file)
                ? new ByteArrayInputStream(new String(folder.open(name).readAllBytes(), StandardCharsets.UTF_8)
                        .replace(from, to)
                        .getBytes(StandardCharsets.UTF_8))
                : folder.open(name);
    }

    @Test
    void theFigureIsThatOfTheMetrics() {
        Catalog catalog = read(Metrics.NAME, "\"value\" : 0.5935", "\"value\" : 0.6149");
        assertEquals(
                "Forecast learnt from 500 beats of one patient (ECG5000); error on held-out beats of that patient"
                        + " 0.61 (95 % interval 0.50 to 0.69), 1 being a beat's variance. Not validated in any hospital.",
                catalog.services().values().iterator().next().texts().basis());
    }

    @Test
    void aFigureThatTheMetricsDoNotHaveStopsTheServer() {
        List<String> faults = assertThrows(
                        FolderRefused.class, () -> read(ServiceFolder.NAME, NAMED, "{mse of nobody}"))
                .faults();
        assertEquals(
                List.of("cds-hooks/ecg-forecast/service.json: the basis names a figure that the metrics of its model do"
                        + " not have"),
                faults);
    }
}
