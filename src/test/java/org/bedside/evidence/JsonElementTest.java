package org.bedside.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonElementTest {

    private static final JsonReader READER = new JsonReader(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":1,\"b\":[1.50,-2e-3,null,true,false,\"x\\\"\\n\\u0001é😀\"],\"c\":{\"d\":{}},\"\":\"\"}",
                "12345678901234567890123",
                "\"text\"",
                "null"
            })
    void whatIsReadIsWrittenAsItWas(String json) throws IOException {
        assertEquals(
                new ObjectMapper().readTree(json),
                new ObjectMapper().readTree(read(json).toString()));
        assertEquals(
                read(json).toString(),
                READER.read(json.getBytes(StandardCharsets.UTF_8)).toString());
    }

    @Test
    void numbersKeepTheirDigits() throws IOException {
        assertEquals(
                "{\"a\":7.10,\"b\":1E+2}",
                read("{ \"a\" : 7.10, \"b\" : 1E+2 }").toString());
    }

    /** Below, at and above the number of fields from which on they are hashed. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 16, 17, 200})
    void everyFieldIsFoundAndThereOnce(int count) throws IOException {
        String fields = IntStream.range(0, count)
                .mapToObj(at -> "\"field" + at + "\":" + at)
                .collect(Collectors.joining(",", "{", "}"));
        JsonElement.Fields json = (JsonElement.Fields) read(fields);
        assertEquals(fields, json.toString());
        for (int at = 0; at < count; at++) {
            assertEquals(Integer.toString(at), json.path("field" + at).text());
            json.put("field" + at, JsonElement.string("new"));
            assertEquals("new", json.path("field" + at).text());
        }
        assertSame(JsonElement.MISSING, json.path("field" + count));
    }

    @Test
    void namesOfOneHashAreTwoFields() throws IOException {
        assertEquals("Aa".hashCode(), "BB".hashCode());
        assertSame(JsonElement.MISSING, read("{\"Aa\":1}").path("BB"));
        assertEquals("2", read("{\"Aa\":1,\"BB\":2}").path("BB").text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "[{\"a\":{\"b\":1,\"b\":2}}]",
                "{} {}",
                "{}x",
                "{",
                "{\"a\"",
                "{\"a\":",
                "[1",
                "[1,]",
                "{\"a\":}",
                "[01]",
                "[NaN]",
                "[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]"
            })
    void whatIsNotOneJsonValueIsRefused(String json) {
        assertThrows(MalformedJson.class, () -> read(json));
    }

    @Test
    void nullAndNothingAreAbsentForEvidence() throws IOException {
        JsonElement json = read("{\"none\":null,\"list\":[null,\"a\",null,\"b\"],\"nulls\":[null],\"empty\":[]}");
        for (String name : List.of("none", "other", "nulls", "empty")) {
            assertSame(Node.ABSENT, json.at(name), name);
            assertEquals(List.of(), json.all(name), name);
        }
        assertEquals("a", json.at("list").text());
        assertEquals(
                List.of("a", "b"), json.all("list").stream().map(Node::text).toList());
        assertSame(Node.ABSENT, read("null").node());
        assertSame(Node.ABSENT, read(" ").node());
        assertTrue(json.path("none").isNothing() && json.path("none").isNull());
        assertTrue(json.path("other").isNothing() && !json.path("other").isNull());
    }

    @Test
    void aChoiceKnowsItsType() throws IOException {
        JsonElement json = read("{\"values\":1,\"valueQuantity\":{\"value\":5.0},\"onsetAge\":null}");
        assertEquals("Quantity", json.choice("value").type());
        assertEquals("5.0", json.choice("value").at("value").text());
        assertSame(Node.ABSENT, json.choice("onset"));
        assertSame(Node.ABSENT, json.choice("effective"));
    }

    @Test
    void objectsAndArraysAreMadeWhereTheyAreMissing() throws IOException {
        JsonElement.Fields json = (JsonElement.Fields) read("{\"meta\":{\"a\":1},\"tag\":\"x\"}");
        json.object("meta").array("tag").add(JsonElement.string("t"));
        json.array("tag");
        assertEquals("{\"meta\":{\"a\":1,\"tag\":[\"t\"]},\"tag\":[]}", json.toString());
    }

    private static JsonElement read(String json) throws IOException {
        return READER.read(json);
    }
}
