package org.bedside.web;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Under which URLs this server is reached; the port is known once it is bound. */
final class Address implements ApplicationListener<WebServerInitializedEvent> {

    private final String configured;
    private final Set<String> origins = new LinkedHashSet<>();
    private volatile int port;

    Address(Environment environment) {
        String url = environment.getProperty("bedside.public-url", "");
        this.configured = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.port = environment.getProperty("server.port", Integer.class, 8080);
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent started) {
        if (started.getApplicationContext().getServerNamespace() == null) {
            port = started.getWebServer().getPort();
        }
    }

    /** Without a slash at its end. */
    String publicUrl() {
        return configured.isEmpty() ? local("127.0.0.1") : configured;
    }

    /** Every base under which our FHIR store is known. */
    Set<String> fhirBases() {
        return Set.of(
                        publicUrl() + "/fhir",
                        local("127.0.0.1") + "/fhir",
                        local("localhost") + "/fhir",
                        local("[::1]") + "/fhir")
                .stream()
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** The origins of those bases, with their ports. */
    Set<String> origins() {
        Set<String> all = new LinkedHashSet<>(origins);
        for (String base : Set.of(publicUrl(), local("127.0.0.1"), local("localhost"), local("[::1]"))) {
            URI uri = URI.create(base);
            int explicit = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
            all.add(uri.getScheme() + "://" + uri.getHost() + ":" + explicit);
        }
        return all;
    }

    private String local(String host) {
        return "http://" + host + ":" + port;
    }
}
