package org.bedside.concepts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoordinationTest {

    @Test
    void wordsInCommonAreWrittenOutTheMostFirst() {
        assertEquals(
                List.of(
                        List.of("red thumb pain", "blue thumb pain"),
                        List.of("red pain", "blue thumb pain"),
                        List.of("red", "blue thumb pain")),
                Coordination.of("red and blue thumb pain"));
    }

    @Test
    void enumerationsHaveAPartForEach() {
        assertEquals(List.of(List.of("fever", "cough", "pain")), Coordination.of("fever, cough, and pain"));
        assertEquals(List.of(List.of("fever", "cough")), Coordination.of("fever/cough"));
    }

    @Test
    void whatJoinsNothingHasNoParts() {
        assertEquals(List.of(), Coordination.of("hand pain"));
        assertEquals(List.of(), Coordination.of("a, b, c, d, e and f"));
    }
}
