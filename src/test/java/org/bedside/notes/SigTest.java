package org.bedside.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.bedside.evidence.Dosage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigTest {

    private static Dosage dosage(String... namesAndValues) {
        Map<String, String> attributes = new java.util.HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Sig.of(attributes).orElseThrow();
    }

    @Test
    void whatIsSaidIsPutIntoWordsInTheOrderOfAnInstruction() {
        Dosage dosage = dosage(
                "duration",
                "x 7 days",
                "prn",
                "true",
                "frequency",
                "q4-6h",
                "route",
                "PO",
                "dose",
                "1-2 tabs",
                "strength",
                "5-325 mg");
        assertEquals("5-325 mg, 1-2 tabs, by mouth, every 4 to 6 hours, as needed, x 7 days", dosage.text());
        assertEquals(Optional.of(new Dosage.Amount(BigDecimal.ONE, BigDecimal.valueOf(2), "tabs", "")), dosage.dose());
        assertEquals("PO", dosage.route().orElseThrow().code());
        assertEquals(true, dosage.asNeeded());
    }

    @Test
    void nothingSaidIsNoDosage() {
        assertEquals(Optional.empty(), Sig.of(Map.of("change", "started")));
    }

    @ParameterizedTest
    @CsvSource({
        "1/d, once a day, 1, 1, 1, 1, d",
        "2/d, twice a day, 2, 2, 1, 1, d",
        "3/d, 3 times a day, 3, 3, 1, 1, d",
        "1-2/d, 1 to 2 times a day, 1, 2, 1, 1, d",
        "3/wk, 3 times a week, 3, 3, 1, 1, wk",
        "1/2wk, every 2 weeks, 1, 1, 2, 2, wk",
        "1/3mo, every 3 months, 1, 1, 3, 3, mo",
        "1/yr, once a year, 1, 1, 1, 1, a",
        "qod, every 2 days, 1, 1, 2, 2, d",
        "q1h, every hour, 1, 1, 1, 1, h",
        "q6h, every 6 hours, 1, 1, 6, 6, h",
        "q4-6h, every 4 to 6 hours, 1, 1, 4, 6, h",
        "q5min, every 5 minutes, 1, 1, 5, 5, min"
    })
    void aFrequencyIsARepeat(
            String written, String words, int low, int high, BigDecimal period, BigDecimal longest, String unit) {
        Dosage dosage = dosage("frequency", written);
        assertEquals(words, dosage.text());
        assertEquals(Optional.of(new Dosage.Repeat(low, high, period, longest, unit)), dosage.repeat());
    }

    @ParameterizedTest
    @CsvSource({"once", "continuous"})
    void aFrequencyWithoutNumbersStaysInWords(String written) {
        assertEquals(Optional.empty(), dosage("frequency", written).repeat());
        assertEquals(written, dosage("frequency", written).text());
    }

    @ParameterizedTest
    @CsvSource({
        "25 mg, 25, 25, mg, mg",
        "'1,000 mg', 1000, 1000, mg, mg",
        "500mcg, 500, 500, mcg, ug",
        ".5 mg, 0.5, 0.5, mg, mg",
        "10 mL, 10, 10, ml, mL",
        "20 units, 20, 20, units, ''",
        "2-4 puffs, 2, 4, puffs, ''",
        "5 to 10 mg, 5, 10, mg, mg"
    })
    void anAmountIsANumberWithItsUnit(String written, BigDecimal low, BigDecimal high, String unit, String ucum) {
        assertEquals(
                Optional.of(new Dosage.Amount(low, high, unit, ucum)),
                dosage("strength", written).dose());
    }

    /** Of a combination, a concentration and an amount per weight no single number is the dose. */
    @ParameterizedTest
    @CsvSource({"5-325 mg", "100 units/mL", "15 mg/kg", "160/4.5 mcg", "half tablet", "0 mg"})
    void whatIsNoNumberWithItsUnitIsOnlyText(String written) {
        assertEquals(Optional.empty(), dosage("strength", written).dose());
        assertEquals(written, dosage("strength", written).text());
    }
}
