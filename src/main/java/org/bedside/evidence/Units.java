package org.bedside.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;

/** Conversions between UCUM units; each pair is worked out once. Thread-safe. */
public final class Units {

    /** {@code value * factor + offset}. */
    public record Conversion(double factor, double offset) {
        public static final Conversion NONE = new Conversion(1, 0);

        public double apply(double value) {
            return value * factor + offset;
        }
    }

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
        return ucum.equals("1") || Ucum.SERVICE.validate(ucum) == null;
    }

    private static Optional<Conversion> work(Pair pair) {
        try {
            if (!Ucum.SERVICE.isComparable(pair.from(), pair.to())) {
                return Optional.empty();
            }
            double zero = convert(0, pair);
            double hundred = convert(100, pair);
            return Optional.of(new Conversion((hundred - zero) / 100, zero));
        } catch (UcumException notConvertible) {
            return Optional.empty();
        }
    }

    private static double convert(int value, Pair pair) throws UcumException {
        return Double.parseDouble(
                Ucum.SERVICE.convert(new Decimal(value), pair.from(), pair.to()).asDecimal());
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
