package org.bedside.notes;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Quotation;

/**
 * Whether the patient smokes, and measured values, as the lines of notes say. A value counts as of its note's day; a range, a
 * bound or a value without a unit does not count.
 */
final class DetailEvidence {

    private static final String SNOMED = "http://snomed.info/sct";

    /** LOINC 72166-2 and, of its answers (list LL2201-3), those that a line can mean; SNOMED CT as US Core has them. */
    private static final Coding SMOKING = new Coding(Details.LOINC, "72166-2", "Tobacco smoking status");

    private static final Map<String, List<Coding>> STATUS = Map.of(
            "never",
            List.of(
                    new Coding(Details.LOINC, "LA18978-9", "Never smoker"),
                    new Coding(SNOMED, "266919005", "Never smoked tobacco")),
            "former",
            List.of(
                    new Coding(Details.LOINC, "LA15920-4", "Former smoker"),
                    new Coding(SNOMED, "8517006", "Ex-smoker")),
            "current",
            List.of(new Coding(SNOMED, "77176002", "Smoker"), Coding.text("Current smoker")));

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");

    private DetailEvidence() {}

    /** What a line says: what of, and what. */
    private record Statement(Coding code, Fact.Value value) {}

    private record Latest(LocalDate day, Item item, Statement statement, boolean contradicted) {}

    static void add(List<Item> items, Facts facts, NoteEvidence.Gathered gathered) {
        Map<String, Latest> latest = new LinkedHashMap<>();
        for (Item item : items) {
            statement(item.detail()).ifPresent(said -> {
                LocalDate day = NoteEvidence.day(item.note(), facts);
                latest.merge(said.code().code(), new Latest(day, item, said, false), DetailEvidence::later);
            });
        }
        latest.values()
                .forEach(last -> (last.contradicted() ? gathered.contradicted() : gathered.facts()).add(fact(last)));
    }

    private static Latest later(Latest one, Latest other) {
        if (!one.day().equals(other.day())) {
            return other.day().isAfter(one.day()) ? other : one;
        }
        return one.statement().equals(other.statement())
                ? one
                : new Latest(one.day(), one.item(), one.statement(), true);
    }

    private static Optional<Statement> statement(Detail detail) {
        boolean patient = !detail.assertion().otherPerson() && detail.section() != Section.FAMILY_HISTORY;
        if (!patient || detail.section() == Section.INSTRUCTIONS) {
            return Optional.empty();
        }
        return switch (detail.kind()) {
            case SMOKING -> smoking(detail.attributes());
            case MEASUREMENT -> measurement(detail);
            default -> Optional.empty();
        };
    }

    private static Optional<Statement> smoking(Map<String, String> said) {
        String tobacco = said.getOrDefault("tobacco", "cigarettes");
        return Optional.ofNullable(STATUS.get(said.getOrDefault("status", "")))
                .filter(known -> tobacco.equals("cigarettes"))
                .map(codes -> new Statement(SMOKING, new Fact.Value.Coded(codes)));
    }

    private static Optional<Statement> measurement(Detail detail) {
        String value = detail.attributes().getOrDefault("value", "");
        String unit = detail.attributes().getOrDefault("unit", "");
        if (detail.codes().isEmpty() || unit.isBlank() || !NUMBER.matcher(value).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Statement(detail.codes().get(0), new Fact.Value.Quantity(Double.parseDouble(value), unit)));
    }

    private static Fact fact(Latest latest) {
        Item item = latest.item();
        Detail detail = item.detail();
        return new Fact(
                Kind.OBSERVATION,
                List.of(latest.statement().code()),
                latest.statement().value(),
                item.note().when(),
                Fact.Standing.SETTLED,
                true,
                "",
                Map.of(),
                item.note().source(),
                Optional.of(new Quotation(
                        item.note().title(), detail.begin(), detail.end(), Quote.around(item.note(), detail), false)));
    }
}
