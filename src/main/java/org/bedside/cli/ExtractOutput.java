package org.bedside.cli;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;
import org.bedside.evidence.Coding;
import org.bedside.notes.Assertion;

/** Writes what was found as JSON, one object to a line. */
final class ExtractOutput implements Closeable {

    private final Writer out;
    private final JsonGenerator json;

    /** Characters that are not ASCII are escaped: so half of a surrogate pair stays what it was. */
    ExtractOutput(Writer out) throws IOException {
        this.out = out;
        this.json = new JsonFactoryBuilder()
                .rootValueSeparator("")
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build()
                .createGenerator(out);
    }

    void write(String document, String text, Extracted found) throws IOException {
        json.writeStartObject();
        json.writeStringField("document", document);
        json.writeNumberField("begin", found.begin());
        json.writeNumberField("end", found.end());
        json.writeStringField("text", text.substring(found.begin(), found.end()));
        json.writeStringField("type", found.type());
        json.writeArrayFieldStart("code");
        for (Coding code : found.codes()) {
            json.writeStartObject();
            json.writeStringField("system", code.system());
            json.writeStringField("code", code.code());
            json.writeEndObject();
        }
        json.writeEndArray();
        assertion(found.assertion());
        json.writeObjectFieldStart("attributes");
        for (Map.Entry<String, String> attribute : new TreeMap<>(found.attributes()).entrySet()) {
            json.writeStringField(attribute.getKey(), attribute.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("relations");
        for (Extracted.Relation relation : found.relations()) {
            json.writeStartObject();
            json.writeStringField("type", relation.type());
            json.writeNumberField("begin", relation.begin());
            json.writeNumberField("end", relation.end());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void assertion(Assertion said) throws IOException {
        json.writeObjectFieldStart("assertion");
        json.writeBooleanField("negated", said.negated());
        json.writeBooleanField("uncertain", said.uncertain());
        json.writeBooleanField("historical", said.historical());
        json.writeBooleanField("hypothetical", said.hypothetical());
        json.writeBooleanField("otherPerson", said.otherPerson());
        json.writeBooleanField("conditional", said.conditional());
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.close();
        out.close();
    }
}
