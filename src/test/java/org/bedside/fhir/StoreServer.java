package org.bedside.fhir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The store alone, as a server, for the tests of this package. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(FhirConfig.class)
class StoreServer {

    public static void main(String[] args) {
        FhirConfig.prepare();
        new SpringApplication(StoreServer.class).run(args);
    }
}
