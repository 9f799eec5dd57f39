package org.bedside.glucose;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.CodeSet;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Fact.Standing;
import org.bedside.evidence.Fact.Value;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Kind;

/**
 * Reads glucose, insulin and carbohydrates of the last 14 days from facts: the codes of the HL7 implementation guide for
 * continuous glucose monitoring, LOINC 9059-7 (carbohydrate intake), insulin by name or ATC code.
 */
public final class ChartReader {

    /** Days that count (Battelino et al., Diabetes Care 2019;42:1593). */
    public static final Duration WINDOW = Duration.ofDays(14);

    /** A reading a minute for the whole time: nothing has more. */
    static final int MOST_READINGS = 14 * 1440;

    /** mg/dL of glucose in a mmol/L: its molar mass is 180.156 g/mol. */
    static final double MG_PER_MMOL = 18.0156;

    static final String LOINC = "http://loinc.org";
    private static final String SETTINGS = "https://bedside.org/fhir/CodeSystem/insulin-settings";

    /** A setting that stands in the chart for longer is not believed to be in use; a choice of ours. */
    private static final Duration SETTING_HOLDS = Duration.ofDays(365);

    private static final CodeSet GLUCOSE = codes(LOINC, "99504-3", "105272-9");
    private static final CodeSet CARBOHYDRATES = codes(LOINC, "9059-7");
    private static final CodeSet INSULIN = new CodeSet(
            List.of(new CodeSet.Entry("http://www.whocc.no/atc", Set.of(), List.of(new CodeSet.Range("A10A", "A10A")))),
            List.of("insulin"));

    private ChartReader() {}

    private static CodeSet codes(String system, String... codes) {
        return new CodeSet(List.of(new CodeSet.Entry(system, Set.of(codes), List.of())), List.of());
    }

    /** What the chart says; facts that are tentative do not count. */
    public static Chart read(Facts facts) {
        Instant from = facts.asOf().minus(WINDOW);
        List<SensorDays.Reading> readings = new ArrayList<>();
        List<Chart.Meal> meals = new ArrayList<>();
        int odd = 0;
        Optional<Fact> latest = Optional.empty();
        for (Fact fact : facts.of(Kind.OBSERVATION)) {
            if (!counts(fact, from) || !(fact.value() instanceof Value.Quantity quantity)) {
                continue;
            }
            if (GLUCOSE.matches(fact.codes())) {
                Optional<Double> glucose = glucose(quantity);
                if (glucose.isEmpty()) {
                    odd++;
                } else if (readings.size() < MOST_READINGS) {
                    readings.add(new SensorDays.Reading(minute(fact), ofDay(fact, facts), glucose.get()));
                    latest = latest.filter(other ->
                                    other.when().to().isAfter(fact.when().to()))
                            .or(() -> Optional.of(fact));
                }
            } else if (CARBOHYDRATES.matches(fact.codes()) && quantity.ucum().equals("g") && quantity.value() >= 0) {
                meals.add(new Chart.Meal(minute(fact), quantity.value(), Optional.of(fact)));
            }
        }
        meals.sort(Comparator.comparingLong(Chart.Meal::minute));
        return new Chart(
                SensorDays.clean(readings),
                latest,
                meals,
                doses(facts, from),
                setting(facts, "basal-rate", Set.of("U/h", "[iU]/h"), 20),
                setting(facts, "carbohydrate-ratio", Set.of("g/U", "g/[iU]"), 200),
                factor(facts),
                odd);
    }

    private static boolean counts(Fact fact, Instant from) {
        return fact.standing() == Standing.SETTLED
                && fact.when().dated()
                && !fact.when().from().isBefore(from);
    }

    /**
     * In mg/dL, from mmol/L to the whole mg/dL: as the consensus has them, 3.0, 3.9, 10.0 and 13.9 mmol/L are 54, 70, 180
     * and 250 mg/dL (Battelino et al. 2019), not 54.0, 70.3, 180.2 and 250.4.
     */
    private static Optional<Double> glucose(Value.Quantity quantity) {
        if (molar(quantity)) {
            return Optional.of(Math.rint(quantity.value() * MG_PER_MMOL));
        }
        return quantity.ucum().equals("mg/dL") || quantity.ucum().equals("mg/dl")
                ? Optional.of(quantity.value())
                : Optional.empty();
    }

    static boolean molar(Value.Quantity quantity) {
        return quantity.ucum().equals("mmol/L") || quantity.ucum().equals("mmol/l");
    }

    private static List<Chart.Given> doses(Facts facts, Instant from) {
        List<Chart.Given> doses = new ArrayList<>();
        for (Fact fact : facts.of(Kind.MEDICATION)) {
            if (counts(fact, from)
                    && fact.value() instanceof Value.Quantity quantity
                    && quantity.value() >= 0
                    && INSULIN.matches(fact.codes())) {
                long minutes = fact.when().open()
                        ? 0
                        : Duration.between(fact.when().from(), fact.when().to()).toMinutes();
                switch (insulin(quantity)) {
                    case "U", "[iU]", "u" -> doses.add(new Chart.Given(minute(fact), minutes, quantity.value(), fact));
                    case "U/h", "[iU]/h" ->
                        doses.add(new Chart.Given(minute(fact), minutes, quantity.value() * minutes / 60, fact));
                    default -> {
                        // a dose in another unit says nothing that can be added up
                    }
                }
            }
        }
        doses.sort(Comparator.comparingLong(Chart.Given::minute));
        return doses;
    }

    private static Optional<Chart.Setting> factor(Facts facts) {
        return setting(facts, "correction-factor", Set.of("mg/dL/U", "mg/dL/[iU]"), 1000)
                .or(() -> setting(facts, "correction-factor", Set.of("mmol/L/U", "mmol/L/[iU]"), 50)
                        .map(molar -> new Chart.Setting(molar.value() * MG_PER_MMOL, molar.fact())));
    }

    /** The latest in these units. */
    private static Optional<Chart.Setting> setting(Facts facts, String code, Set<String> units, double most) {
        CodeSet wanted = codes(SETTINGS, code);
        return facts.of(Kind.OBSERVATION).stream()
                .filter(fact -> counts(fact, facts.asOf().minus(SETTING_HOLDS)) && wanted.matches(fact.codes()))
                .filter(fact -> fact.value() instanceof Value.Quantity quantity
                        && units.contains(insulin(quantity))
                        && quantity.value() > 0
                        && quantity.value() < most)
                .max(Comparator.comparing(fact -> fact.when().to()))
                .map(fact -> new Chart.Setting(((Value.Quantity) fact.value()).value(), fact));
    }

    /** The unit, with one of the two spellings that UCUM has of the international unit. */
    private static String insulin(Value.Quantity quantity) {
        return quantity.ucum().replace("[IU]", "[iU]");
    }

    private static long minute(Fact fact) {
        return Math.floorDiv(fact.when().from().getEpochSecond(), 60);
    }

    private static int ofDay(Fact fact, Facts facts) {
        LocalTime time = LocalTime.ofInstant(fact.when().from(), facts.zone());
        return time.getHour() * 60 + time.getMinute();
    }
}
