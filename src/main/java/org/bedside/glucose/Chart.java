package org.bedside.glucose;

import java.util.List;
import java.util.Optional;
import org.bedside.evidence.Fact;

/**
 * What a chart says of a patient's glucose and insulin in the last days. Immutable.
 *
 * @param sensor its readings
 * @param latest the latest of them as it stands in the chart
 * @param meals carbohydrates as counted, by rising minute
 * @param doses insulin as given, by rising minute
 * @param basal the basal rate in use, U/h
 * @param ratio the carbohydrate ratio in use, g/U
 * @param factor the correction factor in use, mg/dL per unit
 * @param oddUnits how many readings had a unit that glucose does not come in
 */
public record Chart(
        SensorDays sensor,
        Optional<Fact> latest,
        List<Meal> meals,
        List<Given> doses,
        Optional<Setting> basal,
        Optional<Setting> ratio,
        Optional<Setting> factor,
        int oddUnits) {

    public Chart {
        meals = List.copyOf(meals);
        doses = List.copyOf(doses);
    }

    /** Grams at a minute since 1970. */
    public record Meal(long minute, double grams, Optional<Fact> fact) {}

    /** Units from a minute since 1970 on, during so many minutes; 0 for a bolus. */
    public record Given(long minute, long minutes, double units, Fact fact) {}

    /** A setting and where it stands. */
    public record Setting(double value, Fact fact) {}

    /** The three settings, if all of them stand in the chart. */
    public Optional<Therapy> therapy() {
        return basal.flatMap(rate -> ratio.flatMap(
                grams -> factor.map(lowering -> new Therapy(rate.value(), grams.value(), lowering.value()))));
    }

    /** Whether the latest reading is in mmol/L. */
    public boolean molar() {
        return latest.filter(
                        fact -> fact.value() instanceof Fact.Value.Quantity quantity && ChartReader.molar(quantity))
                .isPresent();
    }

    /** What its readings say about each setting. */
    public Window window() {
        Window.Count count = new Window.Count();
        int meal = 0;
        for (SensorDays.Reading reading : sensor.readings()) {
            while (meal < meals.size() && meals.get(meal).minute() <= reading.minute()) {
                count.meal(meals.get(meal).minute(), meals.get(meal).grams());
                meal++;
            }
            count.reading(reading.minute(), reading.ofDay(), reading.glucose());
        }
        return count.window();
    }
}
