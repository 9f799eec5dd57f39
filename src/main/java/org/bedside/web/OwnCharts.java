package org.bedside.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bedside.evidence.CodeSet;
import org.bedside.evidence.Input;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Node;
import org.bedside.fhir.Chart;
import org.bedside.fhir.Merged;
import org.bedside.journal.Entry;
import org.bedside.monitor.Held;

/** What our own store holds now of the patients whose outcomes are awaited. */
final class OwnCharts {

    /** More than this of one kind is not read at once. */
    private static final int MOST = 2_000;

    private static final Map<Kind, List<String>> TYPES = Map.of(
            Kind.OBSERVATION, List.of("Observation"),
            Kind.CONDITION, List.of("Condition"),
            Kind.MEDICATION, List.of("MedicationRequest", "MedicationStatement", "MedicationAdministration"),
            Kind.ENCOUNTER, List.of("Encounter"),
            Kind.PROCEDURE, List.of("Procedure"),
            Kind.ALLERGY, List.of("AllergyIntolerance"));

    private final BiFunction<String, String, Optional<Node>> read;
    private final BiFunction<String, Integer, Chart.Page> search;
    private final Predicate<Entry> ours;

    /**
     * @param read the resource of a type and id
     * @param search what a query finds, up to a number of matches
     * @param ours whether an entry's patient is one of this store
     */
    OwnCharts(
            BiFunction<String, String, Optional<Node>> read,
            BiFunction<String, Integer, Chart.Page> search,
            Predicate<Entry> ours) {
        this.read = read;
        this.search = search;
        this.ours = ours;
    }

    /** Nothing of a patient who is not ours, or not here any more. */
    Held of(Entry entry, List<Input> inputs) {
        if (!ours.test(entry)) {
            return new Held(List.of(), List.of(), Set.of(), 0);
        }
        Merged merged = Merged.of(entry.patient(), id -> read.apply("Patient", id));
        Reading reading = new Reading(merged);
        if (merged.last().isPresent()) {
            if (!entry.encounter().isEmpty()) {
                reading.read("Encounter", entry.encounter());
            }
            byKind(inputs).forEach(reading::search);
        }
        return reading.held();
    }

    private static Map<Kind, List<Input>> byKind(List<Input> inputs) {
        Map<Kind, List<Input>> byKind = new EnumMap<>(Kind.class);
        for (Input input : inputs) {
            List<Kind> parts = input.read().parts();
            for (Kind kind : parts.isEmpty() ? List.of(input.read()) : parts) {
                byKind.computeIfAbsent(kind, none -> new ArrayList<>()).add(input);
            }
        }
        return byKind;
    }

    /** One patient's reading. */
    private final class Reading {

        private final Merged merged;
        private final List<Node> resources = new ArrayList<>();
        private final Set<Kind> complete = EnumSet.noneOf(Kind.class);
        private int reads;

        Reading(Merged merged) {
            this.merged = merged;
            this.reads = merged.ids().size();
            merged.last().ifPresent(resources::add);
        }

        void read(String type, String id) {
            reads++;
            read.apply(type, id).ifPresent(resources::add);
        }

        void search(Kind kind, List<Input> inputs) {
            String codes = kind == Kind.OBSERVATION ? codes(inputs) : "";
            boolean all = true;
            for (String type : TYPES.getOrDefault(kind, List.of())) {
                for (String patient : merged.ids()) {
                    reads++;
                    Chart.Page found = search.apply(type + "?patient=" + patient + codes, MOST);
                    resources.addAll(found.resources());
                    all &= !found.cut();
                }
            }
            if (all) {
                complete.add(kind);
            }
        }

        Held held() {
            return new Held(merged.ids(), resources, complete, reads);
        }
    }

    /** Only what has one of the inputs' codes, where these are all that the inputs go by. */
    private static String codes(List<Input> inputs) {
        List<CodeSet> sets = inputs.stream().map(Input::codes).toList();
        boolean plain = inputs.stream().allMatch(input -> input.detail().isEmpty())
                && sets.stream()
                        .allMatch(set -> !set.entries().isEmpty()
                                && set.words().isEmpty()
                                && set.entries().stream()
                                        .allMatch(entry -> entry.ranges().isEmpty()));
        return plain
                ? sets.stream()
                        .flatMap(set -> set.entries().stream())
                        .flatMap(entry -> entry.codes().stream().map(code -> entry.system() + "|" + code))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(",", "&code=", ""))
                : "";
    }
}
