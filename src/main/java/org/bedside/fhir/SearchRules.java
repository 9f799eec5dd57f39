package org.bedside.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses search parameters whose value or modifier HAPI would ignore: the answer would be to another question. With
 * {@code Prefer: handling=lenient} they are let through, R4 search.html#errors.
 */
@Interceptor
public final class SearchRules {
    /** R4 search.html#modifiers, with HAPI's extensions {@code :mdm}, {@code :nickname} and R5's {@code :contains}. */
    private static final Set<String> MODIFIERS = Set.of(
            "missing",
            "exact",
            "contains",
            "not",
            "text",
            "in",
            "not-in",
            "below",
            "above",
            "of-type",
            "identifier",
            "iterate",
            "recurse",
            "mdm",
            "nickname");

    private static final Map<String, Set<String>> VALUES = Map.of(
            "_summary", Set.of("true", "false", "text", "data", "count"),
            "_total", Set.of("none", "estimate", "accurate"));
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final Pattern RESOURCE_TYPE = Pattern.compile("[A-Z][A-Za-z]+");

    /** Checks every parameter of a search. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RequestDetails request, RestOperationTypeEnum operation) {
        boolean search = operation == RestOperationTypeEnum.SEARCH_TYPE || operation == RestOperationTypeEnum.GET_PAGE;
        String prefer = request.getHeader("Prefer");
        if (search && (prefer == null || !prefer.contains("handling=lenient"))) {
            request.getParameters().forEach(SearchRules::check);
        }
    }

    private static void check(String parameter, String[] values) {
        int colon = parameter.indexOf(':');
        String name = colon < 0 ? parameter : parameter.substring(0, colon);
        String modifier = colon < 0 ? "" : parameter.substring(colon + 1).split("[.:]", 2)[0];
        if (!modifier.isEmpty()
                && !name.equals("_has")
                && !MODIFIERS.contains(modifier)
                && !RESOURCE_TYPE.matcher(modifier).matches()) {
            throw new InvalidRequestException("Unknown modifier :" + modifier);
        }
        if (modifier.equals("missing") && !Set.of("true", "false").containsAll(Arrays.asList(values))) {
            throw new InvalidRequestException(":missing is true or false");
        }
        if (name.equals("_count")
                && !Arrays.stream(values).allMatch(v -> COUNT.matcher(v).matches())) {
            throw new InvalidRequestException("_count is a number, 0 or more");
        }
        if (VALUES.containsKey(name) && !VALUES.get(name).containsAll(Arrays.asList(values))) {
            throw new InvalidRequestException(name + " is one of " + VALUES.get(name));
        }
    }
}
