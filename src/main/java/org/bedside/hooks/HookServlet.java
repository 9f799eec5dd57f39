package org.bedside.hooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bedside.catalog.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** CDS Hooks over HTTP: discovery, calls, feedback, and the one place where problems become statuses. */
final class HookServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(HookServlet.class);

    private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");
    private static final List<String> WRITING = List.of("POST", "OPTIONS");
    private static final JsonFactory JSON = new JsonFactory();

    private final transient Map<String, Service> services;
    private final transient Body body;
    private final transient Desk desk;
    private final transient FeedbackBox feedback;
    private final transient HookSettings settings;
    private final byte[] discovery;

    HookServlet(Map<String, Service> services, Body body, Desk desk, FeedbackBox feedback, HookSettings settings) {
        this.services = services;
        this.body = body;
        this.desk = desk;
        this.feedback = feedback;
        this.settings = settings;
        this.discovery = Discovery.body(services.values()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        Cors.headers(response);
        try {
            route(request, response);
        } catch (RuntimeException ours) {
            UUID id = UUID.randomUUID();
            LOG.error("error {}", id, Redacted.of(ours));
            if (!response.isCommitted()) {
                write(
                        response,
                        new Problem(500, "exception", "an error of this server; its id in the log is " + id, ""));
            }
        }
    }

    private void route(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String[] parts = path.split("/", -1); // "", id, "feedback"
        boolean root = path.isEmpty() || path.equals("/");
        boolean isFeedback = parts.length == 3 && parts[2].equals("feedback");
        if (!root && parts.length != 2 && !isFeedback) {
            write(response, new Problem(404, "not-found", "there is nothing here", ""));
            return;
        }
        List<String> methods = root ? READING : WRITING;
        String allowed = String.join(", ", methods);
        if (request.getMethod().equals("OPTIONS")) {
            Cors.preflight(response, allowed);
            return;
        }
        Service service = root ? null : services.get(parts[1]);
        if (!root && service == null) {
            write(response, new Problem(404, "not-found", "there is no such service", ""));
            return;
        }
        if (!methods.contains(request.getMethod())) {
            response.setHeader("Allow", allowed);
            write(response, new Problem(405, "not-supported", "only " + allowed + " are possible here", ""));
            return;
        }
        if (service == null) {
            send(response, 200, discovery);
        } else if (isFeedback) {
            feedback(service, request, response);
        } else {
            call(service, request, response);
        }
    }

    private void call(Service service, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String origin = request.getHeader("Origin");
        boolean trusted = settings.trusts(origin == null ? "" : origin);
        Checked<String> answer = body.read(request)
                .<Checked<HookRequest>>fold(parsed -> RequestParser.parse(parsed, service, trusted), Checked.Bad::new)
                .<Checked<String>>fold(call -> desk.answer(service, call), Checked.Bad::new);
        finish(answer, response);
    }

    private void feedback(Service service, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Checked<String> kept = body.read(request)
                .<Checked<String>>fold(parsed -> feedback.keep(service.id(), parsed.json()), Checked.Bad::new);
        finish(kept, response);
    }

    private static void finish(Checked<String> answer, HttpServletResponse response) throws IOException {
        if (answer instanceof Checked.Good<String> good) {
            send(response, 200, good.value().getBytes(StandardCharsets.UTF_8));
        } else if (answer instanceof Checked.Bad<String> bad) {
            write(response, bad.problem());
        }
    }

    private static void send(HttpServletResponse response, int status, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void write(HttpServletResponse response, Problem problem) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("resourceType", "OperationOutcome");
            out.writeArrayFieldStart("issue");
            out.writeStartObject();
            out.writeStringField("severity", problem.status() == 500 ? "fatal" : "error");
            out.writeStringField("code", problem.code());
            out.writeStringField("diagnostics", problem.diagnostics());
            if (!problem.expression().isEmpty()) {
                out.writeArrayFieldStart("expression");
                out.writeString(problem.expression());
                out.writeEndArray();
            }
            out.writeEndObject();
            out.writeEndArray();
            out.writeEndObject();
        }
        send(response, problem.status(), text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
