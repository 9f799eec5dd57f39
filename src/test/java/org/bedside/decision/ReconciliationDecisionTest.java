package org.bedside.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bedside.card.Card;
import org.bedside.catalog.Hook;
import org.bedside.catalog.Service;
import org.bedside.decision.Decision.Status;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Note;
import org.bedside.evidence.Source;
import org.bedside.evidence.When;
import org.bedside.notes.Assertion;
import org.bedside.notes.Contradiction;
import org.bedside.notes.Finding;
import org.bedside.notes.Gap;
import org.bedside.notes.Mention;
import org.bedside.notes.Reconciliation.Differences;
import org.bedside.notes.Section;
import org.junit.jupiter.api.Test;

class ReconciliationDecisionTest {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final Service.Task.Reconcile TASK = new Service.Task.Reconcile(
            "notes",
            Card.Indicator.INFO,
            "{problems} problem(s), {medications} medication(s)",
            "Check.",
            2,
            Optional.of(new Service.Contradictions(
                    Card.Indicator.WARNING, "{contradictions} contradiction(s)", "Ask about {contradictions}.")));

    private static Asked asked() {
        Facts facts = new Collector(new Collector.Rules(ZoneOffset.UTC, false), List.of("p1"), "", NOW).facts();
        Service service = new Service(
                "notes",
                "1.0.0",
                Hook.named("patient-view").orElseThrow(),
                "T",
                "D",
                "",
                List.of(),
                TASK,
                new Service.Texts(
                        "Reader 1.0.0",
                        "",
                        Coding.of("", ""),
                        "Reads.",
                        List.of(new Coding("s", "c", "d")),
                        List.of(),
                        List.of()),
                Service.Voice.ALWAYS);
        return new Asked(
                service, facts, index -> new UUID(0x4000, 0x8000000000000000L + index), token -> "", "http://x");
    }

    private static Gap gap(Finding.Kind kind, String term, String title) {
        Source source = new Source("DocumentReference/d1", "1", Source.Origin.PREFETCH);
        Note note = new Note("text/plain", term, title, List.of(), When.at(NOW), source);
        Finding finding = new Finding(
                kind,
                term,
                0,
                term.length(),
                "Has " + term + " <i>",
                Section.NONE,
                Assertion.AFFIRMED,
                term,
                List.of());
        return new Gap(kind, term, List.of(), List.of(new Mention(note, finding)));
    }

    @Test
    void gapsAreOneCardThatQuotesThemAndCountsTheRest() {
        List<Gap> gaps = List.of(
                gap(Finding.Kind.PROBLEM, "asthma", "Visit"),
                gap(Finding.Kind.PROBLEM, "gout", "x".repeat(10_000)),
                gap(Finding.Kind.PROBLEM, "angina", ""),
                gap(Finding.Kind.MEDICATION, "warfarin", "Visit"));
        Decision decision = ReconciliationDecision.of(asked(), TASK, new Differences(gaps, List.of()), 1, List.of());
        Card card = decision.cards().get(0);
        assertEquals(Status.ANSWERED, decision.status());
        assertEquals("3 problem(s), 1 medication(s)", card.summary());
        assertTrue(card.detail().contains("**Asthma**: “Has asthma &lt;i&gt;” — Visit, 2026-01-15"), card.detail());
        assertTrue(card.detail().contains("- and 1 more"), card.detail());
        assertTrue(card.detail().contains("1 note could not be read in time"), card.detail());
        assertFalse(card.detail().contains("Angina"));
        assertTrue(card.detail().length() < 1_000);
    }

    @Test
    void noGapsAreSilence() {
        Decision decision =
                ReconciliationDecision.of(asked(), TASK, new Differences(List.of(), List.of()), 0, List.of());
        assertEquals(Status.SILENT, decision.status());
        assertEquals(List.of(), decision.cards());
    }

    @Test
    void contradictionsAreACardOfTheirOwnBeforeTheGaps() {
        Mention stopped =
                gap(Finding.Kind.MEDICATION, "warfarin", "Visit").mentions().get(0);
        Fact order = fact(Kind.MEDICATION, "Warfarin 5 MG", "MedicationRequest/m1");
        Fact allergy = fact(Kind.ALLERGY, "Aspirin", "AllergyIntolerance/a1");
        Differences differences = new Differences(
                List.of(gap(Finding.Kind.PROBLEM, "asthma", "Visit")),
                List.of(
                        new Contradiction(
                                Contradiction.Why.STOPPED, "warfarin", order, Optional.of(stopped), Optional.empty()),
                        new Contradiction(
                                Contradiction.Why.NOT_TOLERATED,
                                "aspirin",
                                fact(Kind.MEDICATION, "Aspirin 81 MG", "MedicationRequest/m2"),
                                Optional.empty(),
                                Optional.of(allergy))));
        Decision decision = ReconciliationDecision.of(asked(), TASK, differences, 0, List.of());
        assertEquals("contradictions", decision.band());
        assertEquals(2, decision.cards().size());
        assertEquals(2, decision.cards().stream().map(Card::uuid).distinct().count());
        Card card = decision.cards().get(0);
        assertEquals("2 contradiction(s)", card.summary());
        assertEquals(Card.Indicator.WARNING, card.indicator());
        assertTrue(
                card.detail()
                        .contains("- **Warfarin**: active on the list (since 2026-01-15), but not taken:"
                                + " “Has warfarin &lt;i&gt;” — Visit, 2026-01-15"),
                card.detail());
        assertTrue(
                card.detail()
                        .contains("- **Aspirin**: active on the list (since 2026-01-15), but an allergy"
                                + " is documented: the allergy list has Aspirin (since 2026-01-15)"),
                card.detail());
        assertEquals(1, decision.cards().get(1).suggestions().size());
    }

    private static Fact fact(Kind kind, String display, String reference) {
        return new Fact(
                kind,
                List.of(Coding.text(display)),
                new Fact.Value.Present(),
                When.at(NOW),
                Fact.Standing.SETTLED,
                true,
                "",
                Map.of(),
                new Source(reference, "1", Source.Origin.PREFETCH));
    }
}
