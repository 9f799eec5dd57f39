package org.bedside.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BedsideTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--server.port=8081",
                "--bedside.services.mortality-10y.silent=false",
                "--bedside.services.readmission-30d.bands=",
                "--bedside.fhir.subscription-origins[0]=https://ehr.example.org",
                "--logging.level.org.springframework.boot.SpringApplication=DEBUG"
            })
    void aNameWithDotsAndAValueIsASetting(String argument) {
        assertTrue(Bedside.isSetting(argument));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "--help", "-V", "--out=a.b", "--server.port", "server.port=80", "--.port=80"})
    void anythingElseIsNot(String argument) {
        assertFalse(Bedside.isSetting(argument));
    }
}
