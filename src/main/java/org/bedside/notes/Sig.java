package org.bedside.notes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Dosage;
import org.jspecify.annotations.Nullable;

/** The instruction of a medication, as its attributes give it, as a {@link Dosage}. */
final class Sig {

    /** HL7 v2 table 0162, part of HL7 Terminology (free to use). */
    private static final String ROUTES = "http://terminology.hl7.org/CodeSystem/v2-0162";

    /** What a route is called in an instruction, and its code and display in table 0162. */
    private record Route(String words, String code, String display) {}

    private static final Map<String, Route> BY_NAME = Map.ofEntries(
            Map.entry("PO", new Route("by mouth", "PO", "Oral")),
            Map.entry("IV", new Route("intravenously", "IV", "Intravenous")),
            Map.entry("IM", new Route("intramuscularly", "IM", "Intramuscular")),
            Map.entry("SC", new Route("subcutaneously", "SC", "Subcutaneous")),
            Map.entry("SL", new Route("under the tongue", "SL", "Sublingual")),
            Map.entry("PR", new Route("rectally", "PR", "Rectal")),
            Map.entry("INH", new Route("inhaled", "IH", "Inhalation")),
            Map.entry("TOP", new Route("on the skin", "TP", "Topical")),
            Map.entry("TD", new Route("through the skin", "TD", "Transdermal")),
            Map.entry("OPH", new Route("into the eye", "OP", "Ophthalmic")),
            Map.entry("OTIC", new Route("into the ear", "OT", "Otic")),
            Map.entry("NASAL", new Route("into the nose", "NS", "Nasal")),
            Map.entry("VAG", new Route("vaginally", "VG", "Vaginal")));

    private static final Pattern AMOUNT = Pattern.compile(
            "(\\d{1,3}(?:,\\d{3})+|\\d*\\.?\\d+)\\s*(?:(-|to|or)\\s*(\\d*\\.?\\d+)\\s*)?-?([a-z\u00b5\u03bc][a-z\u00b5\u03bc"
                    + " ]*)?");
    private static final Pattern EVERY = Pattern.compile("q(\\d+(?:\\.\\d+)?)(?:-(\\d+(?:\\.\\d+)?))?(h|min)");
    private static final Pattern TIMES = Pattern.compile(
            "(\\d{1,3})(?:-(\\d{1,3}))?/(\\d{1,3}(?:\\.\\d+)?)?(?:-(\\d{1,3}(?:\\.\\d+)?))?(d|wk|mo|yr)");

    private Sig() {}

    /** Empty where the note says nothing of how much, by which way, how often or how long. */
    static Optional<Dosage> of(Map<String, String> attributes) {
        Optional<Route> route = Optional.ofNullable(BY_NAME.get(said(attributes, "route")));
        String frequency = said(attributes, "frequency");
        Optional<Dosage.Repeat> repeat = repeat(frequency);
        boolean asNeeded = said(attributes, "prn").equals("true");
        List<String> words = new ArrayList<>();
        words.add(said(attributes, "strength"));
        words.add(said(attributes, "dose"));
        words.add(route.map(Route::words).orElse(""));
        words.add(repeat.map(Sig::words).orElse(frequency));
        words.add(asNeeded ? "as needed" : "");
        words.add(said(attributes, "duration"));
        if (frequency.equals("once")
                && words.stream().filter(said -> !said.isEmpty()).count() == 1) {
            return Optional.empty(); // "to be restarted once he swallows"
        }
        String text =
                String.join(", ", words.stream().filter(word -> !word.isEmpty()).toList());
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Dosage(
                        text,
                        amount(attributes),
                        route.map(by -> new Coding(ROUTES, by.code(), by.display())),
                        repeat,
                        asNeeded));
    }

    private static String said(Map<String, String> attributes, String name) {
        return attributes.getOrDefault(name, "").replaceAll("\\s+", " ");
    }

    /** What is taken at a time: where no dose stands beside it, a strength is that. */
    private static Optional<Dosage.Amount> amount(Map<String, String> attributes) {
        String dose = said(attributes, "dose");
        return amount(dose.isEmpty() ? said(attributes, "strength") : dose);
    }

    private static Optional<Dosage.Amount> amount(String written) {
        Matcher parts = AMOUNT.matcher(written.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        String unit = parts.group(4) == null ? "" : parts.group(4).strip();
        String ucum = switch (unit) {
            case "mg", "milligram", "milligrams", "mgs" -> "mg";
            case "mcg", "ug", "\u00b5g", "\u03bcg", "microgram", "micrograms" -> "ug";
            case "g", "gm", "gms", "gram", "grams" -> "g";
            case "ml", "cc", "milliliter", "milliliters" -> "mL";
            case "meq" -> "meq";
            case "l", "liter", "liters" -> "L";
            default -> "";
        };
        BigDecimal low = new BigDecimal(parts.group(1).replace(",", ""));
        BigDecimal high = parts.group(3) == null ? low : new BigDecimal(parts.group(3));
        // "5-325 mg" is a combination, "5-10 mg" may be one.
        boolean combination = "-".equals(parts.group(2)) && ucum.endsWith("g");
        return combination || low.signum() <= 0 || high.compareTo(low) < 0
                ? Optional.empty()
                : Optional.of(new Dosage.Amount(low, high, unit, ucum));
    }

    private static Optional<Dosage.Repeat> repeat(String frequency) {
        Matcher every = EVERY.matcher(frequency);
        if (every.matches()) {
            return repeat(1, 1, every.group(1), every.group(2), every.group(3));
        }
        Matcher times = TIMES.matcher(frequency);
        if (times.matches()) {
            int low = Integer.parseInt(times.group(1));
            int high = times.group(2) == null ? low : Integer.parseInt(times.group(2));
            String unit = times.group(5).equals("yr") ? "a" : times.group(5);
            return repeat(low, high, times.group(3) == null ? "1" : times.group(3), times.group(4), unit);
        }
        return frequency.equals("qod") ? repeat(1, 1, "2", null, "d") : Optional.empty();
    }

    private static Optional<Dosage.Repeat> repeat(
            int frequency, int most, String period, @Nullable String longest, String unit) {
        BigDecimal low = new BigDecimal(period);
        BigDecimal high = longest == null ? low : new BigDecimal(longest);
        return frequency < 1 || most < frequency || low.signum() <= 0 || high.compareTo(low) < 0
                ? Optional.empty()
                : Optional.of(new Dosage.Repeat(frequency, most, low, high, unit));
    }

    private static String words(Dosage.Repeat repeat) {
        String unit = switch (repeat.unit()) {
            case "min" -> "minute";
            case "h" -> "hour";
            case "d" -> "day";
            case "wk" -> "week";
            case "mo" -> "month";
            default -> "year";
        };
        boolean one = repeat.longest().compareTo(BigDecimal.ONE) == 0;
        String period = repeat.period().toPlainString();
        String longest = repeat.longest().toPlainString();
        String span = period.equals(longest) ? period : period + " to " + longest;
        if (repeat.most() == 1) {
            boolean hourly = repeat.unit().equals("h") || repeat.unit().equals("min");
            return one ? (hourly ? "every " : "once a ") + unit : "every " + span + " " + unit + "s";
        }
        String count = repeat.most() > repeat.frequency()
                ? repeat.frequency() + " to " + repeat.most() + " times"
                : repeat.frequency() == 2 ? "twice" : repeat.frequency() + " times";
        return count + (one ? " a " + unit : " in " + span + " " + unit + "s");
    }
}
