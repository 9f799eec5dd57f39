package org.bedside.web;

import java.time.Duration;
import org.bedside.fhir.FhirConfig;
import org.bedside.security.Exposure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the server, and says where things are once it is ready. */
public final class Startup {

    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    private Startup() {}

    /** Runs until it is stopped; the arguments are Spring Boot's ({@code --server.port=8081}). */
    public static ConfigurableApplicationContext run(String... arguments) {
        SpringApplication application = application();
        application.addListeners((ApplicationListener<ApplicationReadyEvent>) Startup::told);
        return application.run(arguments);
    }

    /** The same for a command that uses the store for a while: nobody is invited. */
    public static ConfigurableApplicationContext runUntold(String... arguments) {
        SpringApplication application = application();
        application.setBannerMode(Banner.Mode.OFF);
        return application.run(arguments);
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(ServerConfig.class);
        application.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) Startup::checked);
        return application;
    }

    /** Settings and logging are there, nothing else yet. */
    private static void checked(ApplicationEnvironmentPreparedEvent prepared) {
        Exposure.check(prepared.getEnvironment());
        FhirConfig.prepare();
    }

    private static void told(ApplicationReadyEvent ready) {
        String base = ready.getApplicationContext().getBean(Address.class).publicUrl();
        Duration taken = ready.getTimeTaken();
        LOG.info(
                """
                Bedside is ready after {} ms.
                  Pages      {}/
                  Discovery  {}/cds-services
                  FHIR       {}/fhir
                  A card:
                {}""",
                taken == null ? "?" : taken.toMillis(),
                base,
                base,
                base,
                Guide.curl(base).indent(2));
    }
}
