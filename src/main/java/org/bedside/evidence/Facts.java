package org.bedside.evidence;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All that is known of one patient as of one instant. Immutable.
 */
public final class Facts {

    private final Instant asOf;
    private final ZoneId zone;
    private final Optional<Subject> subject;
    private final Optional<Fact> encounter;
    private final Map<Kind, List<Fact>> byKind;
    private final Set<Kind> searched;
    private final List<Note> notes;
    private final List<Remark> remarks;
    private final List<Fact> refuted;
    private final NoteFacts fromNotes;

    Facts(
            Instant asOf,
            ZoneId zone,
            Optional<Subject> subject,
            Optional<Fact> encounter,
            Map<Kind, List<Fact>> byKind,
            Set<Kind> searched,
            List<Note> notes,
            List<Remark> remarks) {
        this(asOf, zone, subject, encounter, byKind, searched, notes, remarks, List.of(), NoteFacts.NONE);
    }

    Facts(
            Instant asOf,
            ZoneId zone,
            Optional<Subject> subject,
            Optional<Fact> encounter,
            Map<Kind, List<Fact>> byKind,
            Set<Kind> searched,
            List<Note> notes,
            List<Remark> remarks,
            List<Fact> refuted,
            NoteFacts fromNotes) {
        this.asOf = asOf;
        this.zone = zone;
        this.subject = subject;
        this.encounter = encounter;
        this.byKind = new EnumMap<>(Kind.class);
        byKind.forEach((kind, facts) -> this.byKind.put(kind, List.copyOf(facts)));
        this.searched = searched.isEmpty() ? EnumSet.noneOf(Kind.class) : EnumSet.copyOf(searched);
        this.notes = List.copyOf(notes);
        this.remarks = List.copyOf(remarks);
        this.refuted = List.copyOf(refuted);
        this.fromNotes = fromNotes;
    }

    /**
     * The same, with what the notes say.
     *
     * @param more what was left out of it, and why
     */
    public Facts withNotes(NoteFacts said, List<Remark> more) {
        List<Remark> all = new ArrayList<>(remarks);
        all.addAll(more);
        return new Facts(asOf, zone, subject, encounter, byKind, searched, notes, all, refuted, said);
    }

    /**
     * The same, but only what began later than an instant. The current encounter stays {@link #encounter}, and is not
     * among the others, whenever it began.
     */
    public Facts after(Instant then) {
        return only(encounter, fact -> fact.when().from().isAfter(then) && !isCurrent(fact));
    }

    /** The same, but only what began by an instant, or may have, and no current encounter. */
    public Facts before(Instant then) {
        return only(Optional.empty(), fact -> !fact.when().from().isAfter(then) && !isCurrent(fact));
    }

    private boolean isCurrent(Fact fact) {
        return encounter
                .map(current ->
                        current.source().reference().equals(fact.source().reference()))
                .orElse(false);
    }

    private Facts only(Optional<Fact> current, Predicate<Fact> kept) {
        Map<Kind, List<Fact>> some = new EnumMap<>(Kind.class);
        byKind.forEach(
                (kind, facts) -> some.put(kind, facts.stream().filter(kept).toList()));
        return new Facts(asOf, zone, subject, current, some, searched, List.of(), remarks);
    }

    /** The instant that the facts hold for; nothing in here is dated later. */
    public Instant asOf() {
        return asOf;
    }

    /** The zone in which dates without an offset are meant. */
    public ZoneId zone() {
        return zone;
    }

    /** Whom the facts are about; empty if no Patient resource could be had. */
    public Optional<Subject> subject() {
        return subject;
    }

    /** The encounter of the hook's context, if it was to be had. */
    public Optional<Fact> encounter() {
        return encounter;
    }

    /** The facts of one kind, in the order in which they came; after them those of the kinds that are its parts. */
    public List<Fact> of(Kind kind) {
        List<Fact> own = byKind.getOrDefault(kind, List.of());
        if (kind.parts().isEmpty()) {
            return own;
        }
        List<Fact> all = new ArrayList<>(own);
        for (Kind part : kind.parts()) {
            all.addAll(of(part));
        }
        return all;
    }

    /** Whether this kind was looked for, so that its absence means that there is none. */
    public boolean searched(Kind kind) {
        return kind.parts().isEmpty() ? searched.contains(kind) : searched.containsAll(kind.parts());
    }

    public List<Note> notes() {
        return notes;
    }

    /** What the chart says that the patient does not have: conditions that were refuted. */
    List<Fact> refuted() {
        return refuted;
    }

    /** What the notes say that were asked; nothing of it is among the facts of any {@link #of kind}. */
    public NoteFacts fromNotes() {
        return fromNotes;
    }

    /** What was left out, and why. */
    public List<Remark> remarks() {
        return remarks;
    }
}
