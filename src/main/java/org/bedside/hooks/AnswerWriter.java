package org.bedside.hooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.bedside.card.Card;
import org.bedside.card.Link;
import org.bedside.card.Suggestion;
import org.bedside.evidence.Coding;

/** Writes answers as CDS Hooks JSON: what has no value is left out, nothing is null. Thread-safe. */
final class AnswerWriter {

    private final JsonFactory json = new JsonFactory();

    /** The body of an answer with these cards. */
    String answer(List<Card> cards) {
        StringWriter text = new StringWriter(2048);
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartObject();
            out.writeArrayFieldStart("cards");
            for (Card card : cards) {
                card(out, card);
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void card(JsonGenerator out, Card card) throws IOException {
        out.writeStartObject();
        out.writeStringField("uuid", card.uuid().toString());
        out.writeStringField("summary", card.summary());
        optional(out, "detail", card.detail());
        out.writeStringField("indicator", card.indicator().code());
        source(out, card.source());
        suggestions(out, card);
        if (!card.overrideReasons().isEmpty()) {
            out.writeArrayFieldStart("overrideReasons");
            for (Coding reason : card.overrideReasons()) {
                coding(out, reason);
            }
            out.writeEndArray();
        }
        links(out, card.links());
        out.writeEndObject();
    }

    private static void source(JsonGenerator out, Card.CardSource source) throws IOException {
        out.writeObjectFieldStart("source");
        out.writeStringField("label", source.label());
        optional(out, "url", source.url());
        if (!source.topic().code().isEmpty()) {
            out.writeFieldName("topic");
            coding(out, source.topic());
        }
        out.writeEndObject();
    }

    private static void coding(JsonGenerator out, Coding coding) throws IOException {
        out.writeStartObject();
        out.writeStringField("system", coding.system());
        out.writeStringField("code", coding.code());
        optional(out, "display", coding.display());
        out.writeEndObject();
    }

    private static void suggestions(JsonGenerator out, Card card) throws IOException {
        if (card.suggestions().isEmpty()) {
            return;
        }
        out.writeStringField("selectionBehavior", card.selection().code());
        out.writeArrayFieldStart("suggestions");
        for (Suggestion suggestion : card.suggestions()) {
            out.writeStartObject();
            out.writeStringField("label", suggestion.label());
            out.writeStringField("uuid", suggestion.uuid().toString());
            if (suggestion.recommended()) {
                out.writeBooleanField("isRecommended", true);
            }
            actions(out, suggestion.actions());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void actions(JsonGenerator out, List<Suggestion.Create> actions) throws IOException {
        if (actions.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("actions");
        for (Suggestion.Create action : actions) {
            out.writeStartObject();
            out.writeStringField("type", "create");
            out.writeStringField("description", action.description());
            out.writeFieldName("resource");
            value(out, action.resource());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void value(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName((String) entry.getKey());
                value(out, entry.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                value(out, item);
            }
            out.writeEndArray();
        } else {
            out.writePOJO(value);
        }
    }

    private static void links(JsonGenerator out, List<Link> links) throws IOException {
        if (links.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("links");
        for (Link link : links) {
            out.writeStartObject();
            out.writeStringField("label", link.label());
            out.writeStringField("url", link.url());
            out.writeStringField("type", link.smart() ? "smart" : "absolute");
            optional(out, "appContext", link.appContext());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void optional(JsonGenerator out, String field, String value) throws IOException {
        if (!value.isEmpty()) {
            out.writeStringField(field, value);
        }
    }
}
