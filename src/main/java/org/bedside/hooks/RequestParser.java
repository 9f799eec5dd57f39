package org.bedside.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bedside.catalog.Hook;
import org.bedside.catalog.Service;
import org.bedside.evidence.References;

/** Checks a hook call: what the protocol requires is there, of its type; what is unknown is let be. */
final class RequestParser {

    static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private RequestParser() {}

    static Checked<HookRequest> parse(Body.Parsed body, Service service, boolean trusted) {
        ObjectNode json = body.json();
        Optional<Problem> problem = hook(json, service)
                .or(() -> instance(json))
                .or(() -> context(json.path("context"), service.hook()))
                .or(() -> access(json))
                .or(() -> prefetch(json.path("prefetch"), service));
        if (problem.isPresent()) {
            return new Checked.Bad<>(problem.get());
        }
        JsonNode prefetch = json.path("prefetch");
        return new Checked.Good<>(new HookRequest(
                json.path("hookInstance").asText(),
                ehr(json),
                (ObjectNode) json.path("context"),
                prefetch.isObject() ? prefetch : JsonNodeFactory.instance.objectNode(),
                body.fingerprint(),
                trusted));
    }

    private static Optional<Problem> hook(JsonNode json, Service service) {
        JsonNode hook = json.path("hook");
        if (!hook.isTextual()) {
            return Optional.of(Problem.required("hook"));
        }
        return hook.asText().equals(service.hook().name())
                ? Optional.empty()
                : Optional.of(Problem.invalid(
                        "this service is for the hook " + service.hook().name(), "hook"));
    }

    private static Optional<Problem> instance(JsonNode json) {
        JsonNode instance = json.path("hookInstance");
        if (!instance.isTextual()) {
            return Optional.of(Problem.required("hookInstance"));
        }
        return UUID.matcher(instance.asText()).matches()
                ? Optional.empty()
                : Optional.of(Problem.invalid("hookInstance must be a UUID", "hookInstance"));
    }

    private static Optional<Problem> context(JsonNode context, Hook hook) {
        if (!context.isObject()) {
            return Optional.of(Problem.required("context"));
        }
        for (Hook.Field field : hook.context()) {
            JsonNode value = context.path(field.name());
            String path = "context." + field.name();
            if (value.isMissingNode() || value.isNull()) {
                if (field.required()) {
                    return Optional.of(Problem.required(path));
                }
            } else if (!shaped(value, field.shape())) {
                return Optional.of(Problem.invalid(path + " must be " + words(field.shape()), path));
            }
        }
        return Optional.empty();
    }

    private static boolean shaped(JsonNode value, Hook.Shape shape) {
        return switch (shape) {
            case ID -> value.isTextual() && References.isId(value.asText());
            case USER -> value.isTextual() && isUser(value.asText());
            case REFERENCE -> value.isTextual() && isReference(value.asText());
            case REFERENCES -> all(value, item -> item.isTextual() && isReference(item.asText()));
            case BUNDLE -> value.path("resourceType").asText("").equals("Bundle");
            case RESOURCE -> value.path("resourceType").isTextual();
            case RESOURCES -> all(value, item -> item.path("resourceType").isTextual());
        };
    }

    private static boolean all(JsonNode array, java.util.function.Predicate<JsonNode> test) {
        if (!array.isArray()) {
            return false;
        }
        for (JsonNode item : array) {
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

    private static Optional<Problem> access(JsonNode json) {
        JsonNode server = json.path("fhirServer");
        JsonNode access = json.path("fhirAuthorization");
        boolean hasServer = !server.isMissingNode() && !server.isNull();
        if (hasServer && (!server.isTextual() || !Origins.isWeb(server.asText()))) {
            return Optional.of(Problem.invalid("fhirServer must be an http or https URL", "fhirServer"));
        }
        if (access.isMissingNode() || access.isNull()) {
            return Optional.empty();
        }
        if (!access.isObject()) {
            return Optional.of(Problem.invalid("fhirAuthorization must be an object", "fhirAuthorization"));
        }
        if (!hasServer) {
            return Optional.of(new Problem(400, "required", "fhirAuthorization needs fhirServer", "fhirServer"));
        }
        JsonNode token = access.path("access_token");
        boolean usable = token.isTextual()
                && !token.asText().isBlank()
                && token.asText().chars().allMatch(c -> c > ' ' && c < 127);
        if (!usable) {
            return Optional.of(Problem.required("fhirAuthorization.access_token"));
        }
        if (!access.path("token_type").asText("").equalsIgnoreCase("Bearer")) {
            return Optional.of(
                    Problem.invalid("fhirAuthorization.token_type must be Bearer", "fhirAuthorization.token_type"));
        }
        JsonNode expires = access.path("expires_in");
        if (!expires.isMissingNode() && !expires.isIntegralNumber()) {
            return Optional.of(
                    Problem.invalid("fhirAuthorization.expires_in must be an integer", "fhirAuthorization.expires_in"));
        }
        for (String field : List.of("scope", "subject", "patient")) {
            JsonNode value = access.path(field);
            if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
                String path = "fhirAuthorization." + field;
                return Optional.of(Problem.invalid(path + " must be a string", path));
            }
        }
        return Optional.empty();
    }

    private static Optional<HookRequest.EhrAccess> ehr(JsonNode json) {
        String server = json.path("fhirServer").asText("");
        if (server.isEmpty() || json.path("fhirServer").isNull()) {
            return Optional.empty();
        }
        String base = server;
        while (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
        return Optional.of(new HookRequest.EhrAccess(
                base, json.path("fhirAuthorization").path("access_token").asText("")));
    }

    private static Optional<Problem> prefetch(JsonNode prefetch, Service service) {
        if (prefetch.isMissingNode() || prefetch.isNull()) {
            return Optional.empty();
        }
        if (!prefetch.isObject()) {
            return Optional.of(Problem.invalid("prefetch must be an object", "prefetch"));
        }
        for (var template : service.prefetch()) {
            JsonNode value = prefetch.path(template.key());
            boolean resource = value.path("resourceType").isTextual();
            if (!value.isMissingNode() && !value.isNull() && !resource) {
                String path = "prefetch." + template.key();
                return Optional.of(Problem.invalid(path + " must be a FHIR resource or null", path));
            }
        }
        return Optional.empty();
    }
}
