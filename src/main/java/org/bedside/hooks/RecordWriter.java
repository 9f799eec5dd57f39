package org.bedside.hooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.bedside.decision.Decision;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Quotation;
import org.bedside.evidence.Reading;
import org.bedside.evidence.References;
import org.bedside.evidence.Remark;
import org.bedside.predict.Contribution;
import org.bedside.predict.Prediction;

/** Writes the record of a decision for the journal: what was used, in which version, what was left out. Thread-safe. */
final class RecordWriter {

    /** More remarks than this are counted, not listed: a prefetch can hold any number of useless resources. */
    private static final int MOST_REMARKS = 200;

    /** As many of one input: a count may come from any number of resources. */
    private static final int MOST_SOURCES = 200;

    /** A type of 64 characters, a slash, an id of 64. */
    private static final int LONGEST_REFERENCE = 129;

    private final JsonFactory json = new JsonFactory();

    /**
     * The record.
     *
     * @param said the body that was sent, as it was written
     */
    String record(Facts facts, Decision decision, Said said) {
        StringWriter text = new StringWriter(4096);
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("asOf", facts.asOf().toString());
            out.writeStringField("status", decision.status().name());
            if (!decision.band().isEmpty()) {
                out.writeStringField("band", decision.band());
            }
            if (decision.prediction().isPresent()) {
                prediction(out, decision.prediction().get());
            }
            remarks(out, facts.remarks(), decision.remarks());
            out.writeFieldName("answer");
            out.writeRawValue(said.body());
            if (said.held().isPresent()) {
                held(out, said.held().get());
            }
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void held(JsonGenerator out, Said.Held held) throws IOException {
        out.writeObjectFieldStart("held");
        out.writeStringField("why", held.why().name());
        out.writeFieldName("answer");
        out.writeRawValue(held.body());
        out.writeEndObject();
    }

    private static void prediction(JsonGenerator out, Prediction prediction) throws IOException {
        out.writeObjectFieldStart("prediction");
        out.writeStringField("model", prediction.model());
        out.writeStringField("version", prediction.version());
        if (prediction instanceof Prediction.Risk risk) {
            out.writeNumberField("probability", risk.probability());
            out.writeNumberField("lower", risk.lower());
            out.writeNumberField("upper", risk.upper());
            out.writeNumberField("base", risk.base());
            out.writeArrayFieldStart("inputs");
            for (Contribution why : risk.why()) {
                contribution(out, why);
            }
            out.writeEndArray();
        } else if (prediction instanceof Prediction.Statement statement) {
            statement(out, statement);
        } else {
            abstention(out, (Prediction.Abstained) prediction);
        }
        out.writeEndObject();
    }

    private static void statement(JsonGenerator out, Prediction.Statement statement) throws IOException {
        out.writeStringField("label", statement.label());
        if (statement.probability().isPresent()) {
            out.writeNumberField("probability", statement.probability().get().value());
            out.writeNumberField("lower", statement.probability().get().lower());
            out.writeNumberField("upper", statement.probability().get().upper());
        }
        out.writeObjectFieldStart("numbers");
        for (Map.Entry<String, Double> number : statement.numbers().entrySet()) {
            out.writeNumberField(number.getKey(), number.getValue());
        }
        out.writeEndObject();
        out.writeArrayFieldStart("lines");
        for (Prediction.Line line : statement.lines()) {
            out.writeStartObject();
            out.writeStringField("name", line.name());
            out.writeStringField("value", line.value());
            sources(out, line.from());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** Its reasons by themselves: the remarks also tell what was left out of the evidence. */
    private static void abstention(JsonGenerator out, Prediction.Abstained abstained) throws IOException {
        out.writeBooleanField("abstained", true);
        out.writeArrayFieldStart("reasons");
        for (Remark reason : abstained.reasons()) {
            out.writeStartObject();
            out.writeStringField("reason", reason.reason().name());
            out.writeStringField("input", reason.about());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void contribution(JsonGenerator out, Contribution why) throws IOException {
        out.writeStartObject();
        out.writeStringField("input", why.input().name());
        out.writeNumberField("logOdds", why.logOdds());
        if (why.reading() instanceof Reading.Known known) {
            out.writeNumberField("value", known.value());
            sources(out, known.from());
        } else if (why.reading() instanceof Reading.Category category) {
            out.writeStringField("value", category.name());
            sources(out, category.from());
        } else if (why.reading() instanceof Reading.Missing missing) {
            out.writeStringField("missing", missing.why().reason().name());
        }
        out.writeEndObject();
    }

    private static void sources(JsonGenerator out, List<Fact> facts) throws IOException {
        if (facts.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("from");
        for (Fact fact : facts.subList(0, Math.min(facts.size(), MOST_SOURCES))) {
            out.writeStartObject();
            out.writeStringField("reference", fact.source().reference());
            if (References.isId(fact.source().version())) {
                out.writeStringField("version", fact.source().version());
            }
            out.writeStringField("origin", fact.source().origin().name());
            if (fact.quotation().isPresent()) {
                quotation(out, fact, fact.quotation().get());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        if (facts.size() > MOST_SOURCES) {
            out.writeNumberField("fromNotListed", facts.size() - MOST_SOURCES);
        }
    }

    /** That it was derived from the text of a note, and from which words. */
    private static void quotation(JsonGenerator out, Fact fact, Quotation quotation) throws IOException {
        out.writeObjectFieldStart("text");
        out.writeStringField("noted", fact.when().from().toString());
        out.writeNumberField("begin", quotation.begin());
        out.writeNumberField("end", quotation.end());
        out.writeStringField("quote", quotation.words());
        out.writeEndObject();
    }

    private static void remarks(JsonGenerator out, List<Remark> first, List<Remark> second) throws IOException {
        if (first.isEmpty() && second.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("remarks");
        int written = 0;
        for (List<Remark> remarks : List.of(second, first)) {
            for (Remark remark : remarks) {
                if (written++ < MOST_REMARKS) {
                    out.writeStartObject();
                    out.writeStringField("reason", remark.reason().name());
                    out.writeStringField("about", shortened(remark.about()));
                    out.writeStringField("detail", remark.detail());
                    out.writeEndObject();
                }
            }
        }
        out.writeEndArray();
        if (written > MOST_REMARKS) {
            out.writeNumberField("remarksNotListed", written - MOST_REMARKS);
        }
    }

    /** What a remark is about may be named by the request, at any length. */
    private static String shortened(String about) {
        return about.length() <= LONGEST_REFERENCE ? about : about.substring(0, LONGEST_REFERENCE) + "…";
    }
}
