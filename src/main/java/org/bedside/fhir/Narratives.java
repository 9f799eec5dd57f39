package org.bedside.fhir;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The XHTML that a narrative may hold: the elements and attributes of invariant txt-1, R4 narrative.html. */
final class Narratives {
    private static final Set<String> ELEMENTS = Set.of(
            ("a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i"
                            + " img li ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var")
                    .split(" "));
    private static final Set<String> ATTRIBUTES = Set.of(
            ("abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff"
                            + " charset cite class colspan compact coords dir frame headers height href hreflang hspace id"
                            + " lang longdesc name nowrap rel rev rowspan rules scope shape span src start style summary"
                            + " tabindex title type valign value vspace width xml:lang xmlns")
                    .split(" "));
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "data");

    private Narratives() {}

    /** What is wrong with the narrative of a resource, or of one that it contains. */
    static Optional<String> fault(IBaseResource resource) {
        if (!(resource instanceof DomainResource whole)) {
            return Optional.empty();
        }
        Optional<String> fault = whole.hasText() ? fault(whole.getText().getDiv()) : Optional.empty();
        for (Resource contained : whole.getContained()) {
            fault = fault.or(() -> fault(contained));
        }
        return fault;
    }

    /** The first element, attribute or link that is not allowed. */
    private static Optional<String> fault(XhtmlNode node) {
        if (node.getNodeType() == NodeType.Element) {
            if (!ELEMENTS.contains(node.getName().toLowerCase(Locale.ROOT))) {
                return Optional.of("an element that is not allowed");
            }
            for (var attribute : node.getAttributes().entrySet()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                if (!ATTRIBUTES.contains(name)) {
                    return Optional.of("an attribute that is not allowed");
                }
                if ((name.equals("href") || name.equals("src")) && isActive(attribute.getValue())) {
                    return Optional.of("a link that is not allowed");
                }
            }
        }
        return node.getChildNodes().stream()
                .map(child -> fault(child))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether a link has a scheme other than the harmless ones; a browser drops blanks and control characters first. */
    private static boolean isActive(String link) {
        String bare = link.replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
        int colon = bare.indexOf(':');
        boolean relative = colon < 0 || bare.substring(0, colon).matches(".*[/?#].*");
        String scheme = relative ? "" : bare.substring(0, colon);
        return !relative && (!SCHEMES.contains(scheme) || (scheme.equals("data") && !bare.startsWith("data:image/")));
    }
}
