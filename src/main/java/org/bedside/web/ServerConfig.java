package org.bedside.web;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.time.Clock;
import javax.sql.DataSource;
import org.bedside.catalog.Catalog;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Units;
import org.bedside.fhir.Chart;
import org.bedside.fhir.ExtractOperation;
import org.bedside.fhir.FhirConfig;
import org.bedside.fhir.Store;
import org.bedside.hooks.CdsHooks;
import org.bedside.journal.Entry;
import org.bedside.journal.Journal;
import org.bedside.journal.Materializer;
import org.bedside.journal.Outcomes;
import org.bedside.monitor.Monitor;
import org.bedside.monitor.OutcomeCollector;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The whole server. */
@Configuration(proxyBeanMethods = false)
@BootParts
@Import({FhirConfig.class, StartPage.class, JournalPage.class, ExplanationPage.class, ModelPage.class, MonitorPage.class
})
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
    Catalog catalog(Units units, Settings settings) throws IOException {
        Catalog found = Catalog.read(Shelves.found(), units);
        return found.withServices(settings.services(found.services()));
    }

    @Bean
    Journal journal(DataSource source, Settings settings, Store store) {
        return Journal.open(source, settings.entries(), patient -> store.has("Patient", patient));
    }

    @Bean
    Materializer riskAssessments(Journal journal, Catalog catalog, Store store, Address address) {
        return Materializer.start(
                journal,
                ModelsInUse.of(catalog, address.publicUrl()),
                entry -> isOurs(entry, address) && store.has("Patient", entry.patient()),
                new Materializer.Saves(store::put, store::createMissing));
    }

    @Bean
    Retention retention(Journal journal, Clock clock, Settings settings) {
        return new Retention(journal, clock, settings.retention());
    }

    @Bean
    Monitor monitor(Journal journal, Catalog catalog, Clock clock) {
        return new Monitor(journal, catalog, clock);
    }

    @Bean
    OutcomeCollector outcomeCollector(
            Journal journal, Catalog catalog, Units units, Settings settings, OwnCharts charts) {
        return new OutcomeCollector(
                new Outcomes(journal), catalog, new InputReader(units), settings.reading(), charts::of);
    }

    @Bean
    OwnCharts ownCharts(Chart chart, Address address) {
        return new OwnCharts(chart::read, chart::search, entry -> isOurs(entry, address));
    }

    @Bean
    OutcomeRuns outcomeRuns(OutcomeCollector collector, Clock clock, Settings settings) {
        return new OutcomeRuns(collector, clock, settings.outcomes());
    }

    @Bean
    MonitorMetrics monitorMetrics(
            MeterRegistry registry, Monitor monitor, Journal journal, Clock clock, Settings settings) {
        MonitorMetrics metrics = new MonitorMetrics(registry, monitor, clock, settings.monitoring());
        journal.onAppended(metrics::count);
        return metrics.start();
    }

    private static boolean isOurs(Entry entry, Address address) {
        return entry.fhirServer().isEmpty() || address.origins().contains(entry.fhirServer());
    }

    @Bean
    CdsHooks cdsHooks(
            Settings settings,
            Catalog catalog,
            Units units,
            Chart chart,
            Address address,
            Journal journal,
            Clock clock) {
        return new CdsHooks(
                settings.hooks(address),
                catalog,
                new ExtractorVersion(catalog.extractors().keySet()),
                new InputReader(units),
                chart,
                address::fhirBases,
                journal,
                clock);
    }

    @Bean
    @Nullable
    ExtractOperation extractOperation(Chart chart, CdsHooks hooks, Clock clock) {
        return hooks.documents()
                .map(reader -> new ExtractOperation(chart, reader, clock))
                .orElse(null);
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
}
