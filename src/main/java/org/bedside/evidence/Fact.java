package org.bedside.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing known of a patient.
 *
 * @param codes what it is: every coding of the resource's code (for an encounter its class and types), and its text
 * @param value the result; {@link Value.Present} where being there is all that is said
 * @param when when it was so; for a period that goes on, open at its end
 * @param standing whether it may be relied on without being asked for
 * @param active whether it still holds: an active problem, a current order, an encounter in progress
 * @param encounter the encounter it belongs to, as a relative reference, or {@code ""}
 * @param details other codings by element name, for example {@code dischargeDisposition}
 * @param quotation where it was read in the text of a note; empty of what is structured
 */
public record Fact(
        Kind kind,
        List<Coding> codes,
        Value value,
        When when,
        Standing standing,
        boolean active,
        String encounter,
        Map<String, List<Coding>> details,
        Source source,
        Optional<Quotation> quotation) {

    public Fact {
        codes = List.copyOf(codes);
        details = Map.copyOf(details);
    }

    /** A structured fact. */
    public Fact(
            Kind kind,
            List<Coding> codes,
            Value value,
            When when,
            Standing standing,
            boolean active,
            String encounter,
            Map<String, List<Coding>> details,
            Source source) {
        this(kind, codes, value, when, standing, active, encounter, details, source, Optional.empty());
    }

    /** This fact, named by these codes. */
    Fact withCodes(List<Coding> others) {
        return new Fact(kind, others, value, when, standing, active, encounter, details, source, quotation);
    }

    /** How firm a fact is. */
    public enum Standing {
        /** Final, confirmed, ordered. */
        SETTLED,
        /** Preliminary, provisional, unconfirmed, a draft: read only where asked for. */
        TENTATIVE
    }

    /** What a fact says. */
    public sealed interface Value {
        /** A finite number with its UCUM unit; dimensionless is {@code "1"}. */
        record Quantity(double value, String ucum) implements Value {
            public Quantity {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("not a finite value");
                }
                if (ucum.isBlank()) {
                    throw new IllegalArgumentException("a quantity carries its unit; dimensionless is \"1\"");
                }
            }
        }

        /** A coded result. */
        record Coded(List<Coding> codings) implements Value {
            public Coded {
                codings = List.copyOf(codings);
            }
        }

        /** A result in words. */
        record Words(String text) implements Value {}

        /** A curve over time. */
        record Sampled(Signal signal) implements Value {}

        /** The bytes of a file with a picture, of whatever format; they are not to be changed. */
        @SuppressWarnings("ArrayRecordComponent") // as large as the resource itself: copied once is enough
        record Image(byte[] bytes) implements Value {
            @Override
            public boolean equals(Object other) {
                return other instanceof Image image && Arrays.equals(bytes, image.bytes);
            }

            @Override
            public int hashCode() {
                return Arrays.hashCode(bytes);
            }

            @Override
            public String toString() {
                return "Image[" + bytes.length + " bytes]";
            }
        }

        /** There is nothing to say but that it is there. */
        record Present() implements Value {}
    }

    /** The best human name of this fact: a display or text, else a code. */
    public String name() {
        for (Coding coding : codes) {
            if (!coding.display().isEmpty()) {
                return coding.display();
            }
        }
        return codes.isEmpty() ? "" : codes.get(0).code();
    }
}
