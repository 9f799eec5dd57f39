package org.bedside.text;

import static org.bedside.text.Texts.source;
import static org.bedside.text.Texts.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bedside.evidence.Remark;
import org.junit.jupiter.api.Test;

class CdaTextTest {

    private static final String CDA = "application/hl7-cda+xml";

    private static String document(String sections) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\">\r\n"
                + "<title>Summary of care</title><recordTarget><name>Nobody</name></recordTarget>"
                + "<component><structuredBody>" + sections + "</structuredBody></component></ClinicalDocument>\n";
    }

    private static String section(String title, String text) {
        return "<component><section><code code=\"1\"/><title>" + title + "</title><text>" + text
                + "</text><entry><observation><text>structured <reference value=\"#a\"/></text></observation></entry>"
                + "</section></component>";
    }

    @Test
    void eachSectionIsItsTitleAndItsNarrativeInTheOrderOfTheDocument() {
        NoteText text = whole(
                CDA,
                document(section(
                                "Problems",
                                "<table border=\"1\"><thead><tr><th>Problem</th><th>Status</th></tr></thead><tbody><tr><td>"
                                        + "<content ID=\"p1\">Type 2 <content styleCode=\"Bold\">diabetes</content></content></td>"
                                        + "<td>active</td></tr></tbody></table>")
                        + section(
                                "Social History",
                                "<list><caption>Habits</caption><item>Never\r\n smoker</item><item>Wine</item></list>")
                        + section("Plan", "Rest.<br/>Fluids &amp; paracetamol<paragraph>See in 2 weeks</paragraph>")));
        assertEquals("""
                Problems
                Problem Status\s
                Type 2 diabetes active\s
                Social History
                Habits
                Never smoker
                Wine
                Plan
                Rest.
                Fluids & paracetamol
                See in 2 weeks
                """, text.plain());
        assertEquals("Type 2 <content styleCode=\"Bold\">diabetes", source(text, "Type 2 diabetes"));
        assertEquals("Never\r\n smoker", source(text, "Never smoker"));
        assertEquals("Fluids &amp; paracetamol", source(text, "Fluids & paracetamol"));
    }

    @Test
    void placesAreExactBehindLineBreaksReferencesAndLongText() {
        String filler = "m&#252;de \ud83d\ude00 &lt;x&gt;\r\n<!-- asthma --><![CDATA[raw <b>]]> ".repeat(3000);
        NoteText text = whole(CDA, document(section("Course", filler + "late gout") + section("Plan", "allopurinol")));
        assertTrue(text.plain().startsWith("Course\nm\u00fcde \ud83d\ude00 <x> raw <b> m\u00fcde"));
        assertEquals("late gout", source(text, "late gout"));
        assertEquals("allopurinol", source(text, "allopurinol"));
        assertEquals("m&#252;de", source(text, "m\u00fcde"));
        assertEquals("raw <b>", source(text, "raw <b>"));
    }

    @Test
    void sectionsWithoutInformationAndDeletedWordsAreLeftOut() {
        NoteText text = whole(
                CDA,
                document(
                        "<component><section nullFlavor=\"NI\"><title>Allergies</title><text>None found</text></section>"
                                + "</component>"
                                + section("Problems", "<content revised=\"delete\">gout</content>asthma")));
        assertEquals("Problems\nasthma\n", text.plain());
    }

    @Test
    void nestedSectionsAreReadAndPrefixesDoNotMatter() {
        String xml = document("<component><section><title>Exam</title><text>calm</text>" + section("Heart", "murmur")
                + "</section></component>");
        assertEquals("Exam\ncalm\nHeart\nmurmur\n", whole(CDA, xml).plain());
        String prefixed = xml.replaceAll("<(/?)(?=[a-zA-Z])", "<$1n1:").replace("xmlns=", "xmlns:n1=");
        assertEquals("Exam\ncalm\nHeart\nmurmur\n", whole(CDA, prefixed).plain());
    }

    @Test
    void nothingOfADocumentTypeIsReadOpenedOrExpanded() {
        String bomb =
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">"
                        + "<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x\"> %p;]>";
        String xml = document(section("Plan", "rest &b; &f; &nbsp;x")).replace("?>\n", "?>\n" + bomb);
        assertEquals("Plan\nrest &b; &f; x\n", whole(CDA, xml).plain());
    }

    @Test
    void brokenXmlIsReadUpToWhereItBreaks() {
        String xml = document(section("Problems", "asthma") + section("Plan", "rest"));
        NoteText.Outcome outcome = Texts.read(CDA, xml.substring(0, xml.indexOf("rest") + 2));
        assertEquals("Problems\nasthma\nPlan\nre", outcome.text().orElseThrow().plain());
        assertEquals(1, outcome.remarks().size());
        Texts.refused(
                Remark.Reason.MALFORMED, "the note's XML is broken", Texts.read(CDA, "<ClinicalDocument><a></b>"));
        Texts.refused(
                Remark.Reason.MALFORMED,
                "the note's XML is broken",
                Texts.read(CDA, "<ClinicalDocument>" + "<a>".repeat(500_000)));
    }

    @Test
    void aDocumentWithoutNarrativeHoldsNoWords() {
        Texts.refused(Remark.Reason.MISSING, "the note holds no words", Texts.read(CDA, document("")));
    }
}
