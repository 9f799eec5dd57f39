package org.bedside.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.config.HibernatePropertiesProvider;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.util.VersionUtil;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.hibernate.engine.transaction.jta.platform.internal.NoJtaPlatform;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** The database under the store: its connections, tables, entities and transactions. */
@Configuration(proxyBeanMethods = false)
class PersistenceConfig {

    @Bean
    Database database(Environment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        return url.isBlank()
                ? Database.embedded(Path.of(environment.getProperty("bedside.data-dir", ".bedside")))
                : Database.of(url);
    }

    /** Shared with whoever keeps tables of their own beside the store's. */
    @Bean
    HikariDataSource dataSource(Database database, Environment environment) {
        HikariDataSource source = database.isH2File() ? new EmbeddedSource() : new HikariDataSource();
        source.setPoolName("store");
        source.setJdbcUrl(database.url());
        source.setUsername(environment.getProperty("spring.datasource.username", database.isH2File() ? "sa" : ""));
        source.setPassword(environment.getProperty("spring.datasource.password", ""));
        // A thread that saves may need a second connection for a sequence or a job; fewer than this can lock up.
        source.setMaximumPoolSize(Math.max(20, 4 * Runtime.getRuntime().availableProcessors()));
        source.setMinimumIdle(2);
        source.setAutoCommit(true);
        Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(source));
        return source;
    }

    @Bean
    FirstStart firstStart(HikariDataSource dataSource, Database database) {
        return FirstStart.begin(dataSource, database.kind(), VersionUtil.getVersion());
    }

    /** After the turn to start has come, which is why it is asked for. */
    @Bean
    Schema schema(HikariDataSource dataSource, Database database, FirstStart turn) {
        return Schema.make(dataSource, database.kind(), VersionUtil.getVersion());
    }

    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            HikariDataSource dataSource,
            Database database,
            Schema schema,
            ConfigurableListableBeanFactory beans,
            FhirContext fhir,
            JpaStorageSettings settings) {
        LocalContainerEntityManagerFactoryBean factory =
                HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhir, settings);
        factory.setPersistenceUnitName("store");
        factory.setDataSource(dataSource);
        factory.setJpaProperties(hibernate(database, schema.isCurrent()));
        return factory;
    }

    @Bean
    Checkpoint checkpoint(Database database, HikariDataSource dataSource, Environment environment) {
        Duration every = environment.getProperty("bedside.fhir.checkpoint", Duration.class, Duration.ofSeconds(5));
        return database.isH2File() ? Checkpoint.every(every, dataSource) : Checkpoint.none(dataSource);
    }

    private static Properties hibernate(Database database, boolean schemaReady) {
        Properties properties = new Properties();
        properties.put("hibernate.dialect", database.kind().dialect);
        properties.put("hibernate.hbm2ddl.auto", schemaReady ? "none" : "update");
        properties.put("hibernate.search.enabled", "false");
        // Of these the store uses nothing, and each takes its time at start.
        properties.put("hibernate.integration.envers.enabled", "false");
        properties.put("jakarta.persistence.validation.mode", "none");
        properties.put("hibernate.query.startup_check", "false");
        properties.put("hibernate.jpa.static_metamodel.population", "disabled");
        properties.put("hibernate.transaction.jta.platform", NoJtaPlatform.class.getName());
        // Comes on by itself where validation is off, and refuses columns that HAPI fills in later.
        properties.put("hibernate.check_nullability", "false");
        // Temporary tables for bulk statements are not needed, and those that Hibernate makes for these entities fail.
        properties.put("hibernate.query.mutation_strategy.global_temporary.create_tables", "false");
        properties.put("hibernate.query.mutation_strategy.global_temporary.drop_tables", "false");
        if (database.kind() == Database.Kind.H2) {
            properties.put("hibernate.session_factory.statement_inspector", new IdLookup());
        }
        return properties;
    }

    @Bean
    @Primary
    JpaTransactionManager transactionManager(EntityManagerFactory entityManagerFactory, Schema schema) {
        schema.mark();
        return new JpaTransactionManager(entityManagerFactory);
    }

    @Bean
    @Primary
    HibernatePropertiesProvider hibernateProperties() {
        return new HibernatePropertiesProvider();
    }
}
