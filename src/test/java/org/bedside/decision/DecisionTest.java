package org.bedside.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bedside.card.Band;
import org.bedside.card.Card;
import org.bedside.card.Card.Indicator;
import org.bedside.card.Link;
import org.bedside.card.Suggestion;
import org.bedside.catalog.Hook;
import org.bedside.catalog.Service;
import org.bedside.decision.Decision.Status;
import org.bedside.evidence.CodeSet;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Input;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Note;
import org.bedside.evidence.Quotation;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Source;
import org.bedside.evidence.When;
import org.bedside.evidence.Window;
import org.bedside.notes.Assertion;
import org.bedside.notes.Finding;
import org.bedside.notes.Mention;
import org.bedside.notes.Reconciliation;
import org.bedside.notes.Section;
import org.bedside.predict.Contribution;
import org.bedside.predict.ModelInput;
import org.bedside.predict.ModelSpec;
import org.bedside.predict.Prediction;
import org.bedside.predict.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

    private static final UUID CARD = new UUID(0x0123456789ab4defL, 0x8000000000000000L);
    private static final Instant DAY = Instant.parse("2024-06-14T03:00:00Z");
    private static final Source SOURCE = new Source("Observation/o1", "", Source.Origin.PREFETCH);
    private static final Coding REASON = new Coding("https://bedside.org/r", "no", "No");

    private static final Input CREATININE = input("creatinine", "Creatinine | serum", Input.Operator.LATEST, "mg/dL");
    private static final Input ALBUMIN = input("albumin", "Albumin", Input.Operator.LATEST, "g/dL");
    private static final Input TREND = input("trend", "Trend", Input.Operator.SLOPE, "mg/dL");
    private static final Input DIABETES = input("diabetes", "Diabetes", Input.Operator.ANY, "1");
    private static final ModelSpec MODEL = new ModelSpec(
            "m",
            "1.0.0",
            "Model",
            "death within 30 days",
            List.of(),
            List.of(model(CREATININE), model(ALBUMIN), model(TREND), model(DIABETES)),
            2);

    private static final Service.Task.Predict TASK = new Service.Task.Predict(
            "m",
            List.of(
                    new Band(0, false, "usual", Indicator.INFO, "", ""),
                    new Band(0.2, true, "raised", Indicator.INFO, "Raised: {percent} %", "About {percent} of 100."),
                    new Band(
                            0.5,
                            true,
                            "high",
                            Indicator.WARNING,
                            "High: {percent} % ({lower} to {upper})",
                            "{upper} at most.")),
            Optional.of(new Service.Honest(Indicator.INFO, "Cannot be said", "Too little is known.")));

    private static Input input(String name, String label, Input.Operator operator, String unit) {
        return new Input(
                name,
                label,
                Kind.OBSERVATION,
                CodeSet.NONE,
                "",
                operator,
                Window.EVER,
                unit,
                Map.of(),
                Input.Range.ALL,
                Input.Range.ALL,
                List.of(),
                Input.Scope.SETTLED);
    }

    private static ModelInput model(Input input) {
        return new ModelInput(input, new Transform.Linear(1), ModelInput.Missing.ABSTAIN);
    }

    private static Fact fact(String name, Instant at) {
        return new Fact(
                Kind.OBSERVATION,
                List.of(Coding.text(name)),
                new Fact.Value.Present(),
                When.at(at),
                Fact.Standing.SETTLED,
                true,
                "",
                Map.of(),
                SOURCE);
    }

    private static Facts facts(ZoneId zone) {
        return new Collector(new Collector.Rules(zone, false), List.of("p1"), "", DAY).facts();
    }

    private static Asked asked(Service.Task task, List<Service.Proposal> proposals, Map<String, String> tokens) {
        Service.Texts texts = new Service.Texts(
                "Bedside test 1.0.0",
                "/models/m",
                Coding.of("", ""),
                "Trained on nothing.",
                List.of(REASON),
                List.of(),
                proposals);
        Service service = new Service(
                "s",
                "1.0.0",
                new Hook("patient-view", "", List.of()),
                "S",
                "S",
                "",
                List.of(),
                task,
                texts,
                Service.Voice.ALWAYS);
        return new Asked(
                service,
                facts(ZoneId.of("America/New_York")),
                index -> new UUID(CARD.getMostSignificantBits(), CARD.getLeastSignificantBits() + index),
                token -> tokens.getOrDefault(token, ""),
                "https://cds.example");
    }

    private static Prediction.Risk risk(double probability, List<Contribution> why, List<Remark> missing) {
        return new Prediction.Risk("m", "1.0.0", probability, probability / 2, (1 + probability) / 2, -1, why, missing);
    }

    private static Decision decide(
            Prediction prediction, List<Service.Proposal> proposals, Map<String, String> tokens) {
        return PredictionDecision.of(asked(TASK, proposals, tokens), TASK, MODEL, prediction, risk -> List.of());
    }

    private static Card card(String summary, String detail, Indicator indicator, List<Suggestion> suggestions) {
        return new Card(
                CARD,
                summary,
                detail,
                indicator,
                new Card.CardSource("Bedside test 1.0.0", "https://cds.example/models/m", Coding.of("", "")),
                Card.Selection.AT_MOST_ONE,
                suggestions,
                List.of(REASON),
                List.of());
    }

    @Test
    void aLowRiskIsSilence() {
        Prediction low = risk(0.1999, List.of(), List.of());
        assertEquals(
                new Decision(Status.SILENT, List.of(), Optional.of(low), "usual", List.of()),
                decide(low, List.of(), Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"0.2,raised", "0.4999,raised", "0.5,high", "0.9999,high"})
    void aBandHoldsItsLowerBorder(double probability, String band) {
        Decision decision = decide(risk(probability, List.of(), List.of()), List.of(), Map.of());
        assertEquals(band, decision.band());
        assertEquals(Status.ANSWERED, decision.status());
    }

    @Test
    void aRiskIsACardWithItsNumbersItsReasonsAndWhatIsNotKnown() {
        List<Contribution> why = List.of(
                new Contribution(CREATININE, new Reading.Known(1234.5, List.of(fact("x", DAY))), 0.7),
                new Contribution(
                        DIABETES,
                        new Reading.Known(1, List.of(fact("Type <2>", Instant.parse("0001-01-01T00:00:00Z")))),
                        -0.5),
                new Contribution(TREND, new Reading.Known(0.0123, List.of(fact("x", DAY))), 0.3),
                new Contribution(ALBUMIN, new Reading.Missing(new Remark(Reason.STALE, "albumin", "too old")), 0.06),
                new Contribution(ALBUMIN, new Reading.Known(4, List.of()), 0.0499));
        List<Remark> missing = List.of(
                new Remark(Reason.STALE, "albumin", "too old"), new Remark(Reason.MISSING, "z", "not recorded"));
        Prediction high = risk(0.995, why, missing);
        String detail = "&gt;99 at most.\n\n"
                + "**Probability &gt;99 %** (95 % interval 50–&gt;99 %), death within 30 days."
                + " Shown from 20 % on; this patient's band is high.\n\n"
                + "| Why | Value | Date | Effect on the odds |\n|---|---|---|---|\n"
                + "| Creatinine \\| serum | 1235 mg/dL | 2024-06-13 | raises, ×2.01 |\n"
                + "| Diabetes | Type &lt;2&gt; |  | lowers, ×0.61 |\n"
                + "| Trend | 0.0123 mg/dL per day | 2024-06-13 | raises, ×1.35 |\n"
                + "| Albumin | not known |  | raises, ×1.06 |\n"
                + "\nEffects are against the average patient of the training data."
                + "\n\nNot known: Albumin (too old); z (not recorded)."
                + "\n\nTrained on nothing.";
        assertEquals(
                new Decision(
                        Status.ANSWERED,
                        List.of(card("High: >99 % (50 to >99)", detail, Indicator.WARNING, List.of())),
                        Optional.of(high),
                        "high",
                        missing),
                decide(high, List.of(), Map.of()));
    }

    @Test
    void whatWasReadInANoteIsSaidToBeAndQuoted() {
        Fact bare = fact("Heart failure", DAY);
        Fact noted = new Fact(
                bare.kind(),
                bare.codes(),
                bare.value(),
                bare.when(),
                bare.standing(),
                bare.active(),
                "",
                Map.of(),
                SOURCE,
                Optional.of(new Quotation("Ward *round*", 4, 17, "Heart failure, stable.", false)));
        List<Contribution> why = List.of(
                new Contribution(DIABETES, new Reading.Known(1, List.of(noted)), 0.7),
                new Contribution(TREND, new Reading.Known(1, List.of(bare)), 0.3));
        Decision decision = decide(risk(0.6, why, List.of()), List.of(), Map.of());
        String detail = decision.cards().get(0).detail();
        String day = "2024-06-13"; // in the zone of the facts
        assertTrue(
                detail.contains("| Diabetes | Heart failure | from a note of " + day + " | raises, ×2.01 |"), detail);
        assertTrue(
                detail.contains("check it there:\n- **Diabetes**: “Heart failure, stable.” — Ward \\*round\\*, " + day
                        + "\n\n"),
                detail);
        assertFalse(detail.contains("**Trend**"), detail);
    }

    @Test
    void whoIsNotOfThePopulationGetsNoCard() {
        List<Remark> reasons = List.of(new Remark(Reason.POPULATION, "age", "a child"));
        Prediction outside = new Prediction.Abstained("m", "1.0.0", true, reasons);
        assertEquals(
                new Decision(Status.OUTSIDE, List.of(), Optional.of(outside), "", reasons),
                decide(outside, List.of(), Map.of()));
    }

    @Test
    void aModelThatCannotSayIsAnHonestCardWithoutSuggestions() {
        List<Remark> reasons = List.of(new Remark(Reason.UNIT, "albumin", "no unit"));
        Prediction abstained = new Prediction.Abstained("m", "1.0.0", false, reasons);
        Decision expected = new Decision(
                Status.ABSTAINED,
                List.of(card(
                        "Cannot be said",
                        "Too little is known.\n\nNot known: Albumin (no unit).\n\nTrained on nothing.",
                        Indicator.INFO,
                        List.of())),
                Optional.of(abstained),
                "",
                reasons);
        assertEquals(expected, decide(abstained, List.of(PROPOSAL), TOKENS));
        Service.Task.Predict silent = new Service.Task.Predict("m", TASK.bands(), Optional.empty());
        assertEquals(
                new Decision(Status.ABSTAINED, List.of(), Optional.of(abstained), "", reasons),
                PredictionDecision.of(asked(silent, List.of(), Map.of()), silent, MODEL, abstained, risk -> List.of()));
    }

    private static final Map<String, String> TOKENS = Map.of("context.patientId", "p$1\\");
    private static final Service.Proposal PROPOSAL = new Service.Proposal(
            "Visit",
            true,
            List.of("high"),
            "A visit",
            Map.of(
                    "resourceType", "ServiceRequest",
                    "subject", Map.of("reference", "Patient/{{context.patientId}}"),
                    "note", List.of(Map.of("text", "within 7 days"), 7, true)));

    @Test
    void aSuggestionIsMadeInItsBandWithItsTokensFilled() {
        Prediction high = risk(0.6, List.of(), List.of());
        Card made = decide(high, List.of(PROPOSAL), TOKENS).cards().get(0);
        Map<String, Object> resource = new LinkedHashMap<>(PROPOSAL.resource());
        resource.put("subject", Map.of("reference", "Patient/p$1\\"));
        assertEquals(
                List.of(new Suggestion(
                        new UUID(CARD.getMostSignificantBits() ^ 1, CARD.getLeastSignificantBits()),
                        "Visit",
                        true,
                        List.of(new Suggestion.Create("A visit", resource)))),
                made.suggestions());
        Decision raised = decide(risk(0.3, List.of(), List.of()), List.of(PROPOSAL), TOKENS);
        assertEquals(List.of(), raised.cards().get(0).suggestions());
    }

    @Test
    void aSuggestionWhoseTokenHasNoValueIsLeftOutAndTheOthersKeepTheirIds() {
        Service.Proposal always =
                new Service.Proposal("Call", false, List.of(), "A call", Map.of("resourceType", "Task"));
        Prediction high = risk(0.6, List.of(), List.of());
        List<Suggestion> all =
                decide(high, List.of(PROPOSAL, always), TOKENS).cards().get(0).suggestions();
        List<Suggestion> without =
                decide(high, List.of(PROPOSAL, always), Map.of()).cards().get(0).suggestions();
        assertEquals(
                List.of("Visit", "Call"), all.stream().map(Suggestion::label).toList());
        assertEquals(List.of(all.get(1)), without);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "7.2,7.2",
        "7.256,7.26",
        "37.05,37.1",
        "123456.7,123457",
        "0.00012345,0.000123",
        "-1.5,-1.5",
        "300,300",
        "1e10,10000000000"
    })
    void aNumberIsShownAsItIsReadAtABed(double value, String shown) {
        assertEquals(shown, Explanation.number(value));
    }

    private static final Service.Task.Reconcile RECONCILE = new Service.Task.Reconcile(
            "n",
            Indicator.INFO,
            "{problems} problem(s), {medications} medication(s)",
            "Check {problems} and {medications}.",
            1,
            Optional.empty());

    private static Mention mention(String term, String sentence) {
        Note note = new Note(
                "text/plain",
                term,
                "",
                List.of(),
                When.at(DAY),
                new Source("DocumentReference/d1", "", Source.Origin.STORE));
        return new Mention(
                note,
                new Finding(
                        Finding.Kind.PROBLEM,
                        term,
                        0,
                        term.length(),
                        sentence,
                        Section.NONE,
                        Assertion.AFFIRMED,
                        term,
                        List.of()));
    }

    private static org.bedside.notes.Gap gap(Finding.Kind kind, String term, List<Coding> codes, Mention... mentions) {
        return new org.bedside.notes.Gap(kind, term, codes, List.of(mentions));
    }

    private static Reconciliation.Differences differences(List<org.bedside.notes.Gap> gaps) {
        return new Reconciliation.Differences(gaps, List.of());
    }

    @Test
    void gapsAreOneCardThatQuotesEachWithItsNoteAndDate() {
        Mention gout = mention("gout", "Has *gout* <b>.");
        List<org.bedside.notes.Gap> gaps = List.of(
                gap(
                        Finding.Kind.PROBLEM,
                        "gout",
                        List.of(Coding.of("http://hl7.org/fhir/sid/icd-10-cm", "M10.9"), Coding.of("x", "y")),
                        gout,
                        gout),
                gap(Finding.Kind.PROBLEM, "anemia", List.of(), mention("anemia", "Anemia.")),
                gap(Finding.Kind.MEDICATION, "aspirin", List.of(), mention("aspirin", "On aspirin.")));
        String detail = "Check 2 and 1."
                + "\n\n**Problems**\n\n- **Gout** (ICD-10-CM M10.9): “Has \\*gout\\* &lt;b&gt;.” — Note, 2024-06-13, and 1 more mention"
                + "\n- and 1 more"
                + "\n\n**Medications**\n\n- **Aspirin**: “On aspirin.” — Note, 2024-06-13"
                + "\n\n1 note could not be read in time and may say more."
                + "\n\nTrained on nothing.";
        Decision decision = ReconciliationDecision.of(
                asked(RECONCILE, List.of(), Map.of("context.patientId", "p1")),
                RECONCILE,
                differences(gaps),
                1,
                List.of());
        Card card = decision.cards().get(0);
        assertEquals("gaps", decision.band());
        assertEquals(Status.ANSWERED, decision.status());
        assertEquals("2 problem(s), 1 medication(s)", card.summary());
        assertEquals(detail, card.detail());
        assertEquals(Card.Selection.ANY, card.selection());
        assertEquals(
                List.of("Add gout to the problem list, unconfirmed", "Add aspirin to the medications, status unknown"),
                card.suggestions().stream().map(Suggestion::label).toList(),
                "one for each that the card lists");
        Map<String, Object> condition =
                card.suggestions().get(0).actions().get(0).resource();
        assertEquals("Condition", condition.get("resourceType"));
        assertEquals(Map.of("reference", "Patient/p1"), condition.get("subject"));
        assertTrue(condition.toString().contains("code=unconfirmed"), condition::toString);
        assertTrue(condition.toString().contains("reference=DocumentReference/d1"), condition::toString);
        Map<String, Object> provenance =
                card.suggestions().get(0).actions().get(1).resource();
        assertTrue(provenance.toString().contains("url=end, valueInteger=4"), provenance::toString);
        assertEquals(
                "unknown", card.suggestions().get(1).actions().get(0).resource().get("status"));
    }

    @Test
    void listsWithoutGapsAreSilence() {
        Decision decision = ReconciliationDecision.of(
                asked(RECONCILE, List.of(), Map.of()), RECONCILE, differences(List.of()), 0, List.of());
        assertEquals(new Decision(Status.SILENT, List.of(), Optional.empty(), "", List.of()), decision);
    }

    private static final Service.Task.Tell TELL = new Service.Task.Tell(
            "m",
            List.of(
                    new Service.Saying("usual", false, Indicator.INFO, "", ""),
                    new Service.Saying(
                            "odd", true, Indicator.WARNING, "Odd: {percent} %, {depth} mm", "Depth {depth}; see <1>.")),
            Optional.of(new Service.Honest(Indicator.INFO, "Cannot be said", "No signal.")));

    private static Prediction.Statement statement(String label) {
        return new Prediction.Statement(
                "m",
                "1.0.0",
                label,
                Optional.of(new Prediction.Probability(0.62, 0.4, 0.8)),
                Map.of("depth", -1.25),
                List.of(new Prediction.Line("ST | level", "-1.25 mm", "depressed", List.of(fact("ECG", DAY)))),
                List.of());
    }

    @Test
    void aStatementFillsTheTextOfItsLabel() {
        Decision decision = TellingDecision.of(asked(TELL, List.of(), Map.of()), TELL, statement("odd"));
        assertEquals(Status.ANSWERED, decision.status());
        assertEquals("odd", decision.band());
        Card card = decision.cards().get(0);
        assertEquals("Odd: 62 %, -1.25 mm", card.summary());
        assertEquals(Indicator.WARNING, card.indicator());
        assertTrue(card.detail().contains("**Probability 62 %** (95 % interval 40–80 %)"), card.detail());
        assertTrue(card.detail().contains("| ST \\| level | -1.25 mm | 2024-06-1"), card.detail());
        assertTrue(card.detail().endsWith("Trained on nothing."), card.detail());
    }

    @Test
    void aCardLinksToThePictureThatExplainsIt() {
        Prediction.Statement plain = statement("odd");
        Prediction.Statement drawn = new Prediction.Statement(
                plain.model(),
                plain.version(),
                plain.label(),
                plain.probability(),
                plain.numbers(),
                plain.lines(),
                plain.missing(),
                Optional.of(Prediction.Picture.of("Heat map", () -> fail("drawn before asked"))),
                Optional.empty());
        Asked asked = asked(TELL, List.of(), Map.of());
        Card card = TellingDecision.of(asked, TELL, drawn).cards().get(0);
        String url = asked.baseUrl() + "/explanations/" + card.uuid() + ".png";
        assertEquals(List.of(new Link("Heat map", url, false, "")), card.links());
    }

    @Test
    void aLabelThatIsNotShownIsRecordedOnly() {
        Decision decision = TellingDecision.of(asked(TELL, List.of(), Map.of()), TELL, statement("usual"));
        assertEquals(Status.SILENT, decision.status());
        assertEquals(List.of(), decision.cards());
        assertEquals("usual", decision.band());
    }

    @Test
    void aSpecialistThatCannotSaySaysSo() {
        Remark why = new Remark(Reason.VALUE, "signal", "a flat line");
        Prediction inside = new Prediction.Abstained("m", "1.0.0", false, List.of(why));
        Decision said = TellingDecision.of(asked(TELL, List.of(), Map.of()), TELL, inside);
        assertEquals(Status.ABSTAINED, said.status());
        assertTrue(said.cards().get(0).detail().contains("a flat line"));
        Prediction outside = new Prediction.Abstained("m", "1.0.0", true, List.of(why));
        Decision silent = TellingDecision.of(asked(TELL, List.of(), Map.of()), TELL, outside);
        assertEquals(Status.OUTSIDE, silent.status());
        assertEquals(List.of(), silent.cards());
    }
}
