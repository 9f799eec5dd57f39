package org.bedside.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bedside.evidence.Coding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Procedures of notes, each with what its line says of it. */
class ProceduresTest {

    private static List<String> read(String note) {
        return NoteReader.details(Notes.plain(note)).stream()
                .filter(detail -> detail.kind() == Detail.Kind.PROCEDURE)
                .map(detail -> detail.text() + " " + detail.assertion().names() + " " + detail.attributes()
                        + detail.codes().stream().map(Coding::code).toList())
                .toList();
    }

    @Test
    void aListOfOperationsIsReadWithSidesDatesAndCodes() {
        assertEquals(
                List.of(
                        "appendectomy [historical] {date=2010}[]",
                        "CABG [historical] {date=2015}[]",
                        "total hip replacement [historical] {side=right}[0SR90JZ]",
                        "laparoscopic cholecystectomy [historical] {date=03/2018}[0FT44ZZ]",
                        "ganglion cyst removal [historical] {side=left}[]",
                        "Colonoscopy [historical] {date=2019}[0DJD8ZZ]"),
                read("""
                    Past Surgical History:
                    1. s/p appendectomy (2010), CABG x3 in 2015
                    2. right total hip replacement; laparoscopic cholecystectomy 03/2018
                    3. left ganglion cyst removal
                    Procedures:
                    Colonoscopy 2019
                    """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "She underwent a hysterectomy 10 years ago. | hysterectomy [historical] {date=10 years ago}[]",
                "He had a left TKA in 2016. | TKA [historical] {side=left, date=2016}[0SRD0JZ]",
                "Tonsillectomy at age 6. | Tonsillectomy [historical] {date=age 6}[0CTPXZZ]",
                "Colonoscopy is scheduled for next month. | Colonoscopy [hypothetical] {}[0DJD8ZZ]",
                "We recommend cardiac catheterization. | cardiac catheterization [hypothetical] {}[]",
                "The patient declined colonoscopy. | colonoscopy [negated] {}[0DJD8ZZ]",
                "Denies prior appendectomy. | appendectomy [negated] {}[]",
                "Status post right nephrectomy for cancer. | nephrectomy [historical] {side=right}[]",
                "He had a meniscectomy in 2003. | meniscectomy [historical] {date=2003}[]"
            })
    void theWordsAroundItSayWhetherItWasDone(String sentence, String expected) {
        assertEquals(List.of(expected), read("HPI: " + sentence + "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "Also known as a smoker; aka Bob.",
        "Dichotomy and microscopy and anatomy are words.",
        "Surgery clinic follow-up.",
        "Mother had a mastectomy in the family history."
    })
    void whatIsNoneOrAnotherPersonsIsNotThePatients(String sentence) {
        assertEquals(
                List.of(),
                read("HPI: " + sentence + "\n").stream()
                        .filter(said -> !said.contains("otherPerson"))
                        .toList());
    }
}
