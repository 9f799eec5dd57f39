package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private final DataSource database = Sample.database();

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            while (found.next()) {
                strings.add(found.getString(1));
            }
        }
        return strings;
    }

    @Test
    void aDatabaseOfTheFirstVersionIsUpgradedWithItsRows() throws SQLException {
        Schema.migrate(database, MigrationVersion.fromVersion("1"));
        Entry entry = Sample.entry("anna", Sample.NOON);
        String id = entry.id().toString();
        execute("INSERT INTO bedside_entry VALUES ('" + id
                + "', TIMESTAMP WITH TIME ZONE '2026-03-01 12:00:00.123456Z',"
                + " 'aki', '1.0.0', 'patient-view', 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea', 'anna', "
                + Rows.hash("anna") + ", 'visit',"
                + " 'Practitioner/1', '', '" + "0f".repeat(32) + "', 'aki-risk@1.2.0', 3.25, 'answered', 2,"
                + " CAST('{\"facts\":[\"Observation/creatinine\"]}' AS BYTEA))");
        execute("INSERT INTO bedside_feedback (card, entry, service, outcome, outcome_at, suggestions, user_comment,"
                + " received_at, raw) SELECT id, id, service, 'accepted', decided_at, '[\"s-1\",\"s-2\"]', '',"
                + " decided_at, '{}' FROM bedside_entry");

        Journal journal = Journal.open(database);

        assertEquals(
                List.of(new Page.Found(entry, List.of(Sample.accepted(entry.id())))),
                journal.find(Query.ALL).entries());
        journal.append(Sample.entry("anna", "aki", Sample.NOON, Optional.of(Sample.ASSESSED)));
        assertEquals(2, journal.find(Query.ALL).entries().size());
    }

    @Test
    void whatAnEarlierVersionShowedIsStillKnown() throws SQLException {
        Schema.migrate(database, MigrationVersion.fromVersion("2"));
        Entry entry = Sample.entry("anna", Sample.NOON);
        execute("INSERT INTO bedside_entry VALUES ('" + entry.id()
                + "', TIMESTAMP WITH TIME ZONE '2026-03-01 12:00:00.123456Z',"
                + " 'aki', '1.0.0', 'patient-view', '', 'anna', " + Rows.hash("anna") + ", 'visit',"
                + " 'Practitioner/1', '', '" + "0f".repeat(32) + "', '', 3.25, 'answered', 2,"
                + " CAST('{}' AS BYTEA), NULL)");
        execute("INSERT INTO bedside_feedback (card, entry, service, outcome, outcome_at, suggestions, reason_system,"
                + " reason_code, reason_display, user_comment, received_at, raw) SELECT id, id, service, 'overridden',"
                + " TIMESTAMP WITH TIME ZONE '2026-03-01 14:00:00Z', '[]', '', 'known', '', '',"
                + " TIMESTAMP WITH TIME ZONE '2026-03-01 13:00:00Z', '{}' FROM bedside_entry");

        Journal journal = Journal.open(database);

        Audience audience = new Audience("aki", "", "anna", "Practitioner/1");
        Instant told = Instant.parse("2026-03-01T13:00:00Z");
        assertEquals(
                List.of(new Shown(entry.id(), Sample.NOON, Optional.of(told), "{}")),
                journal.shown(audience, Sample.NOON.minusSeconds(1)));
        assertEquals(List.of(), journal.shown(audience, Sample.NOON.plusSeconds(1)));
        assertEquals(
                List.of("PATIENT_HASH", "ID"),
                strings("SELECT column_name FROM information_schema.index_columns"
                        + " WHERE index_name = 'BEDSIDE_ENTRY_BY_PATIENT' ORDER BY ordinal_position"));
    }

    @Test
    void predictionsOfAnEarlierVersionAreAwaitedToo() throws SQLException {
        Schema.migrate(database, MigrationVersion.fromVersion("3"));
        Entry entry = Sample.entry("anna", "aki", Sample.NOON, Optional.of(Sample.ASSESSED));
        execute("INSERT INTO bedside_entry (id, decided_at, service, service_version, hook, hook_instance, patient,"
                + " patient_hash, encounter, user_reference, fhir_server, fingerprint, model, millis, status, cards,"
                + " record, assessed) VALUES ('" + entry.id()
                + "', TIMESTAMP WITH TIME ZONE '2026-03-01 12:00:00.123456Z',"
                + " 'aki', '1.0.0', 'patient-view', '', 'anna', " + Rows.hash("anna") + ", 'visit',"
                + " 'Practitioner/1', '', '" + "0f".repeat(32) + "', 'aki-risk@1.2.0', 3.25, 'answered', 2,"
                + " CAST('{}' AS BYTEA), CAST('{\"model\":\"aki-risk\",\"version\":\"1.2.0\",\"probability\":0.2371,"
                + "\"lower\":0.18,\"upper\":0.3,\"outcome\":\"AKI\",\"band\":\"\",\"basis\":[]}' AS BYTEA))");

        Outcomes outcomes = new Outcomes(Journal.open(database));

        Instant now = Sample.NOON.plusSeconds(1);
        assertEquals(1, outcomes.await(now));
        assertEquals(1, outcomes.look(now, 10, awaited -> {
            assertEquals(entry.id(), awaited.id());
            return new Look.NotYet(now.plusSeconds(1));
        }));
        assertEquals(List.of(entry.id().toString()), strings("SELECT entry FROM bedside_awaited"));
        assertEquals(List.of(), strings("SELECT entry FROM bedside_outcome"));
    }

    @Test
    void tablesThatWereThereFirstAreLeftAlone() throws SQLException {
        execute("CREATE TABLE hfj_resource (id BIGINT)");
        execute("INSERT INTO hfj_resource VALUES (7)");
        Journal journal = Journal.open(database);
        journal.append(Sample.entry("anna", Sample.NOON));
        execute("DELETE FROM hfj_resource WHERE id = 7");
    }

    @Test
    void openingAgainKeepsWhatIsThere() {
        Entry entry = Sample.entry("anna", Sample.NOON);
        Journal.open(database).append(entry);
        assertEquals(
                List.of(new Page.Found(entry, List.of())),
                Journal.open(database).find(Query.ALL).entries());
    }
}
