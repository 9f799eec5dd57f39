package org.bedside.fhir;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import jakarta.servlet.ServletException;
import java.io.IOException;

/**
 * Strict while a thread reads what a client writes, lenient otherwise: an element that we do not know would be lost
 * silently, and with it perhaps the "not" of a statement.
 */
final class RequestParsing implements IParserErrorHandler {
    private static final ThreadLocal<Boolean> STRICT = ThreadLocal.withInitial(() -> false);
    private static final IParserErrorHandler REFUSE = new StrictErrorHandler();
    private static final IParserErrorHandler ACCEPT = new LenientErrorHandler(false);

    /** A step of answering a request. */
    interface Step {
        void run() throws IOException, ServletException;
    }

    static void strictly(boolean strict, Step step) throws IOException, ServletException {
        STRICT.set(strict);
        try {
            step.run();
        } finally {
            STRICT.remove();
        }
    }

    private static IParserErrorHandler current() {
        return STRICT.get() ? REFUSE : ACCEPT;
    }

    @Override
    public void containedResourceWithNoId(IParseLocation location) {
        current().containedResourceWithNoId(location);
    }

    @Override
    public void incorrectJsonType(
            IParseLocation location,
            String element,
            ValueType expected,
            ScalarType expectedScalar,
            ValueType found,
            ScalarType foundScalar) {
        current().incorrectJsonType(location, element, expected, expectedScalar, found, foundScalar);
    }

    @Override
    public void invalidValue(IParseLocation location, String value, String error) {
        current().invalidValue(location, value, error);
    }

    @Override
    public void missingRequiredElement(IParseLocation location, String element) {
        current().missingRequiredElement(location, element);
    }

    @Override
    public void unexpectedRepeatingElement(IParseLocation location, String element) {
        current().unexpectedRepeatingElement(location, element);
    }

    @Override
    public void unknownAttribute(IParseLocation location, String attribute) {
        current().unknownAttribute(location, attribute);
    }

    @Override
    public void unknownElement(IParseLocation location, String element) {
        current().unknownElement(location, element);
    }

    @Override
    public void unknownReference(IParseLocation location, String reference) {
        current().unknownReference(location, reference);
    }

    @Override
    public void invalidInternalReference(IParseLocation location, String reference) {
        current().invalidInternalReference(location, reference);
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(IParseLocation location) {
        current().extensionContainsValueAndNestedExtensions(location);
    }
}
