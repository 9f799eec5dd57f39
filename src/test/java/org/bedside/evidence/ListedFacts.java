package org.bedside.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts of a patient who does not exist: a problem list, a medication list, allergies. */
public final class ListedFacts {

    private final Instant asOf;
    private final Map<Kind, List<Fact>> facts = new EnumMap<>(Kind.class);

    public ListedFacts(Instant asOf) {
        this.asOf = asOf;
    }

    /** Adds an active entry of a list. */
    public ListedFacts with(Kind kind, Coding... codes) {
        return with(kind, When.at(asOf), codes);
    }

    /** Adds an active entry of that time. */
    public ListedFacts with(Kind kind, When when, Coding... codes) {
        Source source = new Source("List/1", "1", Source.Origin.PREFETCH);
        facts.computeIfAbsent(kind, key -> new ArrayList<>())
                .add(new Fact(
                        kind,
                        List.of(codes),
                        new Fact.Value.Present(),
                        when,
                        Fact.Standing.SETTLED,
                        true,
                        "",
                        Map.of(),
                        source));
        return this;
    }

    public Facts build() {
        Source source = new Source("Patient/1", "1", Source.Origin.PREFETCH);
        Subject subject = new Subject("1", Optional.empty(), "", Optional.empty(), source);
        return new Facts(
                asOf,
                ZoneOffset.UTC,
                Optional.of(subject),
                Optional.empty(),
                facts,
                Set.of(Kind.CONDITION),
                List.of(),
                List.of());
    }
}
