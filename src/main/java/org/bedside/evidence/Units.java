package org.bedside.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;

/**
 * Conversions between UCUM units; each pair is worked out once. Between equivalents and moles there is none: a
 * {@code meq} is a {@code mmol} for sodium and half of one for calcium, so an input declares it. Thread-safe.
 */
public final class Units {

    /** {@code value * factor + offset}. */
    public record Conversion(double factor, double offset) {
        public static final Conversion NONE = new Conversion(1, 0);

        public double apply(double value) {
            return value * factor + offset;
        }
    }

    /** To kelvin; exact by definition (UCUM table 4: Cel, [degF]). The library does not do scales with an offset. */
    private static final Map<String, Conversion> KELVIN = Map.of(
            "K", Conversion.NONE,
            "Cel", new Conversion(1, 273.15),
            "[degF]", new Conversion(5 / 9.0, 459.67 * 5 / 9));

    private record Pair(String from, String to) {}

    private final ConcurrentMap<Pair, Optional<Conversion>> known = new ConcurrentHashMap<>();

    /** The way from one unit to another; empty if a unit is unknown or they do not measure the same. */
    public Optional<Conversion> between(String from, String to) {
        if (from.equals(to)) {
            return Optional.of(Conversion.NONE);
        }
        if (known.size() > 10_000) {
            known.clear(); // units come from outside: bounded
        }
        return known.computeIfAbsent(new Pair(from, to), Units::work);
    }

    /** Whether this is a unit of UCUM. */
    public boolean knows(String ucum) {
        return ucum.equals("1") || (UnitText.isTame(ucum) && Ucum.SERVICE.validate(ucum) == null);
    }

    private static Optional<Conversion> work(Pair pair) {
        Conversion from = KELVIN.get(pair.from());
        Conversion to = KELVIN.get(pair.to());
        if (from != null && to != null) {
            return Optional.of(
                    new Conversion(from.factor() / to.factor(), (from.offset() - to.offset()) / to.factor()));
        }
        return proportional(pair.from())
                        && proportional(pair.to())
                        && UnitText.isEquivalents(pair.from()) == UnitText.isEquivalents(pair.to())
                ? ask(pair)
                : Optional.empty();
    }

    private static boolean proportional(String ucum) {
        return UnitText.isTame(ucum) && !UnitText.isSpecial(ucum);
    }

    private static Optional<Conversion> ask(Pair pair) {
        try {
            if (!Ucum.SERVICE.isComparable(pair.from(), pair.to())) {
                return Optional.empty();
            }
            Decimal hundred = Ucum.SERVICE.convert(new Decimal(100), pair.from(), pair.to());
            return Optional.of(new Conversion(Double.parseDouble(hundred.asDecimal()) / 100, 0));
        } catch (UcumException notConvertible) {
            return Optional.empty();
        }
    }

    /** The UCUM tables, read at the first conversion between two units that differ. */
    private static final class Ucum {
        static final UcumService SERVICE = load();

        private static UcumService load() {
            try (InputStream essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
                if (essence == null) {
                    throw new IllegalStateException("ucum-essence.xml is not on the class path");
                }
                return new UcumEssenceService(essence);
            } catch (UcumException broken) {
                throw new IllegalStateException("ucum-essence.xml cannot be read", broken);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
