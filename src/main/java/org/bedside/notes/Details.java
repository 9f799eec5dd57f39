package org.bedside.notes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bedside.evidence.Coding;
import org.bedside.lines.Alcohol;
import org.bedside.lines.AlcoholUse;
import org.bedside.lines.Allergies;
import org.bedside.lines.Allergy;
import org.bedside.lines.AllergyList;
import org.bedside.lines.FamilyCondition;
import org.bedside.lines.FamilyHistory;
import org.bedside.lines.Line;
import org.bedside.lines.Measurement;
import org.bedside.lines.Measurements;
import org.bedside.lines.Medication;
import org.bedside.lines.MedicationLines;
import org.bedside.lines.Part;
import org.bedside.lines.Procedure;
import org.bedside.lines.Procedures;
import org.bedside.lines.Quantity;
import org.bedside.lines.Smoking;
import org.bedside.lines.TobaccoUse;
import org.bedside.text.NoteText;
import org.bedside.text.Tokens;

/** Reads the details of notes line by line. Immutable and thread-safe. */
final class Details {

    static final String LOINC = "http://loinc.org";
    /** The name of ICD-10-PCS in HL7's terminology. */
    private static final String PCS = "http://www.cms.gov/Medicare/Coding/ICD10";

    static final MedicationLines MEDICATIONS =
            new MedicationLines((tokens, begin) -> Lexicon.shipped().end(Finding.Kind.MEDICATION, tokens, begin));
    static final FamilyHistory FAMILY =
            new FamilyHistory((tokens, begin) -> Lexicon.shipped().end(Finding.Kind.PROBLEM, tokens, begin));

    private static final Assertion HISTORICAL = new Assertion(false, false, true, false, false, false);
    private static final Assertion UNCERTAIN = new Assertion(false, true, false, false, false, false);
    private static final Assertion RELATIVE = new Assertion(false, false, false, false, true, false);
    private static final Assertion NO_RELATIVE = new Assertion(true, false, false, false, true, false);

    private final NoteText text;
    private final List<Detail> details = new ArrayList<>();
    /** The sentences that are being read. */
    private Tokens tokens;

    private Details(NoteText text) {
        this.text = text;
        this.tokens = Tokens.of(text.plain(), 0, 0);
    }

    /** The details of a text, in its order. */
    static List<Detail> of(NoteText text, List<Passage> passages) {
        Details details = new Details(text);
        for (int from = 0; from < passages.size(); ) {
            int to = from + 1;
            while (to < passages.size() && sameLine(text.plain(), passages.get(to - 1), passages.get(to))) {
                to++;
            }
            details.line(passages.subList(from, to));
            from = to;
        }
        details.details.sort(Comparator.comparingInt(Detail::begin));
        return List.copyOf(details.details);
    }

    /** Whether no line of the text ends between two sentences: "one tablet" may go on with the drug before it. */
    private static boolean sameLine(String plain, Passage first, Passage second) {
        int end = first.sentence().end(first.sentence().size() - 1);
        return first.section() == second.section()
                && plain.substring(end, second.sentence().begin(0)).isBlank()
                && plain.substring(end, second.sentence().begin(0)).indexOf('\n') < 0;
    }

    private void line(List<Passage> passages) {
        Section section = passages.get(0).section();
        Tokens first = passages.get(0).sentence();
        Tokens last = passages.get(passages.size() - 1).sentence();
        tokens = passages.size() == 1 ? first : Tokens.of(text.plain(), first.begin(0), last.end(last.size() - 1));
        Line line = Line.of(text.plain(), tokens);
        boolean relatives = section == Section.FAMILY_HISTORY;
        boolean allergies = section == Section.ALLERGIES;
        if (!relatives && !allergies) {
            MEDICATIONS.read(line, section == Section.MEDICATIONS).forEach(item -> add(section, item));
            Measurements.read(line).forEach(item -> add(section, item));
            Procedures.read(line, section == Section.SURGICAL_HISTORY).forEach(item -> add(passages, item));
        }
        if (!relatives) {
            Smoking.read(line).forEach(item -> add(section, item));
            Alcohol.read(line).ifPresent(item -> add(section, item));
        }
        AllergyList list = Allergies.read(line, allergies);
        list.none()
                .ifPresent(none ->
                        add(Detail.Kind.ALLERGY, section, none, Assertion.NEGATED, "allergy", List.of(), Map.of()));
        list.allergies().forEach(item -> add(section, item));
        FAMILY.read(line, relatives).forEach(item -> add(section, item));
    }

    private void add(
            Detail.Kind kind,
            Section section,
            Part part,
            Assertion assertion,
            String term,
            List<Coding> codes,
            Map<String, String> attributes) {
        int begin = text.places().begin(part.begin());
        int end = text.places().end(part.end() - 1);
        details.add(new Detail(
                kind,
                text.source().substring(begin, end),
                begin,
                end,
                Quote.of(text.plain(), tokens, part.begin(), part.end()),
                section,
                assertion,
                term,
                codes,
                attributes));
    }

    private void named(
            Detail.Kind kind, Section section, Part part, Assertion assertion, Map<String, String> attributes) {
        Optional<Lexicon.Entry> entry = Lexicon.shipped().of(part.text());
        String term = entry.map(Lexicon.Entry::term)
                .orElseGet(() ->
                        String.join(" ", part.text().toLowerCase(Locale.ROOT).split("\\s+")));
        add(
                kind,
                section,
                part,
                assertion,
                term,
                entry.map(Lexicon.Entry::codes).orElse(List.of()),
                attributes);
    }

    private void add(Section section, Medication item) {
        Map<String, String> attributes = new LinkedHashMap<>();
        put(attributes, "strength", item.strength().map(Part::text));
        put(attributes, "dose", item.dose().map(Part::text));
        put(attributes, "route", said(item.route()));
        put(attributes, "frequency", said(item.frequency()));
        put(attributes, "prn", item.asNeeded() ? Optional.of("true") : Optional.empty());
        put(attributes, "duration", item.duration().map(Part::text));
        put(attributes, "change", said(item.change()));
        Assertion assertion = item.change().equals("stopped") ? HISTORICAL : Assertion.AFFIRMED;
        named(Detail.Kind.MEDICATION, section, item.name(), assertion, attributes);
    }

    private void add(Section section, Measurement item) {
        Map<String, String> attributes = new LinkedHashMap<>();
        put(attributes, "name", Optional.of(item.name().text()));
        String value = item.comparator() + number(item.low());
        put(attributes, "value", Optional.of(item.high() > item.low() ? value + "-" + number(item.high()) : value));
        put(attributes, "unit", said(item.unit()));
        put(attributes, "loinc", Optional.of(item.loinc()));
        List<Coding> codes = List.of(new Coding(LOINC, item.loinc(), item.display()));
        String term = item.display().toLowerCase(Locale.ROOT);
        add(Detail.Kind.MEASUREMENT, section, item.value(), Assertion.AFFIRMED, term, codes, attributes);
    }

    private void add(Section section, TobaccoUse item) {
        Map<String, String> attributes = new LinkedHashMap<>();
        put(attributes, "status", Optional.of(item.status().name().toLowerCase(Locale.ROOT)));
        put(attributes, "tobacco", said(item.product()));
        put(attributes, "packsPerDay", item.perDay().map(Details::range));
        put(attributes, "packYears", item.packYears().map(Details::number));
        put(attributes, "quit", item.quit().map(Part::text));
        Assertion assertion = switch (item.status()) {
            case NEVER -> Assertion.NEGATED;
            case FORMER -> HISTORICAL;
            case CURRENT -> Assertion.AFFIRMED;
            case UNKNOWN -> UNCERTAIN;
        };
        add(Detail.Kind.SMOKING, section, item.place(), assertion, "tobacco use", List.of(), attributes);
    }

    private void add(Section section, AlcoholUse item) {
        Map<String, String> attributes = new LinkedHashMap<>();
        put(attributes, "status", Optional.of(item.status().name().toLowerCase(Locale.ROOT)));
        put(attributes, "drinksPerWeek", item.drinksPerWeek().map(Details::range));
        Assertion assertion = switch (item.status()) {
            case NONE -> Assertion.NEGATED;
            case FORMER -> HISTORICAL;
            case CURRENT -> Assertion.AFFIRMED;
            case UNKNOWN -> UNCERTAIN;
        };
        add(Detail.Kind.ALCOHOL, section, item.place(), assertion, "alcohol use", List.of(), attributes);
    }

    private void add(Section section, Allergy item) {
        Map<String, String> attributes = new LinkedHashMap<>();
        put(attributes, "type", Optional.of(item.intolerance() ? "intolerance" : "allergy"));
        put(
                attributes,
                "reactions",
                said(String.join("; ", item.reactions().stream().map(Part::text).toList())));
        named(Detail.Kind.ALLERGY, section, item.substance(), Assertion.AFFIRMED, attributes);
    }

    private void add(Section section, FamilyCondition item) {
        Map<String, String> attributes = new LinkedHashMap<>();
        put(attributes, "relation", Optional.of(item.relation()));
        if (item.ageAtOnset().isPresent()) {
            attributes.put("ageAtOnset", Integer.toString(item.ageAtOnset().getAsInt()));
        }
        Assertion assertion = item.negated() ? NO_RELATIVE : RELATIVE;
        named(Detail.Kind.FAMILY_HISTORY, section, item.condition(), assertion, attributes);
    }

    private void add(List<Passage> passages, Procedure item) {
        Map<String, String> attributes = new LinkedHashMap<>();
        put(attributes, "side", said(item.side()));
        put(attributes, "date", item.date().map(Part::text));
        List<Coding> codes = item.code().isEmpty() ? List.of() : List.of(Coding.of(PCS, item.code()));
        Section section = passages.get(0).section();
        add(Detail.Kind.PROCEDURE, section, item.name(), assertion(passages, item), item.term(), codes, attributes);
    }

    /** What the words around a procedure say of it, and what its own line does. */
    private static Assertion assertion(List<Passage> passages, Procedure item) {
        Asserter.Span span = new Asserter.Span(
                Finding.Kind.PROBLEM, item.name().begin(), item.name().end());
        Passage passage = passages.stream()
                .filter(one -> one.sentence().end(one.sentence().size() - 1) > span.begin())
                .findFirst()
                .orElse(passages.get(0));
        Assertion around =
                Asserter.of(passage, Context.of(passage.sentence()), span).assertion();
        boolean done = item.state() == Procedure.State.DONE;
        boolean planned = item.state() == Procedure.State.PLANNED;
        boolean past = passage.section() == Section.SURGICAL_HISTORY || passage.section() == Section.PAST_HISTORY;
        boolean not = item.state() == Procedure.State.NOT_DONE || around.negated();
        return new Assertion(
                not,
                around.uncertain() && !done,
                !not && !planned && (done || past || around.historical()),
                planned || (around.hypothetical() && !done),
                around.otherPerson(),
                around.conditional());
    }

    private static void put(Map<String, String> attributes, String name, Optional<String> value) {
        value.ifPresent(said -> attributes.put(name, said));
    }

    private static Optional<String> said(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static String range(Quantity quantity) {
        return quantity.single() ? number(quantity.low()) : number(quantity.low()) + "-" + number(quantity.high());
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
