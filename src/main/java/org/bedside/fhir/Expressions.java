package org.bedside.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * FHIRPath that clients bring: in search parameters, in constraints of profiles, in patches. HAPI evaluates its regular
 * expressions without a limit of time, and Java's can take exponential time where a group that can match in several ways is
 * repeated; such ones are refused.
 */
@Interceptor
public final class Expressions {
    private static final Pattern USES = Pattern.compile("\\b(?:matches|matchesFull|replaceMatches)\\s*\\(");
    /** A group with something optional, repeated or another group in it, repeated as a whole. */
    private static final Pattern REPEATED_GROUP = Pattern.compile("(?:\\([^()]*[+*{?|][^()]*|\\)[^()]*)\\)\\s*[+*{]");

    /** Whether evaluating it could take for ever. */
    static boolean isDangerous(String expression) {
        return USES.matcher(expression).find()
                && REPEATED_GROUP.matcher(expression).find();
    }

    /** Of what is about to be stored for the first time. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void create(IBaseResource resource) {
        check(of(resource));
    }

    /** Of what is about to replace a stored resource. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void update(IBaseResource before, IBaseResource after) {
        check(of(after));
    }

    /** Of a patch by itself; its body, whole, for only what is dangerous and stands in one is refused. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void patch(RequestDetails request) {
        if (request.getRequestType() == RequestTypeEnum.PATCH) {
            check(Stream.of(new String(request.loadRequestContents(), StandardCharsets.UTF_8)));
        }
    }

    /** Of patches in a transaction. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void patches(IBaseBundle bundle) {
        if (bundle instanceof Bundle r4) {
            check(r4.getEntry().stream()
                    .filter(entry -> entry.getRequest().getMethod() == HTTPVerb.PATCH)
                    .map(Bundle.BundleEntryComponent::getResource)
                    .filter(Parameters.class::isInstance)
                    .flatMap(resource -> ((Parameters) resource).getParameter().stream())
                    .flatMap(parameter -> parameter.getPart().stream())
                    .map(Parameters.ParametersParameterComponent::getValue)
                    .filter(PrimitiveType.class::isInstance)
                    .map(value -> ((PrimitiveType<?>) value).getValueAsString()));
        }
    }

    private static Stream<String> of(IBaseResource resource) {
        if (resource instanceof SearchParameter parameter) {
            return Stream.ofNullable(parameter.getExpression());
        }
        if (resource instanceof StructureDefinition profile) {
            return Stream.concat(
                            profile.getSnapshot().getElement().stream(),
                            profile.getDifferential().getElement().stream())
                    .flatMap(element -> element.getConstraint().stream())
                    .map(ElementDefinition.ElementDefinitionConstraintComponent::getExpression)
                    .flatMap(Stream::ofNullable);
        }
        return Stream.empty();
    }

    private static void check(Stream<String> expressions) {
        if (expressions.anyMatch(Expressions::isDangerous)) {
            throw new UnprocessableEntityException(
                    "A FHIRPath expression is refused: its regular expression can take for ever");
        }
    }
}
