package org.bedside.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bedside.evidence.Coding;
import org.jspecify.annotations.Nullable;

/** Entries and feedback as rows of their tables. */
final class Rows {

    static final String ENTRY =
            "id, decided_at, service, service_version, hook, hook_instance, patient, patient_hash, encounter,"
                    + " user_reference, fhir_server, fingerprint, model, millis, status, cards, assessed, record";

    static final String INSERT_ENTRY =
            "INSERT INTO bedside_entry (" + ENTRY + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String FEEDBACK = "card, entry, service, outcome, outcome_at, suggestions,"
            + " reason_system, reason_code, reason_display, user_comment, received_at, raw";

    static final String INSERT_FEEDBACK =
            "INSERT INTO bedside_feedback (" + FEEDBACK + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Rows of a later version, seen during a rolling upgrade or after a step back, may say more. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Rows() {}

    static void set(PreparedStatement statement, Entry entry) throws SQLException {
        statement.setObject(1, entry.id());
        statement.setObject(2, time(entry.at()));
        statement.setString(3, entry.service());
        statement.setString(4, entry.serviceVersion());
        statement.setString(5, entry.hook());
        statement.setString(6, entry.hookInstance());
        statement.setString(7, entry.patient());
        statement.setInt(8, hash(entry.patient()));
        statement.setString(9, entry.encounter());
        statement.setString(10, entry.user());
        statement.setString(11, entry.fhirServer());
        statement.setString(12, entry.fingerprint());
        statement.setString(13, entry.model());
        statement.setDouble(14, entry.millis());
        statement.setString(15, word(entry.status()));
        statement.setInt(16, entry.cards());
        statement.setBytes(17, entry.assessed().map(Rows::json).map(Rows::utf8).orElse(null));
        statement.setBytes(18, utf8(entry.record()));
    }

    /** The number under which a patient's entries are found; kept, so it must never be another. */
    static int hash(String patient) {
        return patient.hashCode();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                instant(row, "decided_at"),
                row.getString("service"),
                row.getString("service_version"),
                row.getString("hook"),
                row.getString("hook_instance"),
                row.getString("patient"),
                row.getString("encounter"),
                row.getString("user_reference"),
                row.getString("fhir_server"),
                row.getString("fingerprint"),
                row.getString("model"),
                row.getDouble("millis"),
                Entry.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("cards"),
                Optional.<byte[]>ofNullable(row.getBytes("assessed")).map(json -> assessed(text(json))),
                text(row.getBytes("record")));
    }

    static Assessed assessed(String json) {
        return read(json, new TypeReference<Assessed>() {});
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** @param entry the entry that showed the card, if one did */
    static void set(PreparedStatement statement, String service, Feedback feedback, @Nullable UUID entry)
            throws SQLException {
        statement.setObject(1, feedback.card());
        statement.setObject(2, entry);
        statement.setString(3, service);
        statement.setString(4, word(feedback.outcome()));
        statement.setObject(5, time(feedback.outcomeAt()));
        statement.setString(6, json(feedback.suggestions()));
        statement.setString(7, feedback.reason().map(Coding::system).orElse(null));
        statement.setString(8, feedback.reason().map(Coding::code).orElse(null));
        statement.setString(9, feedback.reason().map(Coding::display).orElse(null));
        statement.setString(10, feedback.comment());
        statement.setObject(11, time(feedback.receivedAt()));
        statement.setString(12, feedback.raw());
    }

    static Feedback feedback(ResultSet row) throws SQLException {
        return new Feedback(
                row.getObject("card", UUID.class),
                Feedback.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                instant(row, "outcome_at"),
                read(row.getString("suggestions"), new TypeReference<List<String>>() {}),
                reason(row),
                row.getString("user_comment"),
                instant(row, "received_at"),
                row.getString("raw"));
    }

    private static Optional<Coding> reason(ResultSet row) throws SQLException {
        String system = row.getString("reason_system");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Coding(system, row.getString("reason_code"), row.getString("reason_display")));
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of ours cannot be written as JSON", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("a row of ours does not hold the JSON that it should", e);
        }
    }
}
