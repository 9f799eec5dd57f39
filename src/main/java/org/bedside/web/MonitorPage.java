package org.bedside.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bedside.monitor.Monitor;
import org.bedside.monitor.Report;
import org.bedside.monitor.ReportJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the services do, of the last 30 days if no time is given, for people and for machines. */
@RestController
class MonitorPage {

    private static final Duration USUAL = Duration.ofDays(30);

    private final Monitor monitor;
    private final Clock clock;

    MonitorPage(Monitor monitor, Clock clock) {
        this.monitor = monitor;
        this.clock = clock;
    }

    @GetMapping(path = "/monitor", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(
            @RequestParam Optional<String> service,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to) {
        return answer(reports(service, from, to).map(MonitorHtml::page), MediaType.TEXT_HTML);
    }

    @GetMapping(path = "/monitor", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> json(
            @RequestParam Optional<String> service,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to) {
        return answer(reports(service, from, to).map(ReportJson::of), MediaType.APPLICATION_JSON);
    }

    private static ResponseEntity<String> answer(Optional<String> body, MediaType type) {
        return body.map(text -> ResponseEntity.ok()
                        .contentType(new MediaType(type, java.nio.charset.StandardCharsets.UTF_8))
                        .header("Cache-Control", "no-store")
                        .header("X-Content-Type-Options", "nosniff")
                        .body(text))
                .orElseGet(() -> outcome(HttpStatus.NOT_FOUND, "not-found", "there is no such service"));
    }

    /** Empty if there is no such service. */
    private Optional<List<Report>> reports(Optional<String> service, Optional<String> from, Optional<String> to) {
        Instant end =
                to.filter(text -> !text.isEmpty()).map(MonitorPage::instant).orElseGet(clock::instant);
        Instant start =
                from.filter(text -> !text.isEmpty()).map(MonitorPage::instant).orElseGet(() -> end.minus(USUAL));
        Optional<String> one = service.filter(id -> !id.isEmpty());
        return one.isPresent()
                ? monitor.report(one.get(), start, end).map(List::of)
                : Optional.of(monitor.reports(start, end));
    }

    /** A time with its offset, or a day as it begins in UTC. */
    private static Instant instant(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    @ExceptionHandler(DateTimeException.class)
    ResponseEntity<String> wrong() {
        return outcome(HttpStatus.BAD_REQUEST, "invalid", "from and to are days or RFC 3339 times");
    }

    private static ResponseEntity<String> outcome(HttpStatus status, String code, String what) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code
                        + "\",\"diagnostics\":\"" + what + "\"}]}");
    }
}
