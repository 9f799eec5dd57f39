package org.bedside.fhir;

import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.subscription.match.config.SubscriptionProcessorConfig;
import ca.uhn.fhir.jpa.subscription.match.deliver.email.IEmailSender;
import ca.uhn.fhir.jpa.subscription.submit.config.SubscriptionSubmitterConfig;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.dstu2.model.Subscription.SubscriptionChannelType;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Subscriptions by rest-hook. They carry patient data out, so only to origins that the operator has named. */
@Configuration(proxyBeanMethods = false)
@Import({SubscriptionSubmitterConfig.class, SubscriptionProcessorConfig.class})
class SubscriptionConfig {
    private static final String NOWHERE = "(?!)";

    @Bean
    SubscriptionSettings subscriptionSettings(Environment environment) {
        SubscriptionSettings settings = new SubscriptionSettings();
        List<String> origins = Binder.get(environment)
                .bind("bedside.fhir.subscription-origins", Bindable.listOf(String.class))
                .orElse(List.of());
        if (!origins.isEmpty()) {
            // Else nobody could be told, and every resource stored would be queued in the database to tell nobody.
            settings.addSupportedSubscriptionType(SubscriptionChannelType.RESTHOOK);
        }
        settings.setRestHookEndpointUrlValidationRegex(endpoints(origins));
        return settings;
    }

    /** HAPI wants one, though subscriptions by e-mail are not among those supported. */
    @Bean
    IEmailSender noEmail() {
        return details -> {
            throw new IllegalStateException("Subscriptions by e-mail are not offered");
        };
    }

    /** Matches the URLs below one of the origins (scheme, host and port), and nothing where there is none. */
    static String endpoints(List<String> origins) {
        return origins.isEmpty()
                ? NOWHERE
                : origins.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")(?:/[^@\\s]*)?"));
    }
}
