package org.bedside.fhir;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorBroadcaster;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.NormalizedQuantitySearchLevel;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Everything that the FHIR store needs; a Spring application imports it and has FHIR R4 at {@code /fhir}. */
@Configuration(proxyBeanMethods = false)
@Import({
    JpaR4Config.class,
    HapiJpaConfig.class,
    JpaBatch2Config.class,
    Batch2JobsConfig.class,
    SubscriptionChannelConfig.class,
    ThreadPoolFactoryConfig.class,
    PersistenceConfig.class,
    SubscriptionConfig.class,
    RestConfig.class
})
public class FhirConfig {

    /** Begins what takes long and needs nothing else; best done as soon as settings and logging are there. */
    public static void prepare() {
        Definitions.prepare();
    }

    @Bean
    static HapiBeans hapiBeans() {
        return new HapiBeans();
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    JpaStorageSettings storageSettings() {
        JpaStorageSettings settings = new JpaStorageSettings();
        // HAPI would answer a search from a result up to 60 s old: a lab value just stored would be missing.
        settings.setReuseCachedSearchResultsForMillis(null);
        // Hospitals' ids are often numbers; ours must not collide with them.
        settings.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.ANY);
        settings.setResourceServerIdStrategy(JpaStorageSettings.IdStrategyEnum.UUID);
        settings.setAllowContainsSearches(true);
        settings.setIndexIdentifierOfType(true);
        settings.setFilterParameterEnabled(true);
        settings.setNormalizedQuantitySearchLevel(NormalizedQuantitySearchLevel.NORMALIZED_QUANTITY_SEARCH_SUPPORTED);
        // One matching resource is deleted, several are refused: a mistyped criterion must not empty the store.
        settings.setAllowMultipleDelete(false);
        // HAPI's implementation ignores the subject without a full-text index, and mixes patients.
        settings.setLastNEnabled(false);
        // A table of the parameters' names, for whoever reads HAPI's tables by hand: nothing here does.
        settings.setWriteToSearchParamIdentityTable(false);
        settings.setStoreMetaSourceInformation(JpaStorageSettings.StoreMetaSourceInformationEnum.SOURCE_URI);
        return settings;
    }

    @Bean
    Rows rows(DataSource source, Database database) {
        return new Rows(source, database.kind());
    }

    @Bean
    Store store(
            FhirContext fhir,
            DaoRegistry daos,
            IFhirSystemDao<Bundle, Meta> system,
            MatchUrlService queries,
            Rows rows) {
        return new Store(fhir, daos, system, queries, rows);
    }

    @Bean
    Chart chart(
            Store store,
            Rows rows,
            ISearchParamRegistry parameters,
            IInterceptorBroadcaster interceptors,
            PartitionSettings partitions) {
        return new Chart(store, rows, parameters, interceptors, partitions);
    }

    /**
     * Runs before the server says that it is ready: the first visitor shall not find an empty ward, nor the first
     * clinician wait for what is made when it is first used.
     */
    @Bean
    ApplicationRunner demoDataAndFirstUse(
            Store store, Chart chart, DataSource source, Database database, FirstStart start, Environment environment) {
        boolean wanted = environment.getProperty("bedside.demo-data", Boolean.class, true);
        return arguments -> {
            if (wanted) {
                new DemoData(store, source, database.kind()).loadOnce();
            }
            store.read("Patient", "none");
            store.search("Observation?patient=none&code=none&_sort=-date", 1);
            chart.read("Patient", "none");
            chart.search("Observation?patient=none&code=none|none", 1);
            start.done();
        };
    }
}
