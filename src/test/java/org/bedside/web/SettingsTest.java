package org.bedside.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bedside.catalog.Hook;
import org.bedside.catalog.Service;
import org.bedside.evidence.Coding;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsTest {

    private static final Map<String, Service> SERVICES =
            Map.of("a-risk", service("a-risk", false), "b-risk", service("b-risk", true));

    private static Service service(String id, boolean silent) {
        Service.Texts texts = new Service.Texts("S", "", Coding.of("", ""), "B", List.of(), List.of(), List.of());
        return new Service(
                        id,
                        "1.0.0",
                        new Hook("patient-view", "", List.of()),
                        "T",
                        "D",
                        "",
                        List.of(),
                        new Service.Task.Predict("m", List.of(), java.util.Optional.empty()),
                        texts,
                        Service.Voice.ALWAYS)
                .withSilent(silent);
    }

    private static Map<String, Boolean> silent(Map<String, Object> properties, Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("properties", properties));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
        ConfigurationPropertySources.attach(environment);
        return new Settings(environment)
                .services(SERVICES).values().stream()
                        .collect(Collectors.toMap(Service::id, of -> of.voice().silent()));
    }

    @Test
    void withoutSettingsAServiceIsAsItsFolderSays() {
        assertEquals(Map.of("a-risk", false, "b-risk", true), silent(Map.of(), Map.of()));
    }

    @Test
    void aSiteMakesAServiceSilentAndAnotherSpeak() {
        Map<String, Object> properties =
                Map.of("bedside.services.a-risk.silent", "true", "bedside.services.b-risk.silent", "false");
        assertEquals(Map.of("a-risk", true, "b-risk", false), silent(properties, Map.of()));
    }

    @Test
    void aVariableOfTheEnvironmentDoesTheSame() {
        Map<String, Object> variables = Map.of("BEDSIDE_SERVICES_ARISK_SILENT", "true");
        assertEquals(Map.of("a-risk", true, "b-risk", true), silent(Map.of(), variables));
    }

    private static Duration outcomes(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("properties", properties));
        return new Settings(environment).outcomes();
    }

    @Test
    void outcomesAreLookedAfterEveryHourOrAsTheSiteSays() {
        assertEquals(Duration.ofHours(1), outcomes(Map.of()));
        assertEquals(Duration.ofMinutes(10), outcomes(Map.of("bedside.monitor.outcomes", "10m")));
        assertEquals(Duration.ZERO, outcomes(Map.of("bedside.monitor.outcomes", "PT0S")));
    }

    @Test
    void aServiceThatIsNotThereIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> silent(Map.of("bedside.services.c-risk.silent", "true"), Map.of()));
    }
}
