package org.bedside.hooks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bedside.evidence.Collector;

/**
 * What a site may set about hook calls.
 *
 * @param bodyLimit the longest request body, in bytes
 * @param depthLimit how deeply its JSON may nest
 * @param optionalBudget how long what a service can do without may take
 * @param requiredBudget how long data that a service cannot do without may take
 * @param fhirServers origins ({@code https://host:port}) of FHIR servers that may be called
 * @param publicUrl under which this server is reached, without a slash at its end; known once the port is bound
 * @param trustedOrigins browser origins whose calls may be answered from our own store; any origin may ask about data
 *     that it brings itself. Pages of this computer are {@code http://localhost} and {@code http://127.0.0.1}
 * @param reading how resources are read
 */
public record HookSettings(
        int bodyLimit,
        int depthLimit,
        Duration optionalBudget,
        Duration requiredBudget,
        List<String> fhirServers,
        Supplier<String> publicUrl,
        List<String> trustedOrigins,
        Collector.Rules reading) {

    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    public HookSettings {
        fhirServers = fhirServers.stream().map(Origins::normal).toList();
        trustedOrigins = List.copyOf(trustedOrigins);
        if (bodyLimit < 1 || depthLimit < 1 || optionalBudget.isNegative() || requiredBudget.isNegative()) {
            throw new IllegalArgumentException("limits and budgets are positive");
        }
    }

    /**
     * Whether a call with this Origin header may be answered from our own store: none (no browser), or a trusted one.
     * Without authentication, a page of anybody's in a browser on this computer could otherwise read our patients.
     */
    boolean trusts(String origin) {
        if (origin.isEmpty() || trustedOrigins.contains("*") || trustedOrigins.contains(origin)) {
            return true;
        }
        String bare = PORT.matcher(origin.toLowerCase(Locale.ROOT)).replaceFirst("");
        return trustedOrigins.contains(bare) && (bare.equals("http://localhost") || bare.equals("http://127.0.0.1"));
    }
}
