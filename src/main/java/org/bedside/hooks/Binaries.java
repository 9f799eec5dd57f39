package org.bedside.hooks;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Node;
import org.bedside.evidence.References;

/**
 * Fetches the Binaries that hold the text of notes and pictures: from the FHIR server that the call names, or from our own store if the
 * call is about a patient of it, and from nowhere else.
 */
final class Binaries {

    /** More are not fetched for one call: those of the notes that came first. */
    private static final int MOST = 20;

    /** Of pictures fewer, the latest: each may be megabytes, and no model reads more. */
    private static final int MOST_PICTURES = 4;

    private static final String TYPE = "Binary";

    private final OwnStore own;
    private final EhrFetches ehr;

    Binaries(OwnStore own, EhrFetches ehr) {
        this.own = own;
        this.ehr = ehr;
    }

    /** Those that hold the text of notes. */
    void notes(HookRequest request, Collector collector) {
        fetch(request, collector.links(), MOST, collector::binary);
    }

    /** Those that hold pictures. */
    void pictures(HookRequest request, Collector collector) {
        fetch(request, collector.pictures(), MOST_PICTURES, collector::picture);
    }

    private void fetch(
            HookRequest request, List<String> links, int most, BiConsumer<String, Optional<Node>> collector) {
        if (links.isEmpty()) {
            return;
        }
        boolean ours = own.holds(request);
        Collection<String> bases = ours
                ? own.bases()
                : request.fhirServer().map(HookRequest.EhrAccess::base).stream().toList();
        List<String> known = links.stream()
                .filter(link -> relative(link, bases).isPresent())
                .limit(most)
                .toList();
        if (ours) {
            known.forEach(link -> collector.accept(link, relative(link, bases).flatMap(own::read)));
        } else {
            List<String> urls = known.stream()
                    .map(link -> relative(link, bases).orElseThrow())
                    .toList();
            List<Optional<Node>> fetched = ehr.fetchEach(request, urls);
            for (int at = 0; at < known.size(); at++) {
                collector.accept(
                        known.get(at),
                        fetched.get(at).filter(node -> node.type().equals(TYPE)));
            }
        }
    }

    /** {@code Binary/id} of a link that is relative, or absolute below one of the bases; empty of any other. */
    static Optional<String> relative(String link, Collection<String> bases) {
        String rest = link;
        for (String base : bases) {
            if (link.startsWith(base + "/")) {
                rest = link.substring(base.length() + 1);
            }
        }
        String relative = References.relative(rest);
        boolean same = rest.equals(relative) || rest.startsWith(relative + "/_history/");
        return same && relative.startsWith(TYPE + "/") ? Optional.of(relative) : Optional.empty();
    }
}
