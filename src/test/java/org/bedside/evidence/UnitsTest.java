package org.bedside.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    private static final Units UNITS = new Units();

    /** Factors: NIST SP 811, appendix B.8, and the definitions of the units. */
    @ParameterizedTest
    @CsvSource({
        "90,mg/dL,g/L,0.9",
        "0.9,g/L,mg/dL,90",
        "37,Cel,[degF],98.6",
        "98.6,[degF],Cel,37",
        "-40,[degF],Cel,-40",
        "37,Cel,K,310.15",
        "7.5,10*9/L,10*3/uL,7.5",
        "7.5,10*3/uL,10*9/L,7.5",
        "7500,/uL,10*9/L,7.5",
        "7500,/mm3,10*3/uL,7.5",
        "120,mm[Hg],kPa,15.99864",
        "150,[lb_av],kg,68.0388555",
        "70,[in_i],cm,177.8",
        "45,%,1,0.45",
        "14,g/dL,g/L,140",
        "2,ng/mL,ug/L,2",
        "2,mo,d,60.875",
        "60,U/L,ukat/L,1",
        "90,mL/min/{1.73_m2},mL/min,90",
        "15,{score},1,15"
    })
    void publishedConversionsHold(double value, String from, String to, double expected) {
        double converted = UNITS.between(from, to).orElseThrow().apply(value);
        assertEquals(expected, converted, Math.abs(expected) * 1e-8);
    }

    @ParameterizedTest
    @CsvSource({
        "mmol/L,mg/dL",
        "mg/dL,kg",
        "furlong,m",
        "K/uL,10*3/uL",
        "mm Hg,mm[Hg]",
        "[pH],mol/L",
        "mol/L,[pH]",
        "B,1",
        "dB,Np",
        "meq/L,mmol/L",
        "mmol/L,meq/L"
    })
    void whatUcumCannotKnowIsNotConverted(String from, String to) {
        assertEquals(Optional.empty(), UNITS.between(from, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "(",
                "mg/",
                "//",
                "{",
                "]",
                "é",
                "10^",
                "kg999",
                "kg-999",
                "10*99999",
                "10*-99999",
                "[pi]9.[pi]9.[pi]9.[pi]9",
                "m.m.m.m.m.m.m.m.m.m",
                "m99999999999999999999",
                "123456789012.m"
            })
    void aUnitMadeToBreakUsIsRefusedAtOnce(String unit) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertEquals(Optional.empty(), UNITS.between(unit, "mg/dL"));
            assertEquals(Optional.empty(), UNITS.between("mg/dL", unit));
        });
    }

    @Test
    void noTextOfUnitSignsMakesItThrowOrStandStill() {
        List<String> signs = List.of(
                "m", "kg", "L", "[pi]", "[in_i]", "mm[Hg]", "10*", "10^", "eq", "Ym", "%", "{x}", ".", "/", "(", ")",
                "+", "-", "1", "4", "12", "7654321", "[", "}", " ", "'", "é", "0");
        Random random = new Random(7);
        long start = System.nanoTime();
        for (int round = 0; round < 2_000; round++) {
            StringBuilder unit = new StringBuilder();
            for (int sign = random.nextInt(10); sign >= 0; sign--) {
                unit.append(signs.get(random.nextInt(signs.size())));
            }
            UNITS.between(unit.toString(), "kg.m");
            UNITS.between("/L", unit.toString());
        }
        assertTrue(System.nanoTime() - start < 60_000_000_000L, "stands still");
    }

    @Test
    void aUnitIsKnownIfUcumHasIt() {
        assertTrue(UNITS.knows("1") && UNITS.knows("mg/dL") && UNITS.knows("10*3/uL") && UNITS.knows("Cel"));
        assertEquals(false, UNITS.knows("mm Hg") || UNITS.knows("kg999") || UNITS.knows("furlong"));
    }
}
