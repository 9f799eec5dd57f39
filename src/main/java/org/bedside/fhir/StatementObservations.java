package org.bedside.fhir;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bedside.fhir.DocumentReader.Says;
import org.bedside.fhir.DocumentReader.Statement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * What a document says was measured, or of the patient's habits, as Observations. Their time is that the document was
 * written after it: a note also tells older values.
 */
final class StatementObservations {

    static final String UCUM = "http://unitsofmeasure.org";
    private static final String LOINC = "http://loinc.org";
    /** Of FHIR R4's vital signs profile. */
    private static final Set<String> VITAL_SIGNS = Set.of(
            "8480-6", "8462-4", "8478-0", "8867-4", "9279-1", "8310-5", "59408-5", "29463-7", "8302-2", "39156-5",
            "9843-4");

    private static final Pattern NUMBERS = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:-(\\d+(?:\\.\\d+)?))?");

    private final Reference subject;
    private final String written;

    StatementObservations(Reference subject, String written) {
        this.subject = subject;
        this.written = written;
    }

    Observation of(Statement said) {
        if (said.topic() instanceof Topic.Measured measured) {
            return measured(said, measured);
        }
        if (said.topic() instanceof Topic.Tobacco tobacco) {
            return tobacco(said, tobacco);
        }
        if (said.topic() instanceof Topic.Alcohol alcohol) {
            return alcohol(said, alcohol);
        }
        throw new IllegalStateException("no resource for " + said.topic().getClass());
    }

    private Observation observation(String category, CodeableConcept code) {
        Observation observation = new Observation().setStatus(Observation.ObservationStatus.PRELIMINARY);
        if (!category.isEmpty()) {
            observation.addCategory(StatementResources.concept("observation-category", category));
        }
        if (!written.isEmpty()) {
            observation.setEffective(new Period().setEndElement(new DateTimeType(written)));
        }
        return observation.setCode(code).setSubject(subject);
    }

    private Observation measured(Statement said, Topic.Measured measured) {
        boolean vital = said.codes().stream().anyMatch(code -> VITAL_SIGNS.contains(code.code()));
        Observation observation = observation(vital ? "vital-signs" : "", StatementResources.code(said));
        if (measured.low().compareTo(measured.high()) < 0) {
            return observation.setValue(new Range()
                    .setLow(quantity(measured.low(), measured.ucum()))
                    .setHigh(quantity(measured.high(), measured.ucum())));
        }
        Quantity value = quantity(measured.low(), measured.ucum());
        if (!measured.comparator().isEmpty()) {
            value.setComparator(Quantity.QuantityComparator.fromCode(measured.comparator()));
        }
        return observation.setValue(value);
    }

    private static Quantity quantity(BigDecimal value, String ucum) {
        Quantity quantity = new Quantity().setValue(value);
        return ucum.isEmpty()
                ? quantity
                : quantity.setUnit(ucum).setSystem(UCUM).setCode(ucum);
    }

    private Observation tobacco(Statement said, Topic.Tobacco tobacco) {
        boolean smoked = tobacco.product().isEmpty() || tobacco.product().equals("cigarettes");
        Observation observation = observation(
                "social-history",
                smoked ? loinc("72166-2", "Tobacco smoking status") : words("Use of tobacco: " + tobacco.product()));
        boolean daily = said.says() == Says.SO && !tobacco.packsPerDay().isEmpty();
        observation.setValue(smoked ? smoking(said.says(), daily) : words(status(said.says())));
        Matcher years = NUMBERS.matcher(tobacco.packYears());
        if (years.matches()) {
            component(
                    observation,
                    loinc("8664-5", "Cigarettes smoked total (pack per year) - Reported"),
                    amount(years, "{pack-years}"));
        }
        Matcher packs = NUMBERS.matcher(tobacco.packsPerDay());
        if (packs.matches()) {
            component(observation, words("Packs a day"), amount(packs, "{packs}/d"));
        }
        if (!tobacco.quit().isEmpty()) {
            boolean year = tobacco.quit().matches("(?:19|20)\\d{2}");
            component(
                    observation,
                    loinc("74010-0", "Date quit tobacco smoking"),
                    year ? new DateTimeType(tobacco.quit()) : new StringType(tobacco.quit()));
        }
        return observation;
    }

    /** Answers of LOINC's list LL2201-3: its licence is free, SNOMED CT's is not. */
    private static CodeableConcept smoking(Says says, boolean daily) {
        return switch (says) {
            case NOT_SO -> loinc("LA18978-9", "Never smoker");
            case OVER -> loinc("LA15920-4", "Former smoker");
            case SO ->
                daily
                        ? loinc("LA18976-3", "Current every day smoker")
                        : loinc("LA18979-7", "Smoker, current status unknown");
            case POSSIBLE, OF_A_RELATIVE -> loinc("LA18980-5", "Unknown if ever smoked");
        };
    }

    private Observation alcohol(Statement said, Topic.Alcohol alcohol) {
        Observation observation = observation("social-history", loinc("11331-6", "History of Alcohol use"));
        observation.setValue(words(said.says() == Says.NOT_SO ? "None" : status(said.says())));
        Matcher drinks = NUMBERS.matcher(alcohol.drinksPerWeek());
        if (drinks.matches()) {
            component(observation, words("Drinks a week"), amount(drinks, "{drinks}/wk"));
        }
        return observation;
    }

    private static String status(Says says) {
        return switch (says) {
            case NOT_SO -> "Never";
            case OVER -> "Former";
            case SO -> "Current";
            case POSSIBLE, OF_A_RELATIVE -> "Unknown";
        };
    }

    private static void component(Observation observation, CodeableConcept code, Type value) {
        observation.addComponent().setCode(code).setValue(value);
    }

    private static Type amount(Matcher numbers, String ucum) {
        BigDecimal low = new BigDecimal(numbers.group(1));
        return numbers.group(2) == null
                ? quantity(low, ucum)
                : new Range().setLow(quantity(low, ucum)).setHigh(quantity(new BigDecimal(numbers.group(2)), ucum));
    }

    private static CodeableConcept loinc(String code, String display) {
        return new CodeableConcept(new Coding(LOINC, code, display)).setText(display.toLowerCase(Locale.ROOT));
    }

    private static CodeableConcept words(String text) {
        return new CodeableConcept().setText(text);
    }
}
