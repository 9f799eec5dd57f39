package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bedside.catalog.Folder;
import org.bedside.catalog.ModelFolder;
import org.bedside.evidence.Input;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Units;
import org.bedside.predict.IfKnown;
import org.bedside.predict.ModelInput;
import org.bedside.predict.Prediction;
import org.bedside.predict.Spread;
import org.junit.jupiter.api.Test;

/** What knowing a missing input could change is what the model says once it is known. */
class IfKnownTest {

    private static final ModelFolder FOLDER =
            ModelFolder.read("mortality-180d", Folder.classPath("bedside/models/mortality-180d"), new Units());

    private static List<Reading> readings() {
        List<Reading> readings = new ArrayList<>();
        for (ModelInput of : FOLDER.model().spec().inputs()) {
            var input = of.input();
            readings.add(
                    input.operator().coded()
                            ? new Reading.Category(input.categories().get(2).name(), List.of())
                            : new Reading.Known(middle(input.plausible()), List.of()));
        }
        return readings;
    }

    /** Of what has no bounds, 0. */
    private static double middle(Input.Range range) {
        double middle = (range.low() + range.high()) / 2;
        return Double.isFinite(middle) ? middle : 0;
    }

    private static int place(String name) {
        List<ModelInput> inputs = FOLDER.model().spec().inputs();
        for (int at = 0; at < inputs.size(); at++) {
            if (inputs.get(at).input().name().equals(name)) {
                return at;
            }
        }
        return -1;
    }

    private static Prediction.Risk risk(List<Reading> readings) {
        return assertInstanceOf(Prediction.Risk.class, FOLDER.model().predict(readings));
    }

    @Test
    void itIsTheRangeOverTheValuesOfTraining() {
        List<Reading> readings = readings();
        assertEquals(List.of(), FOLDER.model().ifKnown(risk(readings)));

        int albumin = place("albumin");
        readings.set(albumin, new Reading.Missing(new Remark(Remark.Reason.MISSING, "albumin", "not recorded")));
        IfKnown told = FOLDER.model().ifKnown(risk(readings)).get(0);
        assertEquals("albumin", told.input());

        Spread spread = FOLDER.fit().inputs().stream()
                .filter(of -> of.input().equals("albumin"))
                .findFirst()
                .orElseThrow();
        double lowest = 1;
        double highest = 0;
        for (double value : spread.cuts()) {
            readings.set(albumin, new Reading.Known(value, List.of()));
            lowest = Math.min(lowest, risk(readings).probability());
            highest = Math.max(highest, risk(readings).probability());
        }
        assertEquals(lowest, told.lowest(), 1e-12);
        assertEquals(highest, told.highest(), 1e-12);
        assertTrue(lowest < highest);
    }
}
