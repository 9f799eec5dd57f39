package org.bedside.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prefetch template: an instance read or a type-level search, relative, with tokens in double braces. CDS Hooks 2.0,
 * "Prefetch Templates"; of the search syntax only what it calls widely supported.
 *
 * @param required whether the service cannot answer without it
 */
public record Prefetch(String key, String template, boolean required) {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern READ = Pattern.compile("([A-Z][A-Za-z]+)/\\{\\{[^{}]*}}");
    private static final Pattern SEARCH = Pattern.compile("([A-Z][A-Za-z]+)\\?(.+)");
    private static final Pattern PARAMETER = Pattern.compile("(_?[a-z][a-z-]*)(:in)?=([^=]+)");
    private static final Set<String> USERS =
            Set.of("userPractitionerId", "userPractitionerRoleId", "userPatientId", "userRelatedPersonId");
    private static final Set<String> RESULT_PARAMETERS = Set.of("_count", "_maxresults", "_sort", "_lastUpdated");

    /** What is wrong with this template for a hook; empty if nothing. */
    List<String> faults(Hook hook) {
        List<String> faults = new ArrayList<>();
        Matcher token = TOKEN.matcher(template);
        while (token.find()) {
            String name = token.group(1);
            boolean context = name.startsWith("context.") && hook.tokens().contains(name.substring(8));
            if (!context && !USERS.contains(name)) {
                faults.add("prefetch " + key + ": {{" + name + "}} is no prefetch token of " + hook.name());
            }
        }
        String bare = TOKEN.matcher(template).replaceAll("x");
        if (bare.contains("{") || bare.contains("}")) {
            faults.add("prefetch " + key + ": unbalanced braces");
        }
        Matcher search = SEARCH.matcher(bare);
        if (search.matches()) {
            for (String parameter : search.group(2).split("&", -1)) {
                Matcher parts = PARAMETER.matcher(parameter);
                boolean underscore = parameter.startsWith("_");
                if (!parts.matches() || (underscore && !RESULT_PARAMETERS.contains(parts.group(1)))) {
                    faults.add("prefetch " + key + ": " + parameter + " is not widely supported");
                }
            }
        } else if (!READ.matcher(template).matches()) {
            faults.add("prefetch " + key + ": neither a read (Type/{{id}}) nor a search (Type?...)");
        }
        return faults;
    }

    /** The type of resource that it reads or searches. */
    public String type() {
        int end = template.indexOf(isSearch() ? '?' : '/');
        return template.substring(0, end);
    }

    public boolean isSearch() {
        int query = template.indexOf('?');
        int slash = template.indexOf('/');
        return query >= 0 && (slash < 0 || query < slash);
    }

    /** The relative URL with the tokens replaced; empty if a token has no value in this request. */
    public Optional<String> resolve(UnaryOperator<String> values) {
        StringBuilder url = new StringBuilder();
        Matcher token = TOKEN.matcher(template);
        while (token.find()) {
            String value = values.apply(token.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            token.appendReplacement(url, Matcher.quoteReplacement(value));
        }
        return Optional.of(token.appendTail(url).toString());
    }
}
