package org.bedside.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bedside.evidence.Coding;

/**
 * What a clinician did with a card: CDS Hooks 2.0, "Feedback". Nothing is cut: what is not a field here is in
 * {@code raw}.
 *
 * @param outcomeAt when, as the EHR says; kept to the microsecond
 * @param suggestions the ids of the suggestions that were accepted
 * @param reason why the card was overridden
 * @param comment the clinician's own words, or {@code ""}
 * @param receivedAt when we were told; kept to the microsecond
 * @param raw the whole as it came: one JSON value, at most {@link Entry#LONGEST} characters
 */
public record Feedback(
        UUID card,
        Outcome outcome,
        Instant outcomeAt,
        List<String> suggestions,
        Optional<Coding> reason,
        String comment,
        Instant receivedAt,
        String raw) {

    private static final JsonFactory JSON = new JsonFactory();

    /** The two outcomes of CDS Hooks 2.0. */
    public enum Outcome {
        ACCEPTED,
        OVERRIDDEN
    }

    public Feedback {
        if (raw.length() > Entry.LONGEST || !isJson(raw)) {
            throw new IllegalArgumentException("raw feedback is one JSON value of bounded length");
        }
        outcomeAt = outcomeAt.truncatedTo(ChronoUnit.MICROS);
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
        suggestions = suggestions.stream().map(Text::storable).toList();
        reason = reason.map(coding -> new Coding(
                Text.storable(coding.system()), Text.storable(coding.code()), Text.storable(coding.display())));
        comment = Text.storable(comment);
        raw = Text.storable(raw);
    }

    private static boolean isJson(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
