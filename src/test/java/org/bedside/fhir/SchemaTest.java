package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private final JdbcDataSource source = new JdbcDataSource();

    SchemaTest() {
        source.setURL("jdbc:h2:mem:schema;DB_CLOSE_DELAY=-1");
    }

    private String plan(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery("explain select RES_ID from HFJ_RESOURCE"
                        + " where RES_TYPE = 'Observation' and FHIR_ID in ('a', 'b', 'c')")) {
            plan.next();
            return plan.getString(1);
        }
    }

    @Test
    void h2FindsAListOfIdsWithoutReadingAllOfTheirType() throws SQLException {
        try (Connection connection = source.getConnection()) {
            Schema.make(source, Database.Kind.H2, "1");
            assertTrue(plan(connection).contains("FHIR_ID IN("), plan(connection));
            asHapiMakesIt(connection);
            Schema.make(source, Database.Kind.H2, "1");
            assertTrue(plan(connection).contains("FHIR_ID IN("), plan(connection));
        }
    }

    /** As in a database of before, with a mark for its tables alone. */
    private static void asHapiMakesIt(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from BEDSIDE_MARK where MARK_NAME = 'arranged'");
            statement.execute("alter table HFJ_RESOURCE drop constraint IDX_RES_TYPE_FHIR_ID");
            statement.execute(
                    "alter table HFJ_RESOURCE add constraint IDX_RES_TYPE_FHIR_ID unique (RES_TYPE, FHIR_ID)");
            statement.execute("create index IDX_RES_FHIR_ID on HFJ_RESOURCE (FHIR_ID)");
        }
    }
}
