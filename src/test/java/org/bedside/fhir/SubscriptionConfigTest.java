package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionConfigTest {

    @Test
    void onlyUrlsBelowANamedOriginMayBeCalled() {
        String endpoints = SubscriptionConfig.endpoints(List.of("https://ehr.example:8443", "http://127.0.0.1:9"));
        assertTrue("https://ehr.example:8443/hooks/1".matches(endpoints));
        assertTrue("http://127.0.0.1:9".matches(endpoints));
        assertFalse("https://ehr.example:8443.evil.example/".matches(endpoints));
        assertFalse("https://ehr.example:8443@evil.example/".matches(endpoints));
        assertFalse("http://127.0.0.1:99/".matches(endpoints));
    }

    @Test
    void withoutANamedOriginNothingMayBeCalled() {
        assertFalse("http://127.0.0.1/".matches(SubscriptionConfig.endpoints(List.of())));
    }
}
