package org.bedside.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8259, by cases. */
class JsonReaderTest {

    private static final JsonReader READER = new JsonReader(20);

    /** A long document is read with other means than a short one. */
    private static final String REST = " ".repeat(JsonParse.LONG);

    private static JsonElement read(String json) throws MalformedJson {
        String inLong = READER.read(json + REST).toString();
        JsonElement read = READER.read(json);
        assertEquals(inLong, read.toString());
        return read;
    }

    private static byte[] inString(String hexadecimal) {
        return HexFormat.of().parseHex("22" + hexadecimal + "22");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "10", "-1", "0.5", "1.50", "1e2", "1E+2", "1e-02", "-0.0e0", "123456789012345678901"})
    void numbersKeepTheirDigits(String number) throws MalformedJson {
        assertEquals(number, read(number).text());
        assertEquals(number, read("[" + number + "]").items().get(0).text());
        assertEquals(number, read("{\"a\":" + number + "\n}").path("a").text());
        assertEquals(number.matches("-?\\d+"), read(number).isInteger());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "+1",
                "01",
                "-01",
                "00",
                "1.",
                ".5",
                "-.5",
                "1.e1",
                "1e",
                "1e+",
                "1E-",
                "1.5.5",
                "1e1.5",
                "1e1e1",
                "0x1",
                "1_000",
                "1 2",
                "--1",
                "-a",
                "NaN",
                "-NaN",
                "Infinity",
                "-Infinity",
                "1a",
                "0a",
                "\uFF11",
                "1f"
            })
    void whatIsLikeANumberIsRefused(String number) {
        assertThrows(MalformedJson.class, () -> read(number));
        assertThrows(MalformedJson.class, () -> read("[" + number + "]"));
        assertThrows(MalformedJson.class, () -> read("{\"a\":" + number + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tru",
                "truE",
                "True",
                "nul",
                "nulll",
                "fals",
                "falsey",
                "undefined",
                "'a'",
                "a",
                "\"",
                "\"a",
                "\"a\\\"",
                "[",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[,]",
                "[1,,2]",
                "[1 2]",
                "[1}",
                "[\"a\":1]",
                "[[]",
                "[]]",
                "[]1",
                "{",
                "}",
                "{]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\"1}",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1,,\"b\":2}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1]",
                "{a:1}",
                "{1:1}",
                "{null:1}",
                "{\"a\"::1}",
                "{\"a\":1:2}",
                "{} {}",
                "{}x",
                "{},",
                "1,",
                "/**/1",
                "1//x",
                "[1]#",
                "\u00A0[1]",
                "[1\u000B]",
                "\u001E1",
                "\uFEFF\uFEFF1",
                "[\uFEFF]",
                "\u0000",
                "[1\u0000]",
                "[1]\u0000",
                "\\u005b]",
                "*",
                "<a>",
                ":",
                ",",
                "\u00E9"
            })
    void whatIsNoJsonIsRefused(String json) {
        assertThrows(MalformedJson.class, () -> read(json));
        assertThrows(MalformedJson.class, () -> read("          " + json + "          "), "with room for eight bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " \t\r\n", "\uFEFF", "\uFEFF "})
    void nothingIsMissing(String json) throws MalformedJson {
        assertSame(JsonElement.MISSING, read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\",
                "\\a",
                "\\'",
                "\\U0041",
                "\\x41",
                "\\0",
                "\\u",
                "\\u004",
                "\\u004g",
                "\\u 041",
                "\\u+041",
                "\\u-041",
                "\\u\uFF10041",
                "\\u00\u00E91",
                "\\\n",
                "\n",
                "\t",
                "\u0000",
                "\u001F",
                "\\uD800\\u",
                "\\u:041",
                "\\u@041"
            })
    void whatCannotStandInAStringIsRefused(String text) {
        for (String before : new String[] {"", "x", "1234567", "12345678", "123456789012345"}) {
            assertThrows(MalformedJson.class, () -> read("\"" + before + text + "\""));
            assertThrows(MalformedJson.class, () -> read("\"" + before + text + "--------\""));
            assertThrows(MalformedJson.class, () -> read("{\"" + before + text + "\":1}"));
        }
    }

    @Test
    void escapesAreWhatTheyStandFor() throws MalformedJson {
        assertEquals("\"\\/\b\f\n\r\t", read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"").text());
        assertEquals(
                "A\u0000\u00E9\uD83D\uDE00\uABCD",
                read("\"\\u0041\\u0000\\u00e9\\uD83D\\ude00\\uaBcD\"").text());
        assertEquals(
                "x\u00E9\\u0041\u20ACy", read("\"x\u00E9\\\\u0041\u20ACy\"").text());
        assertEquals("\u007F\u0080\uFFFF", read("\"\u007F\u0080\uFFFF\"").text());
        assertEquals("\uD800", read("\"\\uD800\"").text(), "half a pair is for whoever looks at the text");
        assertEquals("1", read("{\"\\u0061b\":1}").path("ab").text());
        assertEquals("1", read("{\"\u00E9\":1}").path("\u00E9").text());
    }

    /** The strings are looked at eight bytes at once, so each place counts. */
    @Test
    void whatIsUnusualIsFoundWhereverItStands() throws MalformedJson {
        for (int length = 1; length < 40; length++) {
            for (int place = 0; place < length; place++) {
                for (String unusual :
                        new String[] {"\u00E9", "\\n", "\u20AC", "\uD83D\uDE00", "\\u0041", "\u007F", "!", "#"}) {
                    String text = "x".repeat(place) + unusual + "x".repeat(length - 1 - place);
                    String meant = text.replace("\\n", "\n").replace("\\u0041", "A");
                    assertEquals(meant, read("\"" + text + "\"").text());
                    assertEquals(
                            meant,
                            read("{\"" + text + "\":\"" + text + "\"}")
                                    .path(meant)
                                    .text());
                }
                byte[] control = read7("x".repeat(length));
                control[1 + place] = 0x1F;
                assertThrows(MalformedJson.class, () -> READER.read(control));
                byte[] high = read7("x".repeat(length));
                high[1 + place] = (byte) 0x80;
                assertThrows(MalformedJson.class, () -> READER.read(high));
            }
        }
    }

    private static byte[] read7(String text) {
        return ("\"" + text + "\"").getBytes(StandardCharsets.US_ASCII);
    }

    /** First and last of each row of Unicode 15, table 3-7, "Well-Formed UTF-8 Byte Sequences". */
    @ParameterizedTest
    @CsvSource({
        "C280,80",
        "DFBF,7FF",
        "E0A080,800",
        "E0BFBF,FFF",
        "E18080,1000",
        "ECBFBF,CFFF",
        "ED8080,D000",
        "ED9FBF,D7FF",
        "EE8080,E000",
        "EFBFBF,FFFF",
        "F0908080,10000",
        "F0BFBFBF,3FFFF",
        "F1808080,40000",
        "F3BFBFBF,FFFFF",
        "F4808080,100000",
        "F48FBFBF,10FFFF"
    })
    void wellFormedUtf8IsRead(String bytes, String character) throws MalformedJson {
        assertEquals(
                Character.toString(Integer.parseInt(character, 16)),
                READER.read(inString(bytes)).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "BF",
                "C0",
                "C080",
                "C1BF",
                "C2",
                "C27F",
                "C2C0",
                "DF",
                "E0",
                "E080",
                "E0A0",
                "E08080",
                "E09FBF",
                "E0A07F",
                "E0A0C0",
                "ED",
                "EDA080",
                "EDBFBF",
                "EDA080EDB080",
                "EF",
                "EFBF",
                "F0",
                "F080",
                "F08F8080",
                "F08FBFBF",
                "F09080",
                "F090807F",
                "F0908022",
                "F4908080",
                "F5808080",
                "F8",
                "F888808080",
                "FC",
                "FE",
                "FF",
                "61E282",
                "C3A9C3"
            })
    void otherBytesAreRefused(String bytes) {
        assertThrows(MalformedJson.class, () -> READER.read(inString(bytes)));
        assertThrows(MalformedJson.class, () -> READER.read(inString(bytes + "61626364656667")));
        assertThrows(MalformedJson.class, () -> READER.read(HexFormat.of().parseHex("7B22" + bytes + "223A317D")));
        assertThrows(MalformedJson.class, () -> READER.read(HexFormat.of().parseHex(bytes)));
        assertThrows(MalformedJson.class, () -> READER.read(HexFormat.of().parseHex("5B31" + bytes + "5D")));
    }

    @Test
    void whatEndsEarlyIsRefusedWhereverItEnds() {
        byte[] json = "{\"a\":[1.5e+3,true,false,null,\"\\u0041\u20AC\\n\"],\"bcdefghijklmnopqrs\":{\"\u00E9\":\"x\"}}"
                .getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < json.length; length++) {
            byte[] part = Arrays.copyOf(json, length);
            MalformedJson thrown = assertThrows(MalformedJson.class, () -> READER.read(part));
            assertTrue(thrown.at() <= length && !thrown.beyondLimits());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':1,'a':1}",
                "{'a':1,'b':2,'a':3}",
                "{'a':1,'\\u0061':1}",
                "{'\\u0061':1,'a':1}",
                "{'\u00E9':1,'\\u00e9':1}",
                "[{'x':{'seventeen-letters':1,'seventeen-letters':1}}]",
                "{'':1,'':1}"
            })
    void noNameStandsTwiceInOneObject(String json) {
        assertThrows(MalformedJson.class, () -> read(json.replace('\'', '"')));
    }

    /** More names than the table of names holds, and objects with and without a table of their own. */
    @ParameterizedTest
    @ValueSource(ints = {2, 15, 16, 17, 18, 63, 64, 65, 127, 128, 129, 130, 1000})
    void manyNamesAreEachFoundAndNoneTwice(int count) throws MalformedJson {
        String fields = IntStream.range(0, count)
                .mapToObj(at -> "\"name" + at + "\":" + at)
                .collect(Collectors.joining(","));
        JsonElement json = read("[{" + fields + "},{" + fields + "}]");
        for (JsonElement object : json.items()) {
            for (int at = 0; at < count; at++) {
                assertEquals(Integer.toString(at), object.path("name" + at).text());
            }
            assertSame(JsonElement.MISSING, object.path("name" + count));
        }
        for (int twice : new int[] {0, count / 2, count - 1}) {
            assertThrows(MalformedJson.class, () -> read("{" + fields + ",\"name" + twice + "\":0}"));
        }
    }

    /** The names of one object are expected of the next. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':0,'b':1}",
                "{'a':0}",
                "{}",
                "{'b':1}",
                "{'b':1,'a':0}",
                "{'a':0,'b':1,'c':2}",
                "{'a':0,'c':2,'b':1}",
                "{'a':0,'bb':1}",
                "{'a':0,'b\u00E9':1}",
                "{'a':{'a':0,'b':1},'b':{'a':0}}",
                "{'a':[{'a':0,'b':1},{'b':1}],'c':[]}",
                "{'a' : 0 , 'b' : 1 }"
            })
    void objectsAreReadAsTheyAreWhateverCameBefore(String next) throws MalformedJson {
        String compact = next.replace('\'', '"').replace(" ", "");
        for (String before :
                new String[] {"{'a':0,'b':1}", "{'a':0}", "{}", "{'a':0,'b':1,'c':2,'d':3}", "{'b':1,'a':0}"}) {
            String list = "[" + before + "," + next + "," + before + "]";
            String read = list.replace('\'', '"').replace(" ", "");
            assertEquals(read, read(list.replace('\'', '"')).toString());
            assertEquals(compact, read(list.replace('\'', '"')).items().get(1).toString());
        }
        for (String twice :
                new String[] {"{'a':0,'a':1}", "{'a':0,'b':1,'a':2}", "{'a':0,'b':1,'b':2}", "{'a':0,'\\u0061':1}"}) {
            assertThrows(MalformedJson.class, () -> read(("[{'a':0,'b':1}," + twice + "]" + REST).replace('\'', '"')));
        }
    }

    @Test
    void whatIsAddedToOneObjectIsInNoOther() throws MalformedJson {
        JsonElement list = READER.read("[{\"a\":0,\"b\":1},{\"a\":0,\"b\":1}]" + REST);
        JsonElement.Fields first = (JsonElement.Fields) list.items().get(0);
        first.put("c", JsonElement.string("new"));
        first.put("a", JsonElement.string("other"));
        assertEquals("[{\"a\":\"other\",\"b\":1,\"c\":\"new\"},{\"a\":0,\"b\":1}]", list.toString());
    }

    /** Of long names the first and last eight bytes alone are compared at first. */
    @Test
    void namesThatAreAlikeAreTold() throws MalformedJson {
        String[] names = {
            "a",
            "b",
            "ab",
            "abcdefg",
            "abcdefgh",
            "abcdefghi",
            "bbcdefghi",
            "abcdefgh-abcdefgh",
            "abcdefgh+abcdefgh",
            "abcdefgh+-abcdefgh",
            "abcdefgh-+abcdefgh",
            "abcdefghabcdefgh",
            "abcdefghabcdefghabcdefgh"
        };
        String fields = Arrays.stream(names)
                .map(name -> "\"" + name + "\":\"" + name + "\"")
                .collect(Collectors.joining(","));
        for (JsonElement object : read("[{" + fields + "},{" + fields + "}]").items()) {
            for (String name : names) {
                assertEquals(name, object.path(name).text());
            }
        }
    }

    @Test
    void depthNamesAndNumbersHaveLimits() throws MalformedJson {
        assertTrue(read("[".repeat(20) + "]".repeat(20)).isArray());
        beyond("[".repeat(21) + "]".repeat(21));
        beyond("{\"a\":".repeat(21) + "1" + "}".repeat(21));
        beyond("[".repeat(1_000_000));
        assertTrue(read("[" + "[[]],".repeat(100) + "1]").isArray());
        assertEquals(
                "1",
                read("{\"" + "n".repeat(1024) + "\":1}").path("n".repeat(1024)).text());
        beyond("{\"" + "n".repeat(1025) + "\":1}");
        assertEquals(1000, read("1".repeat(1000)).text().length());
        beyond("1".repeat(1001));
        beyond("0." + "1".repeat(999));
    }

    private static void beyond(String json) {
        assertTrue(assertThrows(MalformedJson.class, () -> read(json)).beyondLimits());
    }

    /** Strings of one hash, made of "Aa" and "BB": a list of them would be searched for minutes. */
    @Test
    void namesOfOneHashTakeNoTime() {
        int bits = 16;
        String fields = IntStream.range(0, 1 << bits)
                .mapToObj(number -> IntStream.range(0, bits)
                        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining("", "\"", "\":1")))
                .collect(Collectors.joining(",", "{", "}"));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertEquals("1", read(fields).path("Aa".repeat(bits)).text()));
    }

    @Test
    void nothingOfTheDocumentIsInTheMessage() {
        MalformedJson thrown = assertThrows(MalformedJson.class, () -> read("{\"Meyer\":\"Meyer\",\"Meyer\":1}"));
        assertFalse(thrown.toString().contains("Meyer"));
    }
}
