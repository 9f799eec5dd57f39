package org.bedside.evidence;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bedside.evidence.Remark.Reason;

/** Finds the text of a DocumentReference or DiagnosticReport. Attachments that are only a URL are not fetched. */
final class NoteSource {

    private static final List<String> PREFERRED = List.of("text/plain", "text/html", "application/xhtml+xml");

    private static final Pattern WHITESPACE = Pattern.compile("\\s+");

    /** A note, or why there is none. */
    sealed interface Found {
        record Text(Note note) implements Found {}

        record None(Reason reason, String detail) implements Found {}
    }

    private static final Found NO_TEXT = new Found.None(Reason.VALUE, "holds no text of a type that is read");

    private final ZoneId zone;

    NoteSource(ZoneId zone) {
        this.zone = zone;
    }

    Found read(Node resource, Source source) {
        return resource.type().equals("DocumentReference") ? document(resource, source) : report(resource, source);
    }

    private Found document(Node resource, Source source) {
        if (!resource.at("status").text().equals("current")) {
            return new Found.None(Reason.STATUS, "superseded or entered in error");
        }
        String docStatus = resource.at("docStatus").text();
        if (docStatus.equals("preliminary") || docStatus.equals("entered-in-error")) {
            return new Found.None(Reason.STATUS, "a document that is not final");
        }
        Optional<When> when = ResourceReader.time(resource.at("date"), zone)
                .or(() -> ResourceReader.time(resource.at("context").at("period"), zone));
        List<Node> attachments = resource.all("content").stream()
                .map(content -> content.at("attachment"))
                .toList();
        return note(resource, resource.at("description").text(), attachments, when, source);
    }

    private Found report(Node resource, Source source) {
        switch (resource.at("status").text()) {
            case "final", "amended", "corrected", "appended" -> {}
            default -> {
                return new Found.None(Reason.STATUS, "a report that is not final");
            }
        }
        Optional<When> when = ResourceReader.time(resource.choice("effective"), zone)
                .or(() -> ResourceReader.time(resource.at("issued"), zone));
        List<Node> attachments = resource.all("presentedForm");
        String conclusion = resource.at("conclusion").text();
        Found found = note(resource, "", attachments, when, source);
        return found.equals(NO_TEXT) && !conclusion.isEmpty()
                ? made("text/plain", conclusion, resource, "", when, source)
                : found;
    }

    private Found note(Node resource, String title, List<Node> attachments, Optional<When> when, Source source) {
        for (String preferred : PREFERRED) {
            for (Node attachment : attachments) {
                String[] type = attachment
                        .at("contentType")
                        .text()
                        .toLowerCase(Locale.ROOT)
                        .split(";", 2);
                String data = attachment.at("data").text();
                if (type[0].trim().equals(preferred) && !data.isEmpty()) {
                    return decoded(charset(type), data)
                            .map(text -> made(preferred, text, resource, title, when, source))
                            .orElseGet(() -> new Found.None(Reason.MALFORMED, "an attachment that is not base64"));
                }
            }
        }
        return NO_TEXT;
    }

    private static Found made(
            String mediaType, String text, Node resource, String title, Optional<When> when, Source source) {
        if (when.isEmpty()) {
            return new Found.None(Reason.TIME, "a note without a date");
        }
        List<Coding> type = Codings.of(resource, resource.type().equals("DocumentReference") ? "type" : "code");
        String name = title;
        for (Coding coding : type) {
            name = name.isEmpty() ? coding.display() : name;
        }
        return new Found.Text(new Note(mediaType, text, name, type, when.get(), source));
    }

    private static Optional<String> decoded(Charset charset, String data) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(data), charset));
        } catch (IllegalArgumentException brokenIntoLines) {
            return unbroken(charset, WHITESPACE.matcher(data).replaceAll(""));
        }
    }

    /** FHIR R4, "base64Binary": whitespace is allowed in it. */
    private static Optional<String> unbroken(Charset charset, String data) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(data), charset));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Charset charset(String[] contentType) {
        if (contentType.length < 2 || !contentType[1].contains("charset=")) {
            return StandardCharsets.UTF_8;
        }
        String name = contentType[1]
                .substring(contentType[1].indexOf("charset=") + 8)
                .replace("\"", "")
                .split(";", 2)[0];
        try {
            return Charset.forName(name.trim());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
