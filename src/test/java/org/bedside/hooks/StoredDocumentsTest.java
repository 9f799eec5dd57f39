package org.bedside.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Note;
import org.bedside.evidence.Remark;
import org.bedside.fhir.Chart;
import org.bedside.fhir.DocumentReader.Outcome;
import org.bedside.fhir.DocumentReader.Says;
import org.bedside.fhir.DocumentReader.Statement;
import org.bedside.fhir.Topic;
import org.bedside.notes.Assertion;
import org.bedside.notes.Finding;
import org.bedside.notes.NoteReading;
import org.bedside.notes.Section;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredDocumentsTest {

    private static final String BASE = "http://localhost:8080/fhir";
    private static final String TEXT = "No asthma";
    private static final Coding CODE = Coding.of("http://hl7.org/fhir/sid/icd-10-cm", "J45.909");

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static NoteReading asthma(Note note) {
        Finding finding = new Finding(
                Finding.Kind.PROBLEM,
                "asthma",
                3,
                9,
                note.text(),
                Section.NONE,
                Assertion.NEGATED,
                "asthma",
                List.of(CODE));
        return new NoteReading(List.of(finding), List.of(), List.of());
    }

    private Outcome read(ObjectNode document, boolean confidential, Extraction.Reader reader) {
        Map<String, ObjectNode> store = Map.of("Binary/b1", Calls.object("""
            {'resourceType':'Binary','id':'b1','contentType':'text/plain','data':'DATA'}
            """.replace("DATA", base64(TEXT))));
        OwnStore own = new OwnStore(
                (type, id) -> Optional.ofNullable(store.get(type + "/" + id)).map(Jsons::node),
                (query, most) -> new Chart.Page(List.of(), false),
                () -> Set.of(BASE));
        return new StoredDocuments(
                        new Collector.Rules(ZoneId.of("UTC"), confidential),
                        own,
                        new Extraction(threads, Duration.ofMillis(500)),
                        "reader",
                        reader,
                        Clock.fixed(HookServer.NOW, ZoneOffset.UTC))
                .read(Jsons.node(document));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static ObjectNode document(String elements, String attachment) {
        return Calls.object("{'resourceType':'DocumentReference','id':'d1','status':'current',"
                + "'subject':{'reference':'Patient/p1'},'date':'2025-06-01T10:00:00Z'," + elements
                + "'content':[{'attachment':{'contentType':'text/plain'," + attachment + "}}]}");
    }

    private static ObjectNode inline(String elements) {
        return document(elements, "'data':'" + base64(TEXT) + "'");
    }

    private static final Outcome EXPECTED = new Outcome.Read(
            "reader",
            List.of(new Statement(new Topic.Problem(), Says.NOT_SO, 3, 9, TEXT, "asthma", List.of(CODE))),
            List.of());

    @Test
    void aDocumentIsReadFromItsDataOrFromABinaryOfTheStore() {
        assertEquals(EXPECTED, read(inline(""), false, StoredDocumentsTest::asthma));
        assertEquals(EXPECTED, read(document("", "'url':'Binary/b1'"), false, StoredDocumentsTest::asthma));
        assertEquals(
                EXPECTED, read(document("", "'url':'" + BASE + "/Binary/b1'"), false, StoredDocumentsTest::asthma));
        assertEquals(
                new Outcome.Unreadable("its text is elsewhere and could not be had"),
                read(document("", "'url':'http://evil.example/Binary/b1'"), false, StoredDocumentsTest::asthma));
    }

    @Test
    void aConfidentialDocumentIsWithheldUnlessTheSiteAllowsIt() {
        ObjectNode document = inline("'securityLabel':[{'coding':[{'system':"
                + "'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'R'}]}],");
        assertEquals(new Outcome.Withheld(), read(document, false, StoredDocumentsTest::asthma));
        assertEquals(EXPECTED, read(document, true, StoredDocumentsTest::asthma));
    }

    @Test
    void whatIsNotFinalOrSaysNotWhoseItIsIsNotRead() {
        assertEquals(
                new Outcome.Unreadable("a document that is not final"),
                read(inline("'docStatus':'preliminary',"), false, StoredDocumentsTest::asthma));
        ObjectNode nobodys = inline("");
        nobodys.remove("subject");
        assertEquals(
                new Outcome.Unreadable("says not of which patient it is"),
                read(nobodys, false, StoredDocumentsTest::asthma));
    }

    @Test
    void aTextThatCannotBeReadIsSaidAndOneThatWasCutIsRead() {
        Remark broken = new Remark(Remark.Reason.MALFORMED, "DocumentReference/d1", "the PDF is broken");
        assertEquals(
                new Outcome.Unreadable("the PDF is broken"),
                read(inline(""), false, note -> new NoteReading(List.of(), List.of(), List.of(broken))));
        Remark cut = new Remark(Remark.Reason.TOO_MANY, "DocumentReference/d1", "cut");
        assertEquals(
                new Outcome.Read("reader", List.of(), List.of("cut")),
                read(inline(""), false, note -> new NoteReading(List.of(), List.of(), List.of(cut))));
    }

    @Test
    void aDocumentThatTakesTooLongIsLate() {
        assertEquals(new Outcome.Late(), read(inline(""), false, note -> {
            try {
                Thread.sleep(10_000);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return new NoteReading(List.of(), List.of(), List.of());
        }));
    }
}
