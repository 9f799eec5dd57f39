package org.bedside.hooks;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bedside.catalog.Hook;
import org.bedside.catalog.Service;
import org.bedside.evidence.JsonElement;
import org.bedside.evidence.References;

/** Checks a hook call: what the protocol requires is there, of its type; what is unknown is let be. */
final class RequestParser {

    static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private RequestParser() {}

    static Checked<HookRequest> parse(Body.Parsed body, Service service, boolean trusted) {
        JsonElement json = body.json();
        Optional<Problem> problem = hook(json, service)
                .or(() -> instance(json))
                .or(() -> context(json.path("context"), service.hook()))
                .or(() -> access(json))
                .or(() -> prefetch(json.path("prefetch"), service));
        if (problem.isPresent()) {
            return new Checked.Bad<>(problem.get());
        }
        JsonElement prefetch = json.path("prefetch");
        return new Checked.Good<>(new HookRequest(
                json.path("hookInstance").text(),
                ehr(json),
                json.path("context"),
                prefetch.isObject() ? prefetch : new JsonElement.Fields(),
                body.fingerprint(),
                trusted));
    }

    private static Optional<Problem> hook(JsonElement json, Service service) {
        JsonElement hook = json.path("hook");
        if (!hook.isString()) {
            return Optional.of(Problem.required("hook"));
        }
        return hook.text().equals(service.hook().name())
                ? Optional.empty()
                : Optional.of(Problem.invalid(
                        "this service is for the hook " + service.hook().name(), "hook"));
    }

    private static Optional<Problem> instance(JsonElement json) {
        JsonElement instance = json.path("hookInstance");
        if (!instance.isString()) {
            return Optional.of(Problem.required("hookInstance"));
        }
        return UUID.matcher(instance.text()).matches()
                ? Optional.empty()
                : Optional.of(Problem.invalid("hookInstance must be a UUID", "hookInstance"));
    }

    private static Optional<Problem> context(JsonElement context, Hook hook) {
        if (!context.isObject()) {
            return Optional.of(Problem.required("context"));
        }
        for (Hook.Field field : hook.context()) {
            JsonElement value = context.path(field.name());
            String path = "context." + field.name();
            if (value.isNothing()) {
                if (field.required()) {
                    return Optional.of(Problem.required(path));
                }
            } else if (!shaped(value, field.shape())) {
                return Optional.of(Problem.invalid(path + " must be " + words(field.shape()), path));
            }
        }
        return Optional.empty();
    }

    private static boolean shaped(JsonElement value, Hook.Shape shape) {
        return switch (shape) {
            case ID -> value.isString() && References.isId(value.text());
            case USER -> value.isString() && isUser(value.text());
            case REFERENCE -> value.isString() && isReference(value.text());
            case REFERENCES -> all(value, item -> item.isString() && isReference(item.text()));
            case BUNDLE -> value.path("resourceType").text().equals("Bundle");
            case RESOURCE -> value.path("resourceType").isString();
            case RESOURCES -> all(value, item -> item.path("resourceType").isString());
        };
    }

    private static boolean all(JsonElement array, java.util.function.Predicate<JsonElement> test) {
        if (!array.isArray()) {
            return false;
        }
        for (JsonElement item : array.items()) {
            if (!test.test(item)) {
                return false;
            }
        }
        return true;
    }

    /** A reference to one of the four kinds of user; a bare id is let pass, as some EHRs send it. */
    private static boolean isUser(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return References.isId(text);
        }
        return switch (text.substring(0, slash)) {
            case "Practitioner", "PractitionerRole", "Patient", "RelatedPerson" ->
                References.isId(text.substring(slash + 1));
            default -> false;
        };
    }

    private static boolean isReference(String text) {
        return !References.relative(text).isEmpty();
    }

    private static String words(Hook.Shape shape) {
        return switch (shape) {
            case ID -> "a FHIR id (1 to 64 letters, digits, hyphens and dots)";
            case USER -> "Practitioner/, PractitionerRole/, Patient/ or RelatedPerson/ with an id";
            case REFERENCE -> "a reference Type/id";
            case REFERENCES -> "a list of references Type/id";
            case BUNDLE -> "a Bundle";
            case RESOURCE -> "a resource";
            case RESOURCES -> "a list of resources";
        };
    }

    private static Optional<Problem> access(JsonElement json) {
        JsonElement server = json.path("fhirServer");
        JsonElement access = json.path("fhirAuthorization");
        boolean hasServer = !server.isNothing();
        if (hasServer && (!server.isString() || !Origins.isWeb(server.text()))) {
            return Optional.of(Problem.invalid("fhirServer must be an http or https URL", "fhirServer"));
        }
        if (access.isNothing()) {
            return Optional.empty();
        }
        if (!access.isObject()) {
            return Optional.of(Problem.invalid("fhirAuthorization must be an object", "fhirAuthorization"));
        }
        if (!hasServer) {
            return Optional.of(new Problem(400, "required", "fhirAuthorization needs fhirServer", "fhirServer"));
        }
        JsonElement token = access.path("access_token");
        boolean usable = token.isString()
                && !token.text().isBlank()
                && token.text().chars().allMatch(c -> c > ' ' && c < 127);
        if (!usable) {
            return Optional.of(Problem.required("fhirAuthorization.access_token"));
        }
        if (!access.path("token_type").text().equalsIgnoreCase("Bearer")) {
            return Optional.of(
                    Problem.invalid("fhirAuthorization.token_type must be Bearer", "fhirAuthorization.token_type"));
        }
        JsonElement expires = access.path("expires_in");
        if (expires != JsonElement.MISSING && !expires.isInteger()) {
            return Optional.of(
                    Problem.invalid("fhirAuthorization.expires_in must be an integer", "fhirAuthorization.expires_in"));
        }
        for (String field : List.of("scope", "subject", "patient")) {
            JsonElement value = access.path(field);
            if (!value.isNothing() && !value.isString()) {
                String path = "fhirAuthorization." + field;
                return Optional.of(Problem.invalid(path + " must be a string", path));
            }
        }
        return Optional.empty();
    }

    private static Optional<HookRequest.EhrAccess> ehr(JsonElement json) {
        String server = json.path("fhirServer").text();
        if (server.isEmpty()) {
            return Optional.empty();
        }
        String base = server;
        while (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
        return Optional.of(new HookRequest.EhrAccess(
                base, json.path("fhirAuthorization").path("access_token").text()));
    }

    private static Optional<Problem> prefetch(JsonElement prefetch, Service service) {
        if (prefetch.isNothing()) {
            return Optional.empty();
        }
        if (!prefetch.isObject()) {
            return Optional.of(Problem.invalid("prefetch must be an object", "prefetch"));
        }
        for (var template : service.prefetch()) {
            JsonElement value = prefetch.path(template.key());
            boolean resource = value.path("resourceType").isString();
            if (!value.isNothing() && !resource) {
                String path = "prefetch." + template.key();
                return Optional.of(Problem.invalid(path + " must be a FHIR resource or null", path));
            }
        }
        return Optional.empty();
    }
}
