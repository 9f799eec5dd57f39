package org.bedside.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bedside.evidence.Given.remark;
import static org.bedside.evidence.Given.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bedside.evidence.Remark.Reason;
import org.junit.jupiter.api.Test;

class NoteSourceTest {

    private static final String DATE = "'date':'2024-06-01T10:00:00Z',";

    private static String attachment(String type, String text, Charset charset) {
        return "{'contentType':'" + type + "','data':'" + Base64.getEncoder().encodeToString(text.getBytes(charset))
                + "'}";
    }

    private static String document(String elements, String attachment) {
        return resource("DocumentReference", "d1", elements + "'content':[{'attachment':" + attachment + "}]");
    }

    private static Note note(String mediaType, String text, String title, List<Coding> type, String reference) {
        return new Note(
                mediaType, text, title, type, When.at(Instant.parse("2024-06-01T10:00:00Z")), Given.source(reference));
    }

    private static void refused(Reason reason, String detail, String resource, String about) {
        Facts facts = Given.facts(resource);
        assertEquals(List.of(), facts.notes());
        assertEquals(List.of(remark(reason, about, detail)), facts.remarks());
    }

    @Test
    void aCurrentDocumentIsItsDecodedText() {
        Coding type = new Coding("http://loinc.org", "18842-5", "Discharge summary");
        Facts facts = Given.facts(document(
                "'status':'current'," + DATE + "'type':{'coding':[{'system':'http://loinc.org','code':'18842-5',"
                        + "'display':'Discharge summary'}]},",
                attachment("text/plain; charset=ISO-8859-1", "Fièvre", ISO_8859_1)));
        assertEquals(
                List.of(note("text/plain", "Fièvre", "Discharge summary", List.of(type), "DocumentReference/d1")),
                facts.notes());
    }

    @Test
    void plainTextIsPreferredToHtmlAndToWhatIsNotRead() {
        Facts facts = Given.facts(resource(
                "DocumentReference",
                "d1",
                "'status':'current'," + DATE + "'description':'Visit','content':[{'attachment':"
                        + attachment("application/pdf", "%PDF", UTF_8) + "},{'attachment':"
                        + attachment("text/html", "<p>Well</p>", UTF_8) + "},{'attachment':"
                        + attachment("Text/Plain", "Well", UTF_8) + "}]"));
        assertEquals(List.of(note("text/plain", "Well", "Visit", List.of(), "DocumentReference/d1")), facts.notes());
    }

    @Test
    void aDocumentThatIsNotFinalNotDatedOrNotTextIsRemarked() {
        String text = attachment("text/plain", "x", UTF_8);
        String about = "DocumentReference/d1";
        refused(
                Reason.STATUS,
                "superseded or entered in error",
                document("'status':'superseded'," + DATE, text),
                about);
        refused(
                Reason.STATUS,
                "a document that is not final",
                document("'status':'current','docStatus':'preliminary'," + DATE, text),
                about);
        refused(Reason.TIME, "a note without a date", document("'status':'current',", text), about);
        refused(
                Reason.VALUE,
                "holds no text of a type that is read",
                document("'status':'current'," + DATE, attachment("application/pdf", "x", UTF_8)),
                about);
        refused(
                Reason.FUTURE,
                "is dated later than the time of asking",
                document("'status':'current','date':'2024-07-01T10:00:00Z',", text),
                about);
    }

    @Test
    void aDocumentWhoseOwnSecurityLabelSaysSoIsWithheld() {
        refused(
                Reason.CONFIDENTIAL,
                "is labelled as confidential or sensitive",
                document(
                        "'status':'current'," + DATE + "'securityLabel':[{'coding':[{'system':"
                                + "'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'R'}]}],",
                        attachment("text/plain", "x", UTF_8)),
                "DocumentReference/d1");
    }

    @Test
    void base64MayBeBrokenIntoLinesButNothingElse() {
        String json = document("'status':'current'," + DATE, "{'contentType':'text/plain','data':'DATA'}");
        assertEquals(
                "Well",
                Given.fromJson(Given.collector(), json.replace("DATA", "V2\\r\\n Vs bA=="))
                        .facts()
                        .notes()
                        .get(0)
                        .text());
        for (String data : List.of("V2VsbA=", "V2V$bA==", "not base64!")) {
            assertEquals(
                    List.of(remark(Reason.MALFORMED, "DocumentReference/d1", "an attachment that is not base64")),
                    Given.fromJson(Given.collector(), json.replace("DATA", data))
                            .facts()
                            .remarks());
        }
    }

    private static String report(String elements) {
        return resource(
                "DiagnosticReport",
                "r1",
                "'status':'final','effectiveDateTime':'2024-06-01T10:00:00Z'," + "'code':{'text':'Chest X-ray'}"
                        + elements);
    }

    @Test
    void aReportWithoutTextThatIsReadIsItsConclusion() {
        Note expected = note(
                "text/plain", "Clear lungs", "Chest X-ray", List.of(Coding.text("Chest X-ray")), "DiagnosticReport/r1");
        assertEquals(
                List.of(expected),
                Given.facts(report(",'conclusion':'Clear lungs'")).notes());
        assertEquals(
                List.of(expected),
                Given.facts(report(",'conclusion':'Clear lungs','presentedForm':["
                                + attachment("application/pdf", "x", UTF_8) + "]"))
                        .notes());
        assertEquals(
                List.of(expected),
                Given.facts(report(",'conclusion':'Short','presentedForm':["
                                + attachment("text/plain", "Clear lungs", UTF_8) + "]"))
                        .notes());
        refused(Reason.VALUE, "holds no text of a type that is read", report(""), "DiagnosticReport/r1");
        refused(
                Reason.STATUS,
                "a report that is not final",
                report(",'conclusion':'x'").replace("final", "preliminary"),
                "DiagnosticReport/r1");
    }
}
