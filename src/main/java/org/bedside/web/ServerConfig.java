package org.bedside.web;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.bedside.catalog.Catalog;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Units;
import org.bedside.fhir.FhirConfig;
import org.bedside.fhir.Store;
import org.bedside.hooks.CdsHooks;
import org.bedside.hooks.HookSettings;
import org.bedside.journal.Entry;
import org.bedside.journal.Journal;
import org.bedside.journal.Materializer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The whole server. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({FhirConfig.class, StartPage.class, JournalPage.class, ModelPage.class})
public class ServerConfig {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Address address(Environment environment) {
        return new Address(environment);
    }

    @Bean
    Units units() {
        return new Units();
    }

    @Bean
    Catalog catalog(Units units) throws IOException {
        return Catalog.read(Shelves.found(), units);
    }

    @Bean
    Journal journal(DataSource source) {
        return Journal.open(source);
    }

    @Bean
    Materializer riskAssessments(Journal journal, Store store, Address address) {
        return Materializer.start(
                journal,
                entry -> isOurs(entry, address)
                        && store.read("Patient", entry.patient()).isPresent(),
                assessments -> assessments.forEach(store::update));
    }

    private static boolean isOurs(Entry entry, Address address) {
        return entry.fhirServer().isEmpty() || address.origins().contains(entry.fhirServer());
    }

    @Bean
    CdsHooks cdsHooks(
            Settings settings,
            Catalog catalog,
            Units units,
            Store store,
            Address address,
            Journal journal,
            Clock clock) {
        return new CdsHooks(
                settings.hooks(address), catalog, new InputReader(units), store, address::fhirBases, journal, clock);
    }

    @Bean
    Settings settings(Environment environment) {
        return new Settings(environment);
    }

    @Bean
    ServletRegistrationBean<HttpServlet> hookServlet(CdsHooks hooks) {
        ServletRegistrationBean<HttpServlet> servlet =
                new ServletRegistrationBean<>(hooks.servlet(), "/cds-services", "/cds-services/*");
        servlet.setName("cds-hooks");
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    /** Settings of the names {@code bedside.*}; the README has the table. */
    record Settings(Environment environment) {

        HookSettings hooks(Address address) {
            return new HookSettings(
                    (int) size("bedside.hooks.body-limit", "16MB"),
                    environment.getProperty("bedside.hooks.depth-limit", Integer.class, 100),
                    duration("bedside.hooks.optional-budget", "400ms"),
                    duration("bedside.hooks.required-budget", "5s"),
                    list("bedside.fhir-servers", List.of()),
                    address::publicUrl,
                    list("bedside.cors-origins", List.of("http://localhost", "http://127.0.0.1")),
                    new org.bedside.evidence.Collector.Rules(
                            java.time.ZoneId.of(environment.getProperty(
                                    "bedside.zone",
                                    java.time.ZoneId.systemDefault().getId())),
                            environment.getProperty("bedside.confidential", Boolean.class, false)));
        }

        private long size(String name, String otherwise) {
            return org.springframework.util.unit.DataSize.parse(environment.getProperty(name, otherwise))
                    .toBytes();
        }

        private java.time.Duration duration(String name, String otherwise) {
            return org.springframework.boot.convert.DurationStyle.detectAndParse(
                    environment.getProperty(name, otherwise));
        }

        private List<String> list(String name, List<String> otherwise) {
            return org.springframework.boot.context.properties.bind.Binder.get(environment)
                    .bind(name, org.springframework.boot.context.properties.bind.Bindable.listOf(String.class))
                    .orElse(otherwise);
        }
    }
}
