package org.bedside.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.IJpaSystemProvider;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.openapi.OpenApiInterceptor;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.CorsInterceptor;
import ca.uhn.fhir.rest.server.interceptor.SearchPreferHandlingInterceptor;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.cors.CorsConfiguration;

/** The store over HTTP. */
@Configuration(proxyBeanMethods = false)
class RestConfig {
    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 1000;
    private static final List<String> THIS_COMPUTER = List.of("http://localhost:[*]", "http://127.0.0.1:[*]");

    @Bean
    RestfulServer restfulServer(
            FhirContext fhir,
            ResourceProviderFactory resources,
            IJpaSystemProvider system,
            DatabaseBackedPagingProvider pages,
            ISearchParamRegistry parameters,
            ObjectProvider<ExtractOperation> extract,
            Environment environment) {
        RestfulServer server = new FhirServlet(fhir);
        // From which version of a resource something was made is what these references are for.
        fhir.getParserOptions()
                .setDontStripVersionsFromReferencesAtPaths("RiskAssessment.basis", "Provenance.entity.what");
        server.registerProviders(resources.createProviders());
        server.registerProvider(system);
        extract.ifAvailable(server::registerProvider);
        pages.setDefaultPageSize(PAGE);
        pages.setMaximumPageSize(LARGEST_PAGE);
        server.setPagingProvider(pages);
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        String publicUrl = environment.getProperty("bedside.public-url", "");
        if (!publicUrl.isBlank()) {
            server.setServerAddressStrategy(new HardcodedServerAddressStrategy(publicUrl + "/fhir"));
        }
        server.registerInterceptor(new CorsInterceptor(cors(environment)));
        server.registerInterceptor(new SearchPreferHandlingInterceptor(parameters));
        server.registerInterceptor(new Requests());
        server.registerInterceptor(new SearchRules());
        server.registerInterceptor(new Expressions());
        server.registerInterceptor(new Capabilities());
        server.registerInterceptor(new OpenApiInterceptor());
        if (environment.getProperty("bedside.fhir.strict", Boolean.class, true)) {
            fhir.setParserErrorHandler(new RequestParsing());
            server.registerInterceptor(new StrictWrites(fhir));
        }
        return server;
    }

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServlet(
            RestfulServer server,
            IFhirSystemDao<?, ?> systemDao,
            JpaStorageSettings settings,
            ISearchParamRegistry parameters,
            IValidationSupport definitions) {
        server.setServerConformanceProvider(
                new JpaCapabilityStatementProvider(server, systemDao, settings, parameters, definitions));
        ServletRegistrationBean<RestfulServer> servlet = new ServletRegistrationBean<>(server, "/fhir/*");
        servlet.setName("fhir");
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    @Bean
    FilterRegistrationBean<FhirFilter> fhirFilter() {
        FilterRegistrationBean<FhirFilter> filter = new FilterRegistrationBean<>(new FhirFilter());
        filter.addUrlPatterns("/fhir/*");
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> fhirErrors() {
        return tomcat -> tomcat.addContextCustomizers(
                context -> ((StandardHost) context.getParent()).setErrorReportValveClass(OutcomeValve.class.getName()));
    }

    /** Which pages may call the store from a browser: those of this computer, unless the operator names others. */
    private static CorsConfiguration cors(Environment environment) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(Binder.get(environment)
                .bind("bedside.cors-origins", Bindable.listOf(String.class))
                .orElse(THIS_COMPUTER));
        cors.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"));
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(List.of("Location", "Content-Location", "ETag", "Last-Modified"));
        return cors;
    }
}
