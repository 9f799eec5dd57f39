package org.bedside.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.bedside.journal.Cursor;
import org.bedside.journal.Journal;
import org.bedside.journal.JournalJson;
import org.bedside.journal.Query;
import org.bedside.journal.Removed;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The journal for its operator: entries with their feedback, newest first. Until there is authentication the operator
 * is whoever sits at this computer; no other origin's page can read the answers.
 */
@RestController
class JournalPage {

    private final Journal journal;
    private final Clock clock;

    JournalPage(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** The conditions of a request; absent ones are {@code ""}. */
    record Conditions(
            Optional<String> card,
            Optional<String> patient,
            Optional<String> service,
            Optional<String> from,
            Optional<String> to,
            Optional<Integer> limit,
            Optional<String> after) {

        Query query() {
            Query query = Query.ALL;
            if (card.isPresent()) {
                query = query.withCard(UUID.fromString(card.get()));
            }
            query = query.withPatient(patient.orElse("")).withService(service.orElse(""));
            if (from.isPresent()) {
                query = query.withFrom(instant(from.get()));
            }
            if (to.isPresent()) {
                query = query.withTo(instant(to.get()));
            }
            if (limit.isPresent()) {
                query = query.withLimit(limit.get());
            }
            return after.isPresent() ? query.withAfter(cursor(after.get())) : query;
        }

        private static Cursor cursor(String text) {
            return Cursor.parse(text).orElseThrow(() -> new IllegalArgumentException("not a cursor"));
        }

        private static Instant instant(String text) {
            return OffsetDateTime.parse(text).toInstant();
        }
    }

    @GetMapping(path = "/journal", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> find(
            @RequestParam Optional<String> card,
            @RequestParam Optional<String> patient,
            @RequestParam Optional<String> service,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<Integer> limit,
            @RequestParam Optional<String> after) {
        Query query = new Conditions(card, patient, service, from, to, limit, after).query();
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body(JournalJson.page(journal.find(query)));
    }

    /** Every entry that meets the conditions, one JSON object to a line. */
    @GetMapping(path = "/journal/export")
    void export(
            @RequestParam Optional<String> patient,
            @RequestParam Optional<String> service,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            HttpServletResponse response)
            throws IOException {
        Query query = new Conditions(Optional.empty(), patient, service, from, to, Optional.empty(), Optional.empty())
                .query();
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        PrintWriter out = response.getWriter();
        journal.export(query, found -> {
            out.write(JournalJson.line(found));
            out.write('\n');
        });
    }

    /** Removes everything about a patient. */
    @DeleteMapping(path = "/journal", produces = MediaType.APPLICATION_JSON_VALUE)
    Removed erase(@RequestParam String patient) {
        if (patient.isBlank()) {
            throw new IllegalArgumentException("whose entries?");
        }
        return journal.erase(patient, clock.instant());
    }

    @ExceptionHandler({IllegalArgumentException.class, DateTimeException.class})
    ResponseEntity<String> wrong() {
        return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"invalid\","
                        + "\"diagnostics\":\"card is a UUID, from and to are RFC 3339 times, limit is 1 to 500, after is"
                        + " the next of a page before\"}]}");
    }
}
