package org.bedside.fhir;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Current versions of resources in the tables that HAPI FHIR 8 keeps: HFJ_RESOURCE and those around it. */
final class Rows {

    private static final byte[] NONE = {};
    /** What is too long to come along is at least this. */
    private static final int LONG = 262_144;

    private static final String COLUMNS = "select r.RES_ID, r.FHIR_ID, r.RES_VER, r.HAS_TAGS, v.RES_ENCODING, ";
    private static final String VERSION = " left join HFJ_RES_VER v on v.RES_ID = r.RES_ID and v.RES_VER = r.RES_VER ";
    private static final String BY_ID =
            "from HFJ_RESOURCE r" + VERSION + "where r.RES_TYPE = ? and r.FHIR_ID = ? and r.RES_DELETED_AT is null";
    // By the link's path alone, which begins with the type: else H2 walks all resources of the type.
    private static final String OF_PATIENT = "from HFJ_RES_LINK l"
            + " join HFJ_RESOURCE r on r.RES_ID = l.SRC_RESOURCE_ID" + VERSION
            + "where l.TARGET_RESOURCE_ID ="
            + " (select p.RES_ID from HFJ_RESOURCE p where p.RES_TYPE = 'Patient' and p.FHIR_ID = ?)"
            + " and l.SRC_PATH = ? and r.RES_DELETED_AT is null";
    // From the patient's resources to their codes: a join, or the hash bare, makes H2 walk all patients' of a code.
    private static final String WITH_CODE =
            " and exists (select 1 from HFJ_SPIDX_TOKEN t where t.RES_ID = r.RES_ID and t.HASH_SYS_AND_VALUE + 0 in (";
    private static final String PRESENCE =
            "select RES_DELETED_AT is null from HFJ_RESOURCE where RES_TYPE = ? and FHIR_ID = ?";
    private static final String TAGS = "select d.TAG_TYPE, d.TAG_SYSTEM, d.TAG_CODE, d.TAG_DISPLAY"
            + " from HFJ_RES_TAG t join HFJ_TAG_DEF d on d.TAG_ID = t.TAG_ID where t.RES_ID = ?";

    private final DataSource source;
    private final String columns;

    Rows(DataSource source, Database.Kind kind) {
        this.source = source;
        this.columns = COLUMNS + kind.utf8 + " ";
    }

    /**
     * A resource as it is stored.
     *
     * @param json the resource, UTF-8, without its id, version and labels; empty if it is stored in another way or long
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Row(String id, long version, byte[] json, List<Label> labels) {
        Row {
            labels = List.copyOf(labels);
        }
    }

    /**
     * A tag, profile or security label.
     *
     * @param kind HAPI's TagTypeEnum: 0 a tag, 1 a profile, 2 a security label
     */
    record Label(int kind, String system, String code, String display) {}

    /** What an id stands for. */
    enum Presence {
        NEVER,
        DELETED,
        NOW
    }

    Presence presence(String type, String id) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(PRESENCE)) {
            statement.setString(1, type);
            statement.setString(2, id);
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next()) {
                    return Presence.NEVER;
                }
                return found.getBoolean(1) ? Presence.NOW : Presence.DELETED;
            }
        }
    }

    Optional<Row> byId(String type, String id) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(columns + BY_ID)) {
            statement.setString(1, type);
            statement.setString(2, id);
            return rows(connection, statement, Long.MAX_VALUE)
                    .flatMap(rows -> rows.stream().findFirst());
        }
    }

    /**
     * Empty if they are longer together than allowed.
     *
     * @param path the search parameter's path, from the resource to the patient
     * @param codes HAPI's hashes of codes of which a resource must have one; empty for all resources
     * @param bytes the most that they may have together
     */
    Optional<List<Row>> ofPatient(String patient, String path, List<Long> codes, int limit, long bytes)
            throws SQLException {
        String sql = columns
                + OF_PATIENT
                + (codes.isEmpty() ? "" : WITH_CODE + String.join(",", Collections.nCopies(codes.size(), "?")) + "))")
                + " fetch first ? rows only";
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 0;
            statement.setString(++at, patient);
            statement.setString(++at, path);
            for (long code : codes) {
                statement.setLong(++at, code);
            }
            statement.setInt(++at, limit);
            return rows(connection, statement, bytes);
        }
    }

    private static Optional<List<Row>> rows(Connection connection, PreparedStatement statement, long bytes)
            throws SQLException {
        List<Row> rows = new ArrayList<>();
        long read = 0;
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                byte[] json = "JSON".equals(found.getString(5)) ? found.getBytes(6) : null;
                List<Label> labels = found.getBoolean(4) ? labels(connection, found.getLong(1)) : List.of();
                rows.add(new Row(found.getString(2), found.getLong(3), json == null ? NONE : json, labels));
                read += json == null ? LONG : json.length;
                if (read > bytes) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(rows);
    }

    private static List<Label> labels(Connection connection, long resource) throws SQLException {
        List<Label> labels = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TAGS)) {
            statement.setLong(1, resource);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    labels.add(new Label(found.getInt(1), text(found, 2), text(found, 3), text(found, 4)));
                }
            }
        }
        return labels;
    }

    private static String text(ResultSet found, int column) throws SQLException {
        String text = found.getString(column);
        return text == null ? "" : text;
    }
}
