package org.bedside.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.bedside.evidence.Coding;

/** Pages and entries as JSON, their fields named as in {@link Entry} and, for feedback, as in CDS Hooks 2.0. */
public final class JournalJson {

    private static final JsonFactory JSON = new JsonFactory();

    private JournalJson() {}

    /** Something that writes JSON. */
    private interface Body {
        void to(JsonGenerator json) throws IOException;
    }

    /** {@code {"entries":[...],"next":"..."}}; {@code next} is null on the last page. */
    public static String page(Page page) {
        return write(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("entries");
            for (Page.Found found : page.entries()) {
                entry(json, found);
            }
            json.writeEndArray();
            json.writeFieldName("next");
            if (page.next().isPresent()) {
                json.writeString(page.next().get().toString());
            } else {
                json.writeNull();
            }
            json.writeEndObject();
        });
    }

    /** An entry on one line without its end, as NDJSON wants it. */
    public static String line(Page.Found found) {
        return write(json -> entry(json, found)).replace('\n', ' ').replace('\r', ' ');
    }

    private static String write(Body body) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            body.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void entry(JsonGenerator json, Page.Found found) throws IOException {
        Entry entry = found.entry();
        json.writeStartObject();
        json.writeStringField("id", entry.id().toString());
        json.writeStringField("at", entry.at().toString());
        json.writeStringField("service", entry.service());
        json.writeStringField("serviceVersion", entry.serviceVersion());
        json.writeStringField("hook", entry.hook());
        json.writeStringField("hookInstance", entry.hookInstance());
        json.writeStringField("patient", entry.patient());
        json.writeStringField("encounter", entry.encounter());
        json.writeStringField("user", entry.user());
        json.writeStringField("fhirServer", entry.fhirServer());
        json.writeStringField("fingerprint", entry.fingerprint());
        json.writeStringField("model", entry.model());
        json.writeNumberField("millis", entry.millis());
        json.writeStringField("status", Rows.word(entry.status()));
        json.writeNumberField("cards", entry.cards());
        json.writeFieldName("record");
        json.writeRawValue(entry.record());
        json.writeArrayFieldStart("feedback");
        for (Feedback feedback : found.feedback()) {
            feedback(json, feedback);
        }
        json.writeEndArray();
        if (found.outcome().isPresent()) {
            outcome(json, found.outcome().get());
        }
        json.writeEndObject();
    }

    private static void outcome(JsonGenerator json, Outcome outcome) throws IOException {
        json.writeObjectFieldStart("outcome");
        json.writeStringField("came", Rows.word(outcome.came()));
        json.writeStringField("settledAt", outcome.settledAt().toString());
        json.writeStringField("sex", outcome.sex());
        json.writeStringField("ageBand", outcome.ageBand());
        json.writeStringField("race", outcome.race());
        json.writeEndObject();
    }

    private static void feedback(JsonGenerator json, Feedback feedback) throws IOException {
        UUID card = feedback.card();
        json.writeStartObject();
        json.writeStringField("card", card.toString());
        json.writeNumberField("cardIndex", CardIds.index(card));
        json.writeStringField("outcome", Rows.word(feedback.outcome()));
        json.writeStringField("outcomeTimestamp", feedback.outcomeAt().toString());
        json.writeArrayFieldStart("acceptedSuggestions");
        for (String suggestion : feedback.suggestions()) {
            json.writeString(suggestion);
        }
        json.writeEndArray();
        if (feedback.reason().isPresent()) {
            Coding reason = feedback.reason().get();
            json.writeObjectFieldStart("overrideReason");
            json.writeStringField("system", reason.system());
            json.writeStringField("code", reason.code());
            json.writeStringField("display", reason.display());
            json.writeEndObject();
        }
        json.writeStringField("userComment", feedback.comment());
        json.writeStringField("receivedAt", feedback.receivedAt().toString());
        json.writeFieldName("raw");
        json.writeRawValue(feedback.raw());
        json.writeEndObject();
    }
}
