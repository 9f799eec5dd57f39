package org.bedside.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Kind;
import org.bedside.evidence.ListedFacts;
import org.bedside.evidence.Note;
import org.bedside.evidence.When;
import org.junit.jupiter.api.Test;

/** The notes and lists are written for these tests. */
class ReconciliationTest {

    private static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");
    private static final String NOTE = """
            HPI: Has type 2 diabetes, hypertension and heart failure. Reports pain, fever and cough. No asthma.
            PMH: COPD, pneumonia
            MEDICATIONS
            metformin 500 mg
            Lasix 40 mg
            """;

    private static List<String> missing(Facts facts, Note... notes) {
        List<Mention> mentions = new ArrayList<>();
        for (Note note : notes) {
            for (Finding finding : Notes.READER.read(note).findings()) {
                mentions.add(new Mention(note, finding));
            }
        }
        return Reconciliation.of(mentions, facts).gaps().stream().map(Gap::term).toList();
    }

    private static Note note(String text, String day) {
        return Notes.of("text/plain", text, Instant.parse(day + "T09:00:00Z"));
    }

    private static ListedFacts lists() {
        return new ListedFacts(NOW);
    }

    @Test
    void copiedTextIsQuotedOnceFromTheLatestNote() {
        List<Mention> mentions = new ArrayList<>();
        Note first = note("HPI: Has hypertension,  well controlled.", "2024-05-01");
        Note copied = note(
                "HPI: Has hypertension, well controlled. Eats well.\nHPI: Has hypertension, well controlled.\n"
                        + "Seen for hypertension today.",
                "2024-05-20");
        for (Note note : List.of(first, copied)) {
            Notes.READER.read(note).findings().forEach(finding -> mentions.add(new Mention(note, finding)));
        }
        List<Mention> quoted =
                Reconciliation.of(mentions, lists().build()).gaps().get(0).mentions();
        assertEquals(
                List.of("Has hypertension, well controlled.", "Seen for hypertension today."),
                quoted.stream().map(mention -> mention.finding().sentence()).toList());
        assertEquals(List.of(copied, copied), quoted.stream().map(Mention::note).toList());
    }

    @Test
    void whatTheListsLackIsGivenWithoutSymptomsAndWhatIsOver() {
        assertEquals(
                List.of(
                        "type 2 diabetes mellitus",
                        "hypertension",
                        "heart failure",
                        "chronic obstructive pulmonary disease",
                        "metformin",
                        "furosemide"),
                missing(lists().build(), note(NOTE, "2024-05-20")));
    }

    @Test
    void whatTheListsHoldByCodeOrWordsIsNotGiven() {
        Facts facts = lists().with(Kind.CONDITION, new Coding(Lexicon.ICD, "E11.65", ""))
                .with(
                        Kind.CONDITION,
                        new Coding("http://snomed.info/sct", "59621000", "Essential hypertension (disorder)"))
                .with(
                        Kind.CONDITION,
                        new Coding("http://hl7.org/fhir/sid/icd-9-cm", "428.0", "Congestive heart failure"))
                .with(Kind.CONDITION, Coding.text("COPD"))
                .with(
                        Kind.MEDICATION,
                        new Coding(Lexicon.RXNORM, "861007", "metformin hydrochloride 500 MG Oral Tablet"))
                .with(Kind.MEDICATION, Coding.text("Furosemide 40 mg tablet"))
                .build();
        assertEquals(List.of(), missing(facts, note(NOTE, "2024-05-20")));
    }

    @Test
    void aMoreExactCodeCoversTheGeneralNameAndNotTheOtherWayRound() {
        Facts exact =
                lists().with(Kind.CONDITION, Coding.of(Lexicon.ICD, "I5022")).build();
        assertEquals(List.of(), missing(exact, note("Has heart failure.", "2024-05-20")));
        Facts general =
                lists().with(Kind.CONDITION, Coding.of(Lexicon.ICD, "E11.9")).build();
        assertEquals(
                List.of("diabetic nephropathy"), missing(general, note("Has diabetic nephropathy.", "2024-05-20")));
    }

    @Test
    void mentionsInSeveralNotesAreOneSuggestionLatestFirst() {
        Note old = note("Has gout.", "2024-01-05");
        Note recent = note("Gout is quiet.", "2024-05-05");
        List<Mention> mentions = new ArrayList<>();
        for (Note note : List.of(old, recent)) {
            Notes.READER.read(note).findings().forEach(finding -> mentions.add(new Mention(note, finding)));
        }
        List<Gap> suggestions = Reconciliation.of(mentions, lists().build()).gaps();
        assertEquals(1, suggestions.size());
        assertEquals(
                List.of(recent, old),
                suggestions.get(0).mentions().stream().map(Mention::note).toList());
    }

    @Test
    void oldMedicationsLaterNotesAndAllergiesAreLeftOut() {
        assertEquals(List.of(), missing(lists().build(), note("Takes warfarin.", "2023-05-20")));
        assertEquals(List.of(), missing(lists().build(), note("Has gout.", "2024-06-20")));
        Facts allergic = lists().with(Kind.ALLERGY, Coding.text("Penicillin")).build();
        assertEquals(List.of(), missing(allergic, note("Takes penicillin.", "2024-05-20")));
        assertEquals(List.of(), missing(lists().build(), note("FAMILY HISTORY\nFather with gout.", "2024-05-20")));
    }

    @Test
    void whatALaterNoteTakesBackIsLeftOut() {
        Note early = note("Takes warfarin. Has asthma.", "2024-05-01");
        Note late = note("Warfarin was discontinued. No asthma on testing.", "2024-05-20");
        assertEquals(List.of("warfarin", "asthma"), missing(lists().build(), early));
        assertEquals(List.of(), missing(lists().build(), early, late));
        Note again = note("Warfarin was restarted. He takes warfarin.", "2024-05-25");
        assertEquals(List.of("warfarin"), missing(lists().build(), early, late, again));
    }

    @Test
    void whatTheFamilyLacksTakesNothingBackButAnAllergyDoes() {
        assertEquals(
                List.of("hypertension"),
                missing(lists().build(), note("Has hypertension. No family history of hypertension.", "2024-05-20")));
        Note refused = note("Takes amoxicillin. She is allergic to amoxicillin.", "2024-05-20");
        List<Mention> mentions = new ArrayList<>();
        Notes.READER.read(refused).findings().forEach(finding -> mentions.add(new Mention(refused, finding)));
        assertEquals(
                List.of(Finding.Kind.ALLERGY),
                Reconciliation.of(mentions, lists().build()).gaps().stream()
                        .map(Gap::kind)
                        .toList());
        assertEquals(
                List.of("amoxicillin"),
                missing(lists().build(), note("Takes amoxicillin. She is not allergic to amoxicillin.", "2024-05-20")));
    }

    private static List<String> contradictions(Facts facts, Note... notes) {
        List<Mention> mentions = new ArrayList<>();
        for (Note note : notes) {
            Notes.READER.read(note).findings().forEach(finding -> mentions.add(new Mention(note, finding)));
        }
        return Reconciliation.of(mentions, facts).contradictions().stream()
                .map(found -> found.why() + " " + found.term())
                .toList();
    }

    @Test
    void aDrugThatTheLatestNoteStopsAndTheListKeepsIsAContradiction() {
        Facts onWarfarin = orders("11289", "warfarin");
        Note stopped = note("Warfarin was stopped because of bleeding.", "2024-05-25");
        assertEquals(List.of("STOPPED warfarin"), contradictions(onWarfarin, stopped));
        assertEquals(
                List.of(),
                contradictions(onWarfarin, stopped, note("Continues warfarin.", "2024-05-28")),
                "a later note takes it up again");
        assertEquals(
                List.of(),
                contradictions(onWarfarin, note("Warfarin was stopped.", "2024-04-01")),
                "the order is newer than the note");
        assertEquals(
                List.of(),
                contradictions(onWarfarin, note("Warfarin was stopped. Start warfarin 2 mg daily.", "2024-05-25")));
    }

    @Test
    void anOrderOfWhatIsNotToleratedIsAContradiction() {
        assertEquals(
                List.of("NOT_TOLERATED warfarin"),
                contradictions(orders("11289", "warfarin"), note("Allergies: warfarin causes rash.", "2024-01-25")));
        ListedFacts facts = lists().with(Kind.MEDICATION, new Coding(Lexicon.RXNORM, "723", "amoxicillin"))
                .with(Kind.ALLERGY, Coding.text("Penicillins"));
        assertEquals(List.of("NOT_TOLERATED amoxicillin"), contradictions(facts.build()), "of the same class");
        facts = lists().with(Kind.MEDICATION, new Coding(Lexicon.RXNORM, "10180", "sulfamethoxazole"))
                .with(Kind.ALLERGY, Coding.text("Penicillin"));
        assertEquals(List.of(), contradictions(facts.build()));
    }

    /** Ordered on the first of May. */
    private static Facts orders(String code, String name) {
        When then = When.at(Instant.parse("2024-05-01T09:00:00Z"));
        return lists().with(Kind.MEDICATION, then, new Coding(Lexicon.RXNORM, code, name))
                .build();
    }

    @Test
    void whatIsTakenForAnAllergyIsNoAllergy() {
        Facts onLoratadine = orders("28889", "loratadine");
        for (String text : List.of(
                "1. Allergic rhinitis: continue loratadine in season.",
                "Takes loratadine for allergies.",
                "Loratadine daily for his allergies.")) {
            assertEquals(List.of(), contradictions(onLoratadine, note(text, "2024-05-25")), text);
        }
        assertEquals(
                List.of("NOT_TOLERATED loratadine"),
                contradictions(onLoratadine, note("She is allergic to loratadine.", "2024-05-25")));
    }

    @Test
    void aProblemThatIsSaidMoreExactlyIsGivenOnce() {
        assertEquals(
                List.of("paroxysmal atrial fibrillation"),
                missing(
                        lists().build(),
                        note("Has paroxysmal atrial fibrillation.", "2024-05-20"),
                        note("Has atrial fibrillation.", "2024-05-21")));
    }

    @Test
    void whatWasGivenOnAnOccasionIsNeitherMissingNorStopped() {
        Note note = note(
                "ED COURSE: Three doses of albuterol with ipratropium. He was given insulin 10 units and received ondansetron.\n"
                        + "MEDICATIONS: He takes sertraline 50 mg daily.",
                "2024-05-20");
        assertEquals(List.of("sertraline"), missing(lists().build(), note));
        Facts listed = lists().with(Kind.MEDICATION, Coding.text("albuterol"))
                .with(Kind.MEDICATION, Coding.text("insulin"))
                .with(Kind.MEDICATION, Coding.text("sertraline"))
                .build();
        List<Mention> mentions = Notes.READER.read(note).findings().stream()
                .map(finding -> new Mention(note, finding))
                .toList();
        assertEquals(List.of(), Reconciliation.of(mentions, listed).contradictions());
    }

    @Test
    void aQualifierThatMakesItAnotherProblemHasItsOwnCode() {
        Note note = note(
                "ASSESSMENT: Chronic hepatitis C. Acute hypoxic respiratory failure. CKD stage 3b. Depression.\n"
                        + "Acute on chronic systolic heart failure. Acute pyelonephritis.",
                "2024-05-20");
        List<Mention> mentions = Notes.READER.read(note).findings().stream()
                .map(finding -> new Mention(note, finding))
                .toList();
        // Codes and what they say: ICD-10-CM, tabular list.
        assertEquals(
                List.of(
                        "chronic hepatitis C B18.2",
                        "acute hypoxic respiratory failure J96.01",
                        "chronic kidney disease stage 3b N18.32",
                        "depression F32.A",
                        "acute on chronic systolic heart failure I50.23",
                        "acute pyelonephritis N10"),
                Reconciliation.of(mentions, lists().build()).gaps().stream()
                        .map(gap -> gap.term() + " " + Problems.code(gap.codes()))
                        .toList());
    }

    @Test
    void aListedStageOrKindCoversTheSameSaidOtherwise() {
        Facts facts = lists().with(Kind.CONDITION, Coding.of(Lexicon.ICD, "B19.20"))
                .with(Kind.CONDITION, Coding.of(Lexicon.ICD, "F32.9"))
                .with(Kind.CONDITION, Coding.of(Lexicon.ICD, "N18.4"))
                .with(Kind.CONDITION, Coding.of(Lexicon.ICD, "J96.21"))
                .build();
        assertEquals(
                List.of(),
                missing(
                        facts,
                        note(
                                "ASSESSMENT: Chronic hepatitis C. Depression. CKD stage 3. Acute hypoxic respiratory failure.",
                                "2024-05-20")));
    }
}
