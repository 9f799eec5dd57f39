package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bedside.evidence.Dosage;
import org.bedside.evidence.Note;
import org.bedside.evidence.Source;
import org.bedside.evidence.When;
import org.bedside.fhir.DocumentReader.Statement;
import org.bedside.fhir.Topic;
import org.bedside.notes.Assertion;
import org.bedside.notes.Detail;
import org.bedside.notes.Finding;
import org.bedside.notes.NoteReader;
import org.bedside.notes.NoteReading;
import org.bedside.notes.Section;
import org.junit.jupiter.api.Test;

class StatementsTest {

    private static final Source SOURCE = new Source("DocumentReference/d1", "1", Source.Origin.STORE);

    private static List<Statement> read(String text, Finding... findings) {
        Note note = new Note("text/plain", text, "", List.of(), When.at(HookServer.NOW), SOURCE);
        return Statements.of(new NoteReading(List.of(findings), NoteReader.details(note), List.of()));
    }

    private static List<String> said(List<Statement> statements) {
        return statements.stream()
                .map(one -> one.says() + " " + one.name() + " " + told(one.topic()))
                .toList();
    }

    private static String told(Topic topic) {
        return topic instanceof Topic.Medication medication
                ? medication.dosages().stream().map(Dosage::text).toList() + " " + medication.change()
                : topic.toString();
    }

    private static Finding finding(Finding.Kind kind, String text, String name, Assertion said, Section section) {
        int begin = text.indexOf(name);
        return new Finding(kind, name, begin, begin + name.length(), text, section, said, name, List.of());
    }

    @Test
    void whatOnlyTheLinesSayIsStated() {
        assertEquals(
                List.of(
                        "SO furosemide [40 mg, by mouth, twice a day] increased",
                        "OVER warfarin [] stopped",
                        "SO systolic blood pressure Measured[comparator=, low=128, high=128, ucum=mm[Hg]]",
                        "SO diastolic blood pressure Measured[comparator=, low=76, high=76, ucum=mm[Hg]]",
                        "OVER tobacco use Tobacco[product=cigarettes, packsPerDay=, packYears=20, quit=2010]",
                        "SO alcohol use Alcohol[drinksPerWeek=2]",
                        "SO peanuts Allergy[intolerance=false, reactions=[swelling]]",
                        "NOT_SO allergy NoAllergy[drugsOnly=true]",
                        "OF_A_RELATIVE breast cancer Relative[relation=mother, onset=OptionalInt[45]]",
                        "OVER colonoscopy Procedure[side=, date=2019]"),
                said(read("""
                    Medications:
                    Furosemide increased from 20 mg to 40 mg po bid
                    Warfarin was stopped.
                    Vitals: BP 128/76
                    Social History: Former smoker, quit in 2010, 20 pack-years. Drinks 2 beers a week.
                    Allergies: Peanuts: swelling. NKDA.
                    Family History: Mother with breast cancer at age 45. No family history of diabetes.
                    Procedures:
                    Colonoscopy 2019
                    """)));
    }

    @Test
    void aFindingTakesWhatItsLineSaysAndIsStatedOnce() {
        String text = "Medications:\nPrednisone 40 mg in the morning and 20 mg at night\n";
        List<Statement> statements = read(
                text, finding(Finding.Kind.MEDICATION, text, "Prednisone", Assertion.AFFIRMED, Section.MEDICATIONS));
        assertEquals(List.of("SO Prednisone [40 mg, once a day, 20 mg, once a day] "), said(statements));
        assertEquals(2, ((Topic.Medication) statements.get(0).topic()).dosages().size());
    }

    @Test
    void theIngredientsOfOneNameAreOneStatementWithoutTheCodeOfEither() {
        String text = "Medications:\nOxycodone/APAP 5-325 mg 1-2 tabs PO q4-6h PRN pain\n";
        List<Statement> statements = read(
                text,
                finding(Finding.Kind.MEDICATION, text, "Oxycodone", Assertion.AFFIRMED, Section.MEDICATIONS),
                finding(Finding.Kind.MEDICATION, text, "APAP", Assertion.AFFIRMED, Section.MEDICATIONS));
        assertEquals(1, statements.size(), statements.toString());
        assertEquals(
                "Oxycodone/APAP",
                text.substring(statements.get(0).begin(), statements.get(0).end()));
    }

    @Test
    void anIllnessThatALineTellsWithItsRelativeAndAReactionAreNoProblems() {
        Assertion relative = new Assertion(false, false, false, false, true, false);
        String family = "Family History: Mother with breast cancer.\n";
        assertEquals(
                List.of("OF_A_RELATIVE breast cancer Relative[relation=mother, onset=OptionalInt.empty]"),
                said(read(
                        family,
                        finding(Finding.Kind.PROBLEM, family, "breast cancer", relative, Section.FAMILY_HISTORY))));
        Assertion reaction = new Assertion(false, false, true, false, false, true);
        String allergies = "Allergies: penicillin (hives)\n";
        assertEquals(
                List.of("SO penicillin Allergy[intolerance=false, reactions=[hives]]"),
                said(read(allergies, finding(Finding.Kind.PROBLEM, allergies, "hives", reaction, Section.ALLERGIES))));
    }

    @Test
    void everyKindOfDetailHasATopic() {
        for (Detail.Kind kind : Detail.Kind.values()) {
            Detail detail = new Detail(
                    kind,
                    "x",
                    0,
                    1,
                    "x",
                    Section.NONE,
                    Assertion.AFFIRMED,
                    "x",
                    List.of(),
                    java.util.Map.of("value", "5", "relation", "mother"));
            assertEquals(
                    1,
                    Statements.of(new NoteReading(List.of(), List.of(detail), List.of()))
                            .size(),
                    kind.name());
        }
    }
}
