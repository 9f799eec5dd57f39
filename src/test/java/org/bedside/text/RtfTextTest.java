package org.bedside.text;

import static org.bedside.text.Texts.source;
import static org.bedside.text.Texts.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.bedside.evidence.Remark;
import org.junit.jupiter.api.Test;

class RtfTextTest {

    private static final String HEAD = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}"
            + "{\\f1\\fswiss\\fcharset204 Arial Cyr;}{\\f2\\fnil\\fcharset128 MS Mincho;}}"
            + "{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\s0 Normal;}}{\\info{\\author Nobody}}"
            + "{\\*\\generator Writer;}\n";

    private static NoteText rtf(String body) {
        return whole("application/rtf", HEAD + body + "}");
    }

    @Test
    void wordsStandWithoutWhatOnlySaysHowTheyLook() {
        NoteText text = rtf("\\pard\\b Diagnosis:\\b0  type 2 dia\r\nbetes\\par No {\\i chest} pain.\\par}");
        assertEquals("Diagnosis: type 2 diabetes\nNo chest pain.\n", text.plain());
        assertEquals("dia\r\nbetes", source(text, "diabetes"));
        assertEquals("chest} pain", source(text, "chest pain"));
    }

    @Test
    void everyCharacterKnowsItsPlace() {
        NoteText text =
                rtf("M\\'fcller \\u945? \\u-10179?\\u-8704? {\\uc2\\u233\\'65\\'27}t\\'e9 \\{x\\}\\~y\\_z a\\-b");
        assertEquals("M\u00fcller \u03b1 \ud83d\ude00 \u00e9t\u00e9 {x}\u00a0y\u2011z ab", text.plain());
        assertEquals("\\'fc", source(text, "\u00fc"));
        assertEquals("M\\'fcller", source(text, "M\u00fcller"));
        assertEquals("\\u945", source(text, "\u03b1"));
        assertEquals("\\{", source(text, "{"));
        assertEquals("a\\-b", source(text, "ab"));
    }

    @Test
    void bytesAreOfTheFontsCodePage() {
        assertEquals(
                "\u0434\u0438\u0430 \u00e4", rtf("{\\f1 \\'e4\\'e8\\'e0} \\'e4").plain());
        NoteText japanese = rtf("{\\f2 \\'93\\'fa\\'96\\'7b}");
        assertEquals("\u65e5\u672c", japanese.plain());
        assertEquals("\\'93\\'fa\\'96\\'7b", source(japanese, "\u65e5\u672c"));
        assertEquals(
                "\u0105", whole("text/rtf", "{\\rtf1\\ansi\\ansicpg1250 \\'b9}").plain());
    }

    @Test
    void rowsAreLinesAndCellsAreApart() {
        assertEquals(
                "Hb 9.1 g/dL \nK 5.9 mmol/L \n",
                rtf("\\trowd Hb\\cell 9.1\\cell g/dL\\cell\\row\\trowd K\\cell 5.9\\cell mmol/L\\cell\\row")
                        .plain());
    }

    @Test
    void picturesObjectsFieldCodesCommentsHiddenAndDeletedTextAreLeftOut() {
        String binary = "{\\pict\\wmetafile8\\bin9 }}}}{{\\b x}";
        assertEquals(
                "Asthma seen link end",
                rtf("Asthma " + binary + "{\\object{\\*\\objdata 0102}{\\result{\\pict 00}}}{\\v hidden}"
                                + "{\\*\\annotation copd}seen {\\field{\\*\\fldinst HYPERLINK \"http://x\"}{\\fldrslt link}}"
                                + "{\\deleted gout} end")
                        .plain());
    }

    @Test
    void headersFootersAndTextBoxesStandOnLinesOfTheirOwn() {
        assertEquals(
                "Allergies: latex\nBody\nBox\n",
                rtf("{\\header Allergies: latex}Body{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt Box}}}")
                        .plain());
    }

    @Test
    void aFileThatEndsEarlyIsReadUpToThere() {
        NoteText.Outcome outcome = Texts.read("application/rtf", HEAD + "Asthma {\\b and \\'e");
        assertEquals("Asthma and ", outcome.text().orElseThrow().plain());
        assertEquals(
                List.of(new Remark(
                        Remark.Reason.MALFORMED,
                        "DocumentReference/n1",
                        "the note's RTF is broken; it was read up to there")),
                outcome.remarks());
    }

    @Test
    void groupsNestedWithoutEndEndTheReading() {
        NoteText.Outcome outcome = Texts.read("application/rtf", "{\\rtf1 Asthma" + "{".repeat(2_000_000));
        assertEquals("Asthma", outcome.text().orElseThrow().plain());
        assertEquals(1, outcome.remarks().size());
    }

    @Test
    void whatIsNoRtfIsRefused() {
        Texts.refused(
                Remark.Reason.MALFORMED,
                "the note is labelled as RTF and is none",
                Texts.read("application/rtf", "Asthma"));
    }

    @Test
    void noInputBreaksItAndEveryPlaceIsInTheSource() {
        Random random = new Random(7);
        String[] parts = {
            "\\",
            "{",
            "}",
            "'",
            "\\u",
            "-",
            "9",
            "99999999999",
            "\\bin",
            "\\'",
            "e9",
            " ",
            "a",
            "\\*",
            "\\uc0",
            "\\f1",
            "\\pict",
            "\\par",
            "\\ansicpg",
            "932",
            "\\v",
            "\u00e9",
            "\n",
            "\\cell",
            "\\shptxt"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder rtf = new StringBuilder("{\\rtf1 x");
            for (int i = random.nextInt(30); i > 0; i--) {
                rtf.append(parts[random.nextInt(parts.length)]);
            }
            Texts.read("application/rtf", rtf.toString()).text().ifPresent(text -> {
                int before = 0;
                for (int i = 0; i < text.plain().length(); i++) {
                    int begin = text.places().begin(i);
                    assertTrue(before <= begin && begin <= text.places().end(i), rtf.toString());
                    assertTrue(text.places().end(i) <= rtf.length(), rtf.toString());
                    before = begin;
                }
            });
        }
    }
}
