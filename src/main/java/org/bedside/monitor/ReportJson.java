package org.bedside.monitor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports as JSON, their fields named as in {@link Report}; what cannot be told is null. */
public final class ReportJson {

    private static final JsonFactory JSON = new JsonFactory();

    private ReportJson() {}

    /** {@code {"reports":[...]}}. */
    public static String of(List<Report> reports) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("reports");
            for (Report report : reports) {
                report(json, report);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void report(JsonGenerator json, Report report) throws IOException {
        json.writeStartObject();
        json.writeStringField("service", report.service());
        json.writeStringField("model", report.model());
        json.writeStringField("from", report.from().toString());
        json.writeStringField("to", report.to().toString());
        said(json, report.said());
        json.writeObjectFieldStart("scores");
        json.writeNumberField("encounters", report.scores().encounters());
        number(json, "mean", report.scores().mean());
        json.writeArrayFieldStart("tenths");
        for (long count : report.scores().bins()) {
            json.writeNumber(count);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("inputs");
        for (Report.Drift drift : report.inputs()) {
            drift(json, drift);
        }
        json.writeEndArray();
        responses(json, report.responses());
        json.writeArrayFieldStart("followed");
        for (Followed followed : report.followed()) {
            FollowedJson.write(json, followed);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void said(JsonGenerator json, Report.Said said) throws IOException {
        json.writeNumberField("decisions", said.decisions());
        counts(json, "statuses", said.statuses());
        counts(json, "models", said.models());
        counts(json, "bands", said.bands());
        counts(json, "held", said.held());
        counts(json, "silences", said.silences());
    }

    private static void drift(JsonGenerator json, Report.Drift drift) throws IOException {
        json.writeStartObject();
        json.writeStringField("input", drift.input());
        json.writeStringField("label", drift.label());
        number(json, "psi", drift.index());
        number(json, "byChance", drift.byChance());
        json.writeStringField("verdict", drift.verdict().name().toLowerCase(Locale.ROOT));
        number(json, "missing", drift.missing());
        number(json, "missingInTraining", drift.missingThen());
        json.writeEndObject();
    }

    private static void responses(JsonGenerator json, Report.Responses responses) throws IOException {
        json.writeObjectFieldStart("responses");
        json.writeNumberField("shown", responses.shown());
        json.writeNumberField("accepted", responses.accepted());
        json.writeNumberField("overridden", responses.overridden());
        json.writeNumberField("unanswered", responses.unanswered());
        counts(json, "reasons", responses.reasons());
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, String name, Map<String, Long> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }
}
