package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.uhn.fhir.jpa.model.util.UcumServiceUtil;
import java.math.BigDecimal;
import java.util.Optional;
import org.fhir.ucum.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityExtractorTest {

    private static final String UCUM = "http://unitsofmeasure.org";

    private final QuantityExtractor extractor = new QuantityExtractor();

    /** By UCUM's table: 1 mol is 6.0221367 x 10^23, 1 [lb_av] 453.59237 g, 1 [in_i] 2.54 cm, 1 m[Hg] 133322 Pa. */
    @ParameterizedTest
    @CsvSource({
        "5.5, mmol/L, 3.312175185E24, m-3",
        "100, mg/dL, 1000, g.m-3",
        "1, [lb_av], 453.59237, g",
        "70, [in_i], 1.778, m",
        "120, mm[Hg], 15998640, g.m-1.s-2",
        "7.2, 10*3/uL, 7.2E12, m-3",
        "37, Cel, 310.15, K"
    })
    void aQuantityIsItsValueInBaseUnits(String value, String unit, double expected, String base) {
        for (int twice = 0; twice < 2; twice++) {
            QuantityExtractor.Base found =
                    extractor.base(UCUM, new BigDecimal(value), unit).orElseThrow();
            assertEquals(expected, found.value().doubleValue(), expected * 1e-7, unit);
            assertEquals(base, found.unit());
        }
    }

    /** A search works its value out as HAPI does, and must find what was stored with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mmol/L",
                "umol/L",
                "mg/dL",
                "g/L",
                "%",
                "meq/L",
                "U/L",
                "[IU]/L",
                "fL",
                "pg",
                "kPa",
                "mm[Hg]",
                "/min",
                "min",
                "a",
                "mo",
                "kg/m2",
                "ng/mL",
                "mosm/kg",
                "cm[H2O]",
                "Cel",
                "[degF]",
                "[pH]",
                "mL/min/{1.73_m2}",
                "10*3/uL"
            })
    void itIsWhatHapiComesTo(String unit) {
        for (String text : new String[] {"1", "0.37", "98.6", "-3", "12345.678", "0"}) {
            BigDecimal value = new BigDecimal(text);
            Optional<Pair> expected = Optional.ofNullable(UcumServiceUtil.getCanonicalForm(UCUM, value, unit));
            Optional<QuantityExtractor.Base> found = extractor.base(UCUM, value, unit);
            assertEquals(expected.map(Pair::getCode), found.map(QuantityExtractor.Base::unit), unit);
            if (expected.isPresent()) {
                double wanted = Double.parseDouble(expected.get().getValue().asDecimal());
                assertEquals(wanted, found.orElseThrow().value().doubleValue(), Math.abs(wanted) * 1e-12, text + unit);
            }
        }
    }

    @Test
    void whatIsNotInUcumHasNone() {
        assertEquals(Optional.empty(), extractor.base(UCUM, BigDecimal.TEN, "no such unit"));
        assertEquals(Optional.empty(), extractor.base(UCUM, BigDecimal.TEN, "no such unit"));
        assertEquals(Optional.empty(), extractor.base("urn:other", BigDecimal.TEN, "mg"));
        assertEquals(Optional.empty(), extractor.base(null, BigDecimal.TEN, "mg"));
        assertEquals(Optional.empty(), extractor.base(UCUM, BigDecimal.TEN, null));
    }
}
