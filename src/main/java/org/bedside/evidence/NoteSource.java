package org.bedside.evidence;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.Remark.Reason;

/** Finds the text of resources that are notes: documents, reports, compositions, impressions, messages. */
final class NoteSource {

    private static final List<String> PREFERRED = List.of(
            Attachment.PLAIN, Attachment.HTML, Attachment.XHTML, Attachment.CDA, Attachment.RTF, Attachment.PDF);

    /** A note, or why there is none. */
    sealed interface Found {
        record Text(Note note) implements Found {}

        /** Its text is in a Binary of this URL. */
        record Linked(String url) implements Found {}

        record None(Reason reason, String detail) implements Found {}
    }

    private static final Found NO_TEXT = new Found.None(Reason.VALUE, "holds no text of a type that is read");

    private final ZoneId zone;

    NoteSource(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The note that a resource of one of {@link Note#TYPES} is.
     *
     * @param binaries Binary resources by their URLs as attachments name them
     */
    Found read(Node resource, Source source, Map<String, Node> binaries) {
        return switch (resource.type()) {
            case "DocumentReference" -> document(resource, source, binaries);
            case "DiagnosticReport" -> report(resource, source, binaries);
            case "Composition" -> composition(resource, source);
            case "ClinicalImpression" -> impression(resource, source);
            default -> message(resource, source);
        };
    }

    private Found document(Node resource, Source source, Map<String, Node> binaries) {
        if (!resource.at("status").text().equals("current")) {
            return new Found.None(Reason.STATUS, "superseded or entered in error");
        }
        String docStatus = resource.at("docStatus").text();
        if (docStatus.equals("preliminary") || docStatus.equals("entered-in-error")) {
            return new Found.None(Reason.STATUS, "a document that is not final");
        }
        Optional<When> when =
                time(resource.at("date")).or(() -> time(resource.at("context").at("period")));
        List<Node> attachments = resource.all("content").stream()
                .map(content -> content.at("attachment"))
                .toList();
        return attached(resource, resource.at("description").text(), attachments, when, source, binaries);
    }

    private Found report(Node resource, Source source, Map<String, Node> binaries) {
        switch (resource.at("status").text()) {
            case "final", "amended", "corrected", "appended" -> {}
            default -> {
                return new Found.None(Reason.STATUS, "a report that is not final");
            }
        }
        Optional<When> when = time(resource.choice("effective")).or(() -> time(resource.at("issued")));
        String conclusion = resource.at("conclusion").text();
        Found found = attached(resource, "", resource.all("presentedForm"), when, source, binaries);
        return found.equals(NO_TEXT) && !conclusion.isEmpty()
                ? made(Attachment.PLAIN, conclusion, resource, "", when, source)
                : found;
    }

    private Found composition(Node resource, Source source) {
        switch (resource.at("status").text()) {
            case "final", "amended" -> {}
            default -> {
                return new Found.None(Reason.STATUS, "a composition that is not final");
            }
        }
        String html = Narrative.of(resource);
        return html.isEmpty()
                ? NO_TEXT
                : made(
                        Attachment.XHTML,
                        html,
                        resource,
                        resource.at("title").text(),
                        time(resource.at("date")),
                        source);
    }

    private Found impression(Node resource, Source source) {
        if (!resource.at("status").text().equals("completed")) {
            return new Found.None(Reason.STATUS, "an impression that is not completed");
        }
        String summary = resource.at("summary").text();
        Optional<When> when = time(resource.choice("effective")).or(() -> time(resource.at("date")));
        return summary.isEmpty() ? NO_TEXT : made(Attachment.PLAIN, summary, resource, "", when, source);
    }

    private Found message(Node resource, Source source) {
        if (!Set.of("active", "on-hold", "completed")
                        .contains(resource.at("status").text())
                || resource.at("doNotPerform").text().equals("true")) {
            return new Found.None(Reason.STATUS, "a message that is a draft, revoked or entered in error");
        }
        List<String> parts = new ArrayList<>();
        for (Node payload : resource.all("payload")) {
            Node content = payload.choice("content");
            if (!content.text().isEmpty()) {
                parts.add(content.text());
            }
        }
        Optional<When> when = time(resource.at("authoredOn")).or(() -> time(resource.choice("occurrence")));
        return parts.isEmpty() ? NO_TEXT : made(Attachment.PLAIN, String.join("\n", parts), resource, "", when, source);
    }

    private record Held(String contentType, String data, String url) {
        int rank() {
            int at = PREFERRED.indexOf(Attachment.label(contentType));
            return at < 0 ? PREFERRED.size() : at;
        }
    }

    /** The best attachment that holds text: in the order of {@link #PREFERRED}, labels that say nothing last. */
    private Found attached(
            Node resource,
            String title,
            List<Node> attachments,
            Optional<When> when,
            Source source,
            Map<String, Node> binaries) {
        List<Held> all = attachments.stream()
                .map(attachment -> held(attachment, binaries))
                .sorted(Comparator.comparingInt(Held::rank))
                .toList();
        Found none = NO_TEXT;
        for (Held held : all) {
            if (held.data().isEmpty()) {
                boolean readable = held.rank() < PREFERRED.size()
                        || Attachment.label(held.contentType()).isEmpty();
                none = none.equals(NO_TEXT) && readable && !held.url().isEmpty() ? new Found.Linked(held.url()) : none;
                continue;
            }
            Optional<byte[]> bytes = Attachment.bytes(held.data());
            if (bytes.isEmpty()) {
                none = new Found.None(Reason.MALFORMED, "an attachment that is not base64");
                continue;
            }
            Optional<Attachment> text = Attachment.of(held.contentType(), bytes.get());
            if (text.isPresent()) {
                return made(text.get().mediaType(), text.get().text(), resource, title, when, source);
            }
        }
        return none;
    }

    private static Held held(Node attachment, Map<String, Node> binaries) {
        String label = attachment.at("contentType").text();
        String data = attachment.at("data").text();
        String url = attachment.at("url").text();
        Node binary = data.isEmpty() ? binaries.getOrDefault(url, Node.ABSENT) : Node.ABSENT;
        return binary.present()
                ? new Held(
                        label.isEmpty() ? binary.at("contentType").text() : label,
                        binary.at("data").text(),
                        "")
                : new Held(label, data, url);
    }

    private static Found made(
            String mediaType, String text, Node resource, String title, Optional<When> when, Source source) {
        if (when.isEmpty()) {
            return new Found.None(Reason.TIME, "a note without a date");
        }
        List<Coding> type = Codings.of(
                resource, Set.of("DocumentReference", "Composition").contains(resource.type()) ? "type" : "code");
        String name = title;
        for (Coding coding : type) {
            name = name.isEmpty() ? coding.display() : name;
        }
        return new Found.Text(new Note(mediaType, text, name, type, when.get(), source));
    }

    private Optional<When> time(Node element) {
        return ResourceReader.time(element, zone);
    }
}
