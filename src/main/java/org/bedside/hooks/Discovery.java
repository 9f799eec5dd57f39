package org.bedside.hooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.bedside.catalog.Prefetch;
import org.bedside.catalog.Service;

/** The body of discovery: written once, the services do not change while the server runs. */
final class Discovery {

    /** The version of CDS Hooks that every service here implements. */
    private static final String SPECIFICATION = "3.0.0";

    private Discovery() {}

    static String body(Collection<Service> services) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.writeStartObject();
            out.writeArrayFieldStart("services");
            for (Service service : services) {
                service(out, service);
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void service(JsonGenerator out, Service service) throws IOException {
        out.writeStartObject();
        out.writeStringField("hook", service.hook().name());
        out.writeStringField("title", service.title());
        out.writeStringField("description", service.description());
        out.writeStringField("id", service.id());
        out.writeStringField("version", SPECIFICATION);
        if (!service.hook().version().isEmpty()) {
            out.writeStringField("hookVersion", service.hook().version());
        }
        if (!service.usageRequirements().isEmpty()) {
            out.writeStringField("usageRequirements", service.usageRequirements());
        }
        if (!service.prefetch().isEmpty()) {
            out.writeObjectFieldStart("prefetch");
            for (Prefetch prefetch : service.prefetch()) {
                out.writeStringField(prefetch.key(), prefetch.template());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
