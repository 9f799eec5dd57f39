package org.bedside.evidence;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the comments on a resource, its element {@code note} of type Annotation, as notes of their own. */
final class Comments {

    /** Types that are no facts and no notes, but are commented. */
    static final Set<String> TYPES = Set.of("ServiceRequest", "CarePlan", "FamilyMemberHistory");

    /** Status in which nothing of such a resource holds. */
    private static final Set<String> VOID = Set.of("entered-in-error", "revoked", "draft", "unknown");

    /** What the comments of a type are about, where that is not the patient's own problem or medication. */
    private static final Map<String, String> HEADINGS =
            Map.of("AllergyIntolerance", "Allergies:\n", "FamilyMemberHistory", "Family history:\n");

    /** In which element, in this order, a resource says of when it is. */
    private static final List<String> DATES =
            List.of("recordedDate", "authoredOn", "issued", "dateAsserted", "created", "date");

    private static final List<String> CHOICES = List.of("effective", "performed", "occurrence");

    private final ZoneId zone;

    Comments(ZoneId zone) {
        this.zone = zone;
    }

    static boolean isVoid(Node resource) {
        return VOID.contains(resource.at("status").text());
    }

    /** A comment without a date of its own or of the resource has none. */
    List<NoteSource.Found> of(Node resource, Source source) {
        List<Node> annotations = resource.all("note");
        if (annotations.isEmpty()) {
            return List.of();
        }
        List<NoteSource.Found> found = new ArrayList<>(annotations.size());
        for (Node annotation : annotations) {
            String text = annotation.at("text").text();
            if (text.isBlank()) {
                continue;
            }
            Optional<When> when =
                    ResourceReader.time(annotation.at("time"), zone).or(() -> dated(resource));
            String headed = HEADINGS.getOrDefault(resource.type(), "") + text;
            found.add(when.<NoteSource.Found>map(time -> new NoteSource.Found.Text(new Note(
                            Attachment.PLAIN, headed, "Comment in " + resource.type(), List.of(), time, source)))
                    .orElseGet(() -> new NoteSource.Found.None(Remark.Reason.TIME, "a comment without a date")));
        }
        return found;
    }

    private Optional<When> dated(Node resource) {
        for (String element : DATES) {
            Optional<When> when = ResourceReader.time(resource.at(element), zone);
            if (when.isPresent()) {
                return when;
            }
        }
        for (String choice : CHOICES) {
            Optional<When> when = ResourceReader.time(resource.choice(choice), zone);
            if (when.isPresent()) {
                return when;
            }
        }
        return Optional.empty();
    }
}
