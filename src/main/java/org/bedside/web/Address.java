package org.bedside.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bedside.hooks.Origins;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Under which URLs this server is reached; the port is known once it is bound. */
final class Address implements ApplicationListener<WebServerInitializedEvent> {

    private final String configured;
    private volatile int port;
    private volatile Set<String> fhirBases;
    private volatile Set<String> origins;

    Address(Environment environment) {
        String url = environment.getProperty("bedside.public-url", "");
        this.configured = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.port = environment.getProperty("server.port", Integer.class, 8080);
        this.fhirBases = bases();
        this.origins = originsOf();
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent started) {
        if (started.getApplicationContext().getServerNamespace() == null) {
            port = started.getWebServer().getPort();
            fhirBases = bases();
            origins = originsOf();
        }
    }

    /** Without a slash at its end. */
    String publicUrl() {
        return configured.isEmpty() ? "http://127.0.0.1:" + port : configured;
    }

    /** Every base under which our FHIR store is known. */
    Set<String> fhirBases() {
        return fhirBases;
    }

    /** The origins of those bases, with their ports. */
    Set<String> origins() {
        return origins;
    }

    private Set<String> bases() {
        return urls().map(url -> url + "/fhir").collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> originsOf() {
        return urls().map(Origins::of).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> urls() {
        return Stream.concat(
                Stream.of(publicUrl()),
                List.of("127.0.0.1", "localhost", "[::1]").stream().map(host -> "http://" + host + ":" + port));
    }
}
