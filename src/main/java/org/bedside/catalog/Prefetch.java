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
    private static final Pattern READ = Pattern.compile("([A-Z][A-Za-z]+)/\\{\\{([^{}]*)}}");
    private static final Pattern SEARCH = Pattern.compile("([A-Z][A-Za-z]+)\\?(.+)");
    private static final Pattern PARAMETER = Pattern.compile("(_?[a-z][a-z-]*)(:in)?=([^=]+)");
    private static final List<String> USERS =
            List.of("userPractitionerId", "userPractitionerRoleId", "userPatientId", "userRelatedPersonId");
    private static final Set<String> RESULT_PARAMETERS = Set.of("_count", "_maxresults", "_sort");

    /** Comparisons of dates that CDS Hooks 2.0 does not call widely supported. */
    private static final Pattern RARE_COMPARISON = Pattern.compile("[^=]+=(ne|sa|eb|ap)\\d{4}.*");

    /** What is wrong with this template for a hook; empty if nothing. */
    List<String> faults(Hook hook) {
        List<String> faults = new ArrayList<>();
        Matcher token = TOKEN.matcher(template);
        while (token.find()) {
            String name = token.group(1);
            if (!tokens(hook).contains(name)) {
                faults.add("prefetch " + key + ": {{" + name + "}} is no prefetch token of " + hook.name());
            }
        }
        String bare = TOKEN.matcher(template).replaceAll("x");
        if (bare.contains("{") || bare.contains("}")) {
            faults.add("prefetch " + key + ": unbalanced braces");
        }
        Matcher search = SEARCH.matcher(bare);
        if (search.matches()) {
            if (bare.equals(template)) {
                faults.add("prefetch " + key + ": searches without a token, so for everybody's");
            }
            for (String parameter : search.group(2).split("&", -1)) {
                Matcher parts = PARAMETER.matcher(parameter);
                boolean underscore = parameter.startsWith("_");
                if (!parts.matches()
                        || RARE_COMPARISON.matcher(parameter).matches()
                        || (underscore && !RESULT_PARAMETERS.contains(parts.group(1)))) {
                    faults.add("prefetch " + key + ": " + parameter + " is not widely supported");
                }
            }
            return faults;
        }
        Matcher read = READ.matcher(template);
        if (!read.matches()) {
            faults.add("prefetch " + key + ": neither a read (Type/{{id}}) nor a search (Type?...)");
        } else if (isReference(read.group(2), hook)) {
            faults.add("prefetch " + key + ": {{" + read.group(2) + "}} is no id to read by");
        }
        return faults;
    }

    /** {@code Practitioner/{{context.userId}}} would ask for {@code Practitioner/Practitioner/1}. */
    private static boolean isReference(String token, Hook hook) {
        return hook.context().stream()
                .anyMatch(field -> token.equals("context." + field.name()) && field.shape() != Hook.Shape.ID);
    }

    /** The tokens that templates for a hook may hold. */
    static List<String> tokens(Hook hook) {
        List<String> tokens = new ArrayList<>(USERS);
        hook.tokens().forEach(field -> tokens.add("context." + field));
        return tokens;
    }

    /** The type of resource that it reads or searches; {@code ""} of a template that is neither. */
    public String type() {
        int end = template.indexOf(isSearch() ? '?' : '/');
        return template.substring(0, Math.max(0, end));
    }

    public boolean isSearch() {
        int query = template.indexOf('?');
        int slash = template.indexOf('/');
        return query >= 0 && (slash < 0 || query < slash);
    }

    /** The relative URL with the tokens replaced; empty if a token has no value in this request. */
    public Optional<String> resolve(UnaryOperator<String> values) {
        return filled(template, values);
    }

    /** A text with its tokens replaced; empty if a token has no value. */
    public static Optional<String> filled(String text, UnaryOperator<String> values) {
        StringBuilder url = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
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
