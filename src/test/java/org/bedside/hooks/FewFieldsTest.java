package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FewFieldsTest {

    /** Below, at and above the number of fields from which on they are hashed. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 16, 17, 200})
    void fieldsAreAsInAnOrdinaryMap(int count) {
        Map<String, JsonNode> few = new FewFields();
        Map<String, JsonNode> ordinary = new LinkedHashMap<>();
        List<JsonNode> replaced = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            assertNull(few.put("field" + at, IntNode.valueOf(at)));
            ordinary.put("field" + at, IntNode.valueOf(at));
        }
        for (int at = 0; at < count; at += 3) {
            replaced.add(few.put("field" + at, IntNode.valueOf(-at)));
            assertEquals(ordinary.put("field" + at, IntNode.valueOf(-at)), replaced.get(replaced.size() - 1));
        }
        assertEquals(ordinary, few);
        assertEquals(List.copyOf(ordinary.keySet()), List.copyOf(few.keySet()));
        assertNull(few.get("none"));
        assertEquals(ordinary.hashCode(), few.hashCode());
    }

    @Test
    void namesOfOneHashAreTwoFields() {
        assertEquals("Aa".hashCode(), "BB".hashCode());
        Map<String, JsonNode> few = new FewFields();
        few.put("Aa", IntNode.valueOf(1));
        assertNull(few.get("BB"));
        few.put("BB", IntNode.valueOf(2));
        assertEquals(Map.of("Aa", IntNode.valueOf(1), "BB", IntNode.valueOf(2)), few);
    }
}
