package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bedside.catalog.Service;
import org.bedside.evidence.CodeSet;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Input;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Note;
import org.bedside.evidence.Units;
import org.bedside.evidence.Window;
import org.bedside.fhir.Chart;
import org.bedside.journal.Entry;
import org.bedside.notes.Assertion;
import org.bedside.notes.Finding;
import org.bedside.notes.NoteReading;
import org.bedside.notes.Section;
import org.bedside.predict.LogisticModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Notes are fetched and read only for what the chart does not say. */
class NotesAskedTest {

    private static final Input.Scope WITH_NOTES = new Input.Scope(
            false, false, CodeSet.NONE, Optional.of(new Window(Window.Anchor.NOW, Duration.ofDays(365))));
    private static final LogisticModel MODEL = TinyModel.trained(WITH_NOTES);

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<String> searched = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final AtomicInteger read = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void stop() {
        never.countDown();
        threads.shutdownNow();
    }

    private NoteReading asthma(Note note) {
        read.incrementAndGet();
        return new NoteReading(
                List.of(new Finding(
                        Finding.Kind.PROBLEM,
                        "asthma",
                        0,
                        6,
                        "asthma, stable",
                        Section.ASSESSMENT,
                        Assertion.AFFIRMED,
                        "asthma",
                        List.of(new Coding("http://hl7.org/fhir/sid/icd-10-cm", "J45.909", "asthma")))),
                List.of());
    }

    private NoteReading slow(Note note) {
        try {
            never.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return asthma(note);
    }

    private String answer(Service service, LogisticModel model, Extraction.Reader reader, String body) {
        HookSettings settings = HookServer.settings(Duration.ofMillis(300), Duration.ofSeconds(5), List.of());
        Body parser = new Body(settings);
        OwnStore own = new OwnStore(
                (type, id) -> Optional.empty(),
                (query, most) -> {
                    searched.add(query);
                    return new Chart.Page(List.of(), false);
                },
                Set::of);
        Desk desk = new Desk(
                settings,
                new Desk.Minds(Map.of(TinyModel.ID, model), Map.of("reader", reader), new InputReader(new Units())),
                new Gatherer(settings, own, new EhrFetches(settings, new EhrClient(settings, parser), threads)),
                new Extraction(threads, settings.optionalBudget()),
                entries::add,
                new Restraint((audience, since) -> List.of()),
                new EntryMaker(new RecordWriter(), request -> true),
                Clock.fixed(HookServer.NOW, ZoneOffset.UTC),
                () -> HookServer.ENTRY);
        return parser.parsed(body.getBytes(StandardCharsets.UTF_8))
                .<Checked<HookRequest>>fold(of -> RequestParser.parse(of, service, true), Checked.Bad::new)
                .<Checked<String>>fold(call -> desk.answer(service, call), Checked.Bad::new)
                .fold(said -> said, problem -> "refused with " + problem);
    }

    private static String body(String birthDate, String notes) {
        return """
            {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
             "context": {"userId": "Practitioner/1", "patientId": "p1"},
             "prefetch": {
               "patient": {"resourceType": "Patient", "id": "p1", "birthDate": "%s"},
               "glucose": {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": {
                 "resourceType": "Observation", "id": "g1", "status": "final", "subject": {"reference": "Patient/p1"},
                 "code": {"coding": [{"system": "http://loinc.org", "code": "2345-7"}]},
                 "effectiveDateTime": "2026-01-14T08:00:00Z",
                 "valueQuantity": {"value": 250, "unit": "mg/dL", "code": "mg/dL",
                   "system": "http://unitsofmeasure.org"}}}]},
               "problems": {"resourceType": "Bundle", "type": "searchset"}%s}}\
            """.formatted(birthDate, notes);
    }

    private static String note(String more) {
        String data = Base64.getEncoder().encodeToString("asthma, stable".getBytes(StandardCharsets.UTF_8));
        return """
            , "notes": {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": {
              "resourceType": "DocumentReference", "id": "d1", "meta": {"versionId": "4"}, "status": "current",
              "subject": {"reference": "Patient/p1"}, "date": "2026-01-10T09:00:00Z"%s,
              "type": {"text": "Progress note"},
              "content": [{"attachment": {"contentType": "text/plain", "data": "%s"}}]}}]}\
            """.formatted(more, data);
    }

    private String record() {
        return entries.get(entries.size() - 1).record();
    }

    @Test
    void whatANoteSaysIsCountedAndKeptWithWhereItStands() {
        answer(Services.riskWithNotes(), MODEL, this::asthma, body("1950-01-01", note("")));
        assertEquals(1, read.get());
        String source = "\"from\":[{\"reference\":\"DocumentReference/d1\",\"version\":\"4\",\"origin\":\"PREFETCH\","
                + "\"text\":{\"noted\":\"2026-01-10T09:00:00Z\",\"begin\":0,\"end\":6,\"quote\":\"asthma, stable\"}}]";
        assertTrue(record().contains("\"value\":1.0," + source), record());
    }

    @Test
    void noNoteIsFetchedOrReadForAPatientOutsideThePopulation() {
        answer(Services.riskWithNotes(), MODEL, this::asthma, body("2020-01-01", note("")));
        answer(Services.riskWithNotes(), MODEL, this::asthma, body("2020-01-01", ""));
        assertEquals(0, read.get());
        assertEquals(List.of(), searched);
    }

    @Test
    void notesThatTheCallDidNotBringAreFetchedWhenTheModelAsksThem() {
        answer(Services.riskWithNotes(), MODEL, this::asthma, body("1950-01-01", ""));
        assertEquals(List.of("DocumentReference?patient=p1"), searched);
    }

    @Test
    void noNoteIsReadForAModelThatAsksNoneOrAServiceWithoutAnExtractor() {
        answer(Services.riskWithNotes(), TinyModel.trained(), this::asthma, body("1950-01-01", note("")));
        answer(Services.risk(), MODEL, this::asthma, body("1950-01-01", note("")));
        assertEquals(0, read.get());
    }

    @Test
    void aNoteThatIsNotReadInTimeLeavesTheChartsWordWithARemark() {
        String answer = answer(Services.riskWithNotes(), MODEL, this::slow, body("1950-01-01", note("")));
        assertTrue(record().contains("{\"reason\":\"LATE\",\"about\":\"problems\""), record());
        assertTrue(record().contains("\"about\":\"DocumentReference/d1\""), record());
        assertTrue(answer.contains("Not all notes were read in time; they might say more of: Problems."), answer);
    }

    @Test
    void whatMayNotBeReadIsNot() {
        String confidential = ", \"securityLabel\": [{\"coding\": [{\"system\":"
                + " \"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\", \"code\": \"R\"}]}]";
        for (String kept : List.of(confidential, ", \"docStatus\": \"preliminary\"")) {
            answer(Services.riskWithNotes(), MODEL, this::asthma, body("1950-01-01", note(kept)));
        }
        String superseded = note("").replace("\"status\": \"current\"", "\"status\": \"superseded\"");
        answer(Services.riskWithNotes(), MODEL, this::asthma, body("1950-01-01", superseded));
        String old = note("").replace("2026-01-10", "2024-01-10");
        answer(Services.riskWithNotes(), MODEL, this::asthma, body("1950-01-01", old));
        assertEquals(0, read.get());
    }
}
