package org.bedside.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bedside.evidence.Remark.Reason;

/** The pictures of one request that are in Binaries, which must be fetched first. */
final class LinkedPictures {

    /** A resource whose picture is at a URL. */
    record Linked(String url, Instant at, Node resource, Source source) {
        Remark missing(String detail) {
            return new Remark(Reason.UNAVAILABLE, source.reference(), detail);
        }
    }

    private final List<Linked> waiting = new ArrayList<>();

    void add(Linked one) {
        waiting.add(one);
    }

    /** The URLs of the Binaries, as the resources name them, those of the latest pictures first. */
    List<String> urls() {
        return waiting.stream()
                .sorted(Comparator.comparing(Linked::at).reversed())
                .map(Linked::url)
                .distinct()
                .toList();
    }

    /** Those that wait for a URL; they wait no more. */
    List<Linked> take(String url) {
        List<Linked> taken =
                waiting.stream().filter(one -> one.url().equals(url)).toList();
        waiting.removeAll(taken);
        return taken;
    }

    /** Remarks on those that wait still. */
    List<Remark> unfetched() {
        return waiting.stream()
                .map(one -> one.missing(
                        "its picture is elsewhere; those within it, or in a Binary of the same server, are read, the"
                                + " latest first"))
                .toList();
    }
}
