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

    private static String data(byte[] bytes, String type) {
        return document(
                "'status':'current'," + DATE,
                "{" + (type.isEmpty() ? "" : "'contentType':'" + type + "',") + "'data':'"
                        + Base64.getEncoder().encodeToString(bytes) + "'}");
    }

    private static void read(String mediaType, String text, byte[] bytes, String type) {
        assertEquals(
                List.of(note(mediaType, text, "", List.of(), "DocumentReference/d1")),
                Given.facts(data(bytes, type)).notes(),
                type);
    }

    @Test
    void aTextWithoutALabelIsWhatItBeginsWith() {
        for (String label : List.of("", "application/octet-stream", "text/plain", "text/xml", "application/pdf")) {
            read("application/rtf", "{\\rtf1 x}", "{\\rtf1 x}".getBytes(UTF_8), label);
            read("application/pdf", "%PDF-1.7 \u00e9", "%PDF-1.7 \u00e9".getBytes(ISO_8859_1), label);
        }
        for (String label : List.of("", "text/plain", "text/xml", "text/html", "application/hl7-v3+xml")) {
            String cda = "<?xml version='1.0'?>\n<n:ClinicalDocument xmlns:n='urn:hl7-org:v3'/>".replace('\'', '"');
            read("application/hl7-cda+xml", cda, cda.getBytes(UTF_8), label);
        }
        for (String label : List.of("", "text/plain", "application/xml")) {
            String page = "\n<!-- a --><!-- b -->\n<!DOCTYPE html><html><p>x</p></html>";
            read("text/html", page, page.getBytes(UTF_8), label);
        }
        read("text/plain", "Well", "Well".getBytes(UTF_8), "");
        read("text/plain", "Well", "Well".getBytes(UTF_8), "application/rtf");
    }

    @Test
    void picturesAndXmlOfOtherKindsAreNotRead() {
        for (String label : List.of("image/gif", "application/pdf", "application/msword")) {
            refused(
                    Reason.VALUE,
                    "holds no text of a type that is read",
                    data("\u0089PNG\r\n".getBytes(ISO_8859_1), label),
                    "DocumentReference/d1");
        }
        refused(
                Reason.VALUE,
                "holds no text of a type that is read",
                data("<svg>x</svg>".getBytes(UTF_8), "application/xml"),
                "DocumentReference/d1");
    }

    @Test
    void charactersAreDecodedByWhatTheBytesSayMoreThanByWhatTheLabelSays() {
        String text = "Fi\u00e8vre \u2013 \u201c39 \u00b0C\u201d";
        java.nio.charset.Charset windows = java.nio.charset.Charset.forName("windows-1252");
        for (String label : List.of(
                "text/plain",
                "text/plain; charset=utf-8",
                "text/plain;charset=\"UTF-8\"; format=flowed",
                "text/plain; charset=iso-8859-1",
                "text/plain; charset=us-ascii",
                "text/plain; charset=nonsense",
                "text/plain; charset=$%")) {
            read("text/plain", text, text.getBytes(UTF_8), label);
            read("text/plain", text, text.getBytes(windows), label);
            read("text/plain", text, ("\ufeff" + text).getBytes(UTF_8), label);
            read("text/plain", text, ("\ufeff" + text).getBytes(java.nio.charset.StandardCharsets.UTF_16LE), label);
            read("text/plain", text, ("\ufeff" + text).getBytes(java.nio.charset.StandardCharsets.UTF_16BE), label);
            read("text/plain", "Fever 39", "Fever 39".getBytes(java.nio.charset.StandardCharsets.UTF_16LE), label);
            read("text/plain", "Fever 39", "Fever 39".getBytes(java.nio.charset.StandardCharsets.UTF_16BE), label);
        }
        read("text/plain", text, text.getBytes(UTF_8), "text/plain; charset=utf-16");
        String greek = "\u03c0\u03cc\u03bd\u03bf\u03c2";
        read(
                "text/plain",
                greek,
                greek.getBytes(java.nio.charset.Charset.forName("ISO-8859-7")),
                "text/plain; charset=ISO-8859-7");
        String page = "<html><meta charset=windows-1251><p>\u0431\u043e\u043b\u044c</p></html>";
        read("text/html", page, page.getBytes(java.nio.charset.Charset.forName("windows-1251")), "text/html");
    }

    @Test
    void theConfidentialityOfAClinicalDocumentAndOfACompositionIsItsOwn() {
        String cda = "<ClinicalDocument><confidentialityCode code=\"LEVEL\" codeSystem=\"2.16\"/></ClinicalDocument>";
        for (String level : List.of("R", "V")) {
            refused(
                    Reason.CONFIDENTIAL,
                    "is labelled as confidential or sensitive",
                    data(cda.replace("LEVEL", level).getBytes(UTF_8), "text/xml"),
                    "DocumentReference/d1");
            refused(
                    Reason.CONFIDENTIAL,
                    "is labelled as confidential or sensitive",
                    composition("'status':'final','confidentiality':'" + level + "',"),
                    "Composition/c1");
        }
        assertEquals(
                1,
                Given.facts(data(cda.replace("LEVEL", "N").getBytes(UTF_8), "text/xml"))
                        .notes()
                        .size());
    }

    private static String composition(String elements) {
        return resource(
                "Composition",
                "c1",
                elements + DATE + "'title':'Visit','section':[{'title':'History & more','text':{'status':'generated',"
                        + "'div':'<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">Asthma</div>'},'section':[{'title':'Allergies','text':{'status':'generated',"
                        + "'div':'<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">Latex</div>'}}]},{'title':'Empty','text':{'status':'empty','div':'<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">x</div>'}}]");
    }

    @Test
    void aCompositionIsItsNarrativesUnderTheirTitlesUnlessItIsNotFinal() {
        assertEquals(
                List.of(note("application/xhtml+xml", """
                        <h2>History &amp; more</h2>
                        <div xmlns="http://www.w3.org/1999/xhtml">Asthma</div>
                        <h2>Allergies</h2>
                        <div xmlns="http://www.w3.org/1999/xhtml">Latex</div>
                        <h2>Empty</h2>

                        """, "Visit", List.of(), "Composition/c1")),
                Given.facts(composition("'status':'final',")).notes());
        for (String status : List.of("preliminary", "entered-in-error")) {
            refused(
                    Reason.STATUS,
                    "a composition that is not final",
                    composition("'status':'" + status + "',"),
                    "Composition/c1");
        }
    }

    @Test
    void impressionsAndMessagesAreTheirWords() {
        assertEquals(
                List.of(note("text/plain", "Has gout", "", List.of(), "ClinicalImpression/i1")),
                Given.facts(resource(
                                "ClinicalImpression", "i1", "'status':'completed'," + DATE + "'summary':'Has gout'"))
                        .notes());
        refused(
                Reason.STATUS,
                "an impression that is not completed",
                resource("ClinicalImpression", "i1", "'status':'in-progress'," + DATE + "'summary':'Has gout'"),
                "ClinicalImpression/i1");
        String message = "'authoredOn':'2024-06-01T10:00:00Z','payload':[{'contentString':'Has gout'},"
                + "{'contentReference':{'reference':'DocumentReference/1'}},{'contentString':'Takes allopurinol'}]";
        assertEquals(
                List.of(note("text/plain", "Has gout\nTakes allopurinol", "", List.of(), "CommunicationRequest/m1")),
                Given.facts(resource("CommunicationRequest", "m1", "'status':'active'," + message))
                        .notes());
        refused(
                Reason.STATUS,
                "a message that is a draft, revoked or entered in error",
                resource("CommunicationRequest", "m1", "'status':'draft'," + message),
                "CommunicationRequest/m1");
    }

    @Test
    void commentsOnResourcesAreNotesOfTheirOwn() {
        String comment = ",'note':[{'time':'2024-06-01T10:00:00Z','text':'Started abroad'}]";
        for (String type :
                List.of("Condition", "MedicationRequest", "MedicationStatement", "ServiceRequest", "CarePlan")) {
            assertEquals(
                    List.of(note("text/plain", "Started abroad", "Comment in " + type, List.of(), type + "/x1")),
                    Given.facts(resource(type, "x1", "'status':'active','code':{'text':'a'}" + comment))
                            .notes(),
                    type);
            assertEquals(
                    List.of(),
                    Given.facts(resource(
                                    type,
                                    "x1",
                                    "'status':'entered-in-error','verificationStatus':{'coding':[{'code':"
                                            + "'entered-in-error'}]},'code':{'text':'a'}" + comment))
                            .notes(),
                    type);
        }
        assertEquals(
                List.of(note(
                        "text/plain",
                        "Allergies:\nStarted abroad",
                        "Comment in AllergyIntolerance",
                        List.of(),
                        "AllergyIntolerance/x1")),
                Given.facts("{'resourceType':'AllergyIntolerance','id':'x1','patient':{'reference':'Patient/p1'},"
                                + "'code':{'text':'latex'}" + comment + "}")
                        .notes());
    }

    @Test
    void aCommentIsOfTheTimeOfItsResourceIfItHasNone() {
        Facts facts = Given.facts(resource(
                "Condition",
                "x1",
                "'recordedDate':'2024-06-01T10:00:00Z','code':{'text':'a'},'note':[{'text':'Worse'},{'text':' '}]"));
        assertEquals(
                List.of(note("text/plain", "Worse", "Comment in Condition", List.of(), "Condition/x1")), facts.notes());
    }

    @Test
    void aNoteInABinaryIsReadWhenTheBinaryIsThere() {
        String json = document("'status':'current'," + DATE, "{'contentType':'text/plain','url':'Binary/b1'}");
        Collector collector = Given.fromJson(Given.collector(), json);
        assertEquals(List.of("Binary/b1"), collector.links());
        String binary = "{'resourceType':'Binary','id':'b1','contentType':'text/plain','data':'V2VsbA=='}";
        collector.binary("Binary/b1", java.util.Optional.of(Jsons.node(Given.tree(binary))));
        assertEquals(
                List.of(note("text/plain", "Well", "", List.of(), "DocumentReference/d1")),
                collector.facts().notes());
        assertEquals(List.of(), collector.facts().remarks());
    }

    @Test
    void aNoteInABinaryThatCannotBeHadOrIsConfidentialIsRemarked() {
        String json = document("'status':'current'," + DATE, "{'contentType':'text/plain','url':'Binary/b1'}");
        refused(Reason.UNAVAILABLE, "its text is elsewhere and could not be had", json, "DocumentReference/d1");
        Collector collector = Given.fromJson(Given.collector(), json);
        collector.binary(
                "Binary/b1",
                java.util.Optional.of(
                        Jsons.node(Given.tree("{'resourceType':'Binary','id':'b1','meta':{'security':[{'system':"
                                + "'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'R'}]},"
                                + "'contentType':'text/plain','data':'V2VsbA=='}"))));
        assertEquals(
                List.of(remark(
                        Reason.CONFIDENTIAL, "DocumentReference/d1", "is labelled as confidential or sensitive")),
                collector.facts().remarks());
    }
}
