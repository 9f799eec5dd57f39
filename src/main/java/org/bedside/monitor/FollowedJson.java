package org.bedside.monitor;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.bedside.catalog.Measure;

/** Predictions against what came about as JSON, its fields named as in {@link Followed}. */
final class FollowedJson {

    private FollowedJson() {}

    static void write(JsonGenerator json, Followed followed) throws IOException {
        json.writeStartObject();
        json.writeStringField("model", followed.model());
        json.writeStringField("within", followed.within().map(Object::toString).orElse("encounter"));
        json.writeNumberField("predictions", followed.predictions());
        json.writeNumberField("known", followed.known());
        json.writeNumberField("pending", followed.pending());
        json.writeNumberField("unknown", followed.unknown());
        json.writeArrayFieldStart("groups");
        for (Followed.Group group : followed.groups()) {
            group(json, group);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void group(JsonGenerator json, Followed.Group group) throws IOException {
        json.writeStartObject();
        json.writeStringField("attribute", group.attribute());
        json.writeStringField("value", group.value());
        json.writeNumberField("known", group.known());
        json.writeNumberField("observed", group.observed());
        ReportJson.number(json, "expected", group.expected());
        json.writeBooleanField("tooFew", group.tooFew());
        json.writeObjectFieldStart("measures");
        for (String name : Followed.MEASURES) {
            if (group.measure(name).isPresent()) {
                measure(json, name, group.measure(name).get());
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void measure(JsonGenerator json, String name, Measure measure) throws IOException {
        json.writeObjectFieldStart(name);
        ReportJson.number(json, "value", measure.value());
        ReportJson.number(json, "low", measure.low());
        ReportJson.number(json, "high", measure.high());
        json.writeEndObject();
    }
}
