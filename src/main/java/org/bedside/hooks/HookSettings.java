package org.bedside.hooks;

import java.time.Duration;
import java.util.List;
import org.bedside.evidence.Collector;

/**
 * What a site may set about hook calls.
 *
 * @param bodyLimit the longest request body, in bytes
 * @param depthLimit how deeply its JSON may nest
 * @param optionalBudget how long what a service can do without may take
 * @param requiredBudget how long data that a service cannot do without may take
 * @param fhirServers origins ({@code https://host:port}) of FHIR servers that may be called
 * @param publicUrl under which this server is reached, without a slash at its end
 * @param corsOrigins browser origins that may call; {@code *} for any
 * @param reading how resources are read
 */
public record HookSettings(
        int bodyLimit,
        int depthLimit,
        Duration optionalBudget,
        Duration requiredBudget,
        List<String> fhirServers,
        String publicUrl,
        List<String> corsOrigins,
        Collector.Rules reading) {

    public HookSettings {
        fhirServers = fhirServers.stream().map(Origins::normal).toList();
        corsOrigins = List.copyOf(corsOrigins);
        if (bodyLimit < 1 || depthLimit < 1 || optionalBudget.isNegative() || requiredBudget.isNegative()) {
            throw new IllegalArgumentException("limits and budgets are positive");
        }
    }
}
