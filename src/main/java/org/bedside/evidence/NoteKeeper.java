package org.bedside.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.evidence.Remark.Reason;

/** The notes of one request: those whose text is there, and those whose text is in a Binary that must be fetched first. */
final class NoteKeeper {

    private final Collector.Rules rules;
    private final Instant asOf;
    private final List<Remark> remarks;
    private final NoteSource source;
    private final Comments comments;
    private final List<Note> notes = new ArrayList<>();
    /** By the URL of the Binary. */
    private final Map<String, List<Linked>> linked = new LinkedHashMap<>();

    private record Linked(Node resource, Source source) {}

    NoteKeeper(Collector.Rules rules, Instant asOf, List<Remark> remarks) {
        this.rules = rules;
        this.asOf = asOf;
        this.remarks = remarks;
        this.source = new NoteSource(rules.zone());
        this.comments = new Comments(rules.zone());
    }

    /** Adds the note that a resource is. */
    void note(Node resource, Source from) {
        add(source.read(resource, from, Map.of()), resource, from);
    }

    /** Adds the comments on a resource. */
    void comments(Node resource, Source from) {
        for (NoteSource.Found found : comments.of(resource, from)) {
            add(found, resource, from);
        }
    }

    private void add(NoteSource.Found found, Node resource, Source from) {
        if (found instanceof NoteSource.Found.None none) {
            remark(none.reason(), from, none.detail());
        } else if (found instanceof NoteSource.Found.Linked link) {
            linked.computeIfAbsent(link.url(), url -> new ArrayList<>()).add(new Linked(resource, from));
        } else if (found instanceof NoteSource.Found.Text text) {
            keep(text.note());
        }
    }

    private void keep(Note note) {
        if (note.when().from().isAfter(asOf)) {
            remark(Reason.FUTURE, note.source(), "is dated later than the time of asking");
        } else if (!rules.confidential()
                && note.mediaType().equals(Attachment.CDA)
                && Confidentiality.ofClinicalDocument(note.text()) == Confidentiality.RESTRICTED) {
            remark(Reason.CONFIDENTIAL, note.source(), "is labelled as confidential or sensitive");
        } else {
            notes.add(note);
        }
    }

    /** The URLs of the Binaries that hold notes, as their resources name them, in the order in which they came. */
    List<String> links() {
        return List.copyOf(linked.keySet());
    }

    /**
     * Adds the notes whose text is at a URL.
     *
     * @param binary the Binary; empty if it was not to be had
     */
    void binary(String url, Optional<Node> binary) {
        List<Linked> waiting = linked.getOrDefault(url, List.of());
        linked.remove(url);
        for (Linked one : waiting) {
            if (binary.isEmpty()) {
                remarks.add(unfetched(one));
            } else if (!rules.confidential() && Confidentiality.of(binary.get()) == Confidentiality.RESTRICTED) {
                remark(Reason.CONFIDENTIAL, one.source(), "is labelled as confidential or sensitive");
            } else {
                add(source.read(one.resource(), one.source(), Map.of(url, binary.get())), one.resource(), one.source());
            }
        }
    }

    private static Remark unfetched(Linked one) {
        return new Remark(Reason.UNAVAILABLE, one.source().reference(), "its text is elsewhere and could not be had");
    }

    /** Remarks on the notes whose text is elsewhere and was not added. */
    List<Remark> unfetched() {
        return linked.values().stream()
                .flatMap(List::stream)
                .map(NoteKeeper::unfetched)
                .toList();
    }

    private void remark(Reason reason, Source from, String detail) {
        remarks.add(new Remark(reason, from.reference(), detail));
    }

    /** All notes whose text is there. */
    List<Note> notes() {
        return notes;
    }
}
