package org.bedside.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesAndReferencesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T23:59:59Z",
                "2024-05-01T10:00:00+02:00",
                "2024-05-01T10:00:00.1-05:30",
                "2024-05-01T10:00:00.123456789Z",
                "1899-12-31T00:00:00-00:01",
                "2164-09-24T20:21:00-05:00",
                "2024-05-01T10:00Z"
            })
    void aTimeIsReadAsTheStandardReadsIt(String text) {
        assertEquals(Optional.of(When.at(OffsetDateTime.parse(text).toInstant())), When.parse(text, BERLIN));
    }

    @Test
    void aTimeWithoutAnOffsetIsMeantInTheZone() {
        assertEquals(
                Optional.of(When.at(Instant.parse("2024-05-01T08:00:00Z"))), When.parse("2024-05-01T10:00:00", BERLIN));
        assertEquals(
                Optional.of(When.at(Instant.parse("2024-01-01T09:00:00.5Z"))),
                When.parse("2024-01-01T10:00:00.5", BERLIN));
        // the hour that does not exist, when summer time begins, is an hour later
        assertEquals(
                Optional.of(When.at(Instant.parse("2024-03-31T01:30:00Z"))), When.parse("2024-03-31T02:30:00", BERLIN));
    }

    @Test
    void aLeapSecondIsTheNextMinute() {
        assertEquals(
                Optional.of(When.at(Instant.parse("2017-01-01T00:00:00Z"))),
                When.parse("2016-12-31T23:59:60Z", BERLIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2023-02-29",
                "2023-02-29T10:00:00Z",
                "2024-13",
                "24-01-01",
                "2024-05-01T",
                "2024-05-01T10",
                "2024-05-01T10:00:",
                "2024-05-01T10:00:00.Z",
                "2024-05-01T25:00:00Z",
                "2024-05-01 10:00:00Z",
                "2024-05-01T10:00:00+0200",
                "2024-05-01T10:00:00+15:00",
                "2024-05-01T10:00:00Zulu",
                "2024-05-01T1O:00:00Z",
                "20240501"
            })
    void whatIsNoTimeIsNone(String text) {
        assertEquals(Optional.empty(), When.parse(text, BERLIN));
    }

    @Test
    void aDayOfTheYear9999IsNoEnd() {
        assertTrue(When.parse("9999-12-31", BERLIN).orElseThrow().open());
        assertEquals(false, When.parse("2199-12-31", BERLIN).orElseThrow().open());
    }

    @ParameterizedTest
    @CsvSource({
        "Patient/p1,Patient/p1",
        "Patient/p1/_history/2,Patient/p1",
        "https://ehr.example/r4/Patient/p1,Patient/p1",
        "https://ehr.example/r4/Patient/p1/_history/2,Patient/p1",
        "MedicationRequest/A-1.b,MedicationRequest/A-1.b",
        "'',''",
        "/,''",
        "Patient/,''",
        "/p1,''",
        "patient/p1,''",
        "Patient/p_1,''",
        "Patient/p1/,''",
        "Patient/p1/_history/,''",
        "Patient/p1/_history,''",
        "Patient/p1?x=y,''",
        "#p1,''",
        "urn:uuid:c757873d-ec9a-4326-a141-556f43239520,''",
        "P/p1,''",
        "Patient/é,''"
    })
    void aLiteralReferenceIsReducedToTypeAndId(String reference, String relative) {
        assertEquals(relative, References.relative(reference));
    }

    @Test
    void aReferenceBeyondAllLengthIsNone() {
        assertEquals("", References.relative("x/".repeat(2000) + "Patient/p1"));
        assertEquals("", References.relative("Patient/" + "p".repeat(65)));
        assertEquals("Patient/" + "p".repeat(64), References.relative("Patient/" + "p".repeat(64)));
    }
}
