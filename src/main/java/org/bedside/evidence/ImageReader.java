package org.bedside.evidence;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.Remark.Reason;

/** Finds the picture of a Media, a DocumentReference or an ImagingStudy, within it or in a Binary that it names. */
final class ImageReader {

    private static final Set<String> TYPES =
            Set.of("image/png", "image/jpeg", "image/jpg", "application/dicom", "image/dicom+jpeg");

    private ImageReader() {}

    /** Whether a resource holds pictures and nothing else, so that it is no note. */
    static boolean holdsPicture(Node resource) {
        return resource.type().equals("DocumentReference")
                && !attachments(resource).isEmpty()
                && attachments(resource).stream().allMatch(ImageReader::isPicture);
    }

    static Outcome read(Node resource, Source source, ZoneId zone) {
        return read(resource, source, zone, Node.ABSENT);
    }

    /**
     * What a resource holds.
     *
     * @param binary the Binary that its attachment names, if it is there
     */
    static Outcome read(Node resource, Source source, ZoneId zone, Node binary) {
        if (!usable(resource)) {
            return Outcome.refused(Reason.STATUS, "not completed, superseded or entered in error");
        }
        Optional<When> when = time(resource, zone);
        if (when.isEmpty()) {
            return Outcome.refused(Reason.TIME, "says not when the picture was made");
        }
        Optional<Node> picture =
                attachments(resource).stream().filter(ImageReader::isPicture).findFirst();
        if (picture.isEmpty()) {
            return Outcome.refused(Reason.VALUE, "holds no picture of a type that is read (PNG, JPEG, DICOM)");
        }
        String within = picture.get().at("data").text();
        String data = within.isEmpty() ? binary.at("data").text() : within;
        if (data.isEmpty()) {
            String url = picture.get().at("url").text();
            return url.isEmpty() || binary.present()
                    ? Outcome.refused(Reason.VALUE, "its picture is empty")
                    : new Outcome.Elsewhere(url, when.get().from());
        }
        Optional<byte[]> bytes = Attachment.bytes(data);
        if (bytes.isEmpty()) {
            return Outcome.refused(Reason.MALFORMED, "a picture that is not base64");
        }
        return Outcome.Read.of(new Fact(
                Kind.IMAGE,
                codes(resource),
                new Fact.Value.Image(bytes.get()),
                when.get().ended(),
                Fact.Standing.SETTLED,
                false,
                ResourceReader.encounterOf(resource),
                Map.of(),
                source));
    }

    private static boolean usable(Node resource) {
        String status = resource.at("status").text();
        return switch (resource.type()) {
            case "Media" -> status.equals("completed");
            case "DocumentReference" ->
                status.equals("current")
                        && !Set.of("preliminary", "entered-in-error")
                                .contains(resource.at("docStatus").text());
            default -> status.equals("available");
        };
    }

    private static Optional<When> time(Node resource, ZoneId zone) {
        return switch (resource.type()) {
            case "Media" ->
                ResourceReader.time(resource.choice("created"), zone)
                        .or(() -> ResourceReader.time(resource.at("issued"), zone));
            case "DocumentReference" ->
                ResourceReader.time(resource.at("context").at("period"), zone)
                        .or(() -> ResourceReader.time(resource.at("date"), zone));
            default -> ResourceReader.time(resource.at("started"), zone);
        };
    }

    private static List<Coding> codes(Node resource) {
        List<Coding> codes = new ArrayList<>(Codings.of(resource, "modality"));
        codes.addAll(Codings.of(resource, "type"));
        codes.addAll(Codings.of(resource, "bodySite"));
        codes.addAll(Codings.of(resource, "procedureCode"));
        return codes;
    }

    /** Attachments, or of an ImagingStudy the Binaries within it: both have contentType and data. */
    private static List<Node> attachments(Node resource) {
        return switch (resource.type()) {
            case "Media" -> List.of(resource.at("content"));
            case "DocumentReference" ->
                resource.all("content").stream()
                        .map(content -> content.at("attachment"))
                        .toList();
            default ->
                resource.all("contained").stream()
                        .filter(contained -> contained.type().equals("Binary"))
                        .toList();
        };
    }

    private static boolean isPicture(Node attachment) {
        String type = attachment.at("contentType").text().split(";", 2)[0];
        return TYPES.contains(type.trim().toLowerCase(Locale.ROOT));
    }
}
