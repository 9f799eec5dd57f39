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

    private static String plan(Connection connection, String where) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet plan =
                        statement.executeQuery("explain select RES_ID from HFJ_RESOURCE rt1_0 where " + where)) {
            plan.next();
            return plan.getString(1);
        }
    }

    @Test
    void h2FindsAListOfIdsWithoutReadingAllOfTheirType() throws SQLException {
        try (Connection connection = source.getConnection()) {
            Schema.make(source, Database.Kind.H2, "1");
            assertLookedUp(connection);
            asHapiMakesIt(connection);
            Schema.make(source, Database.Kind.H2, "1");
            assertLookedUp(connection);
        }
    }

    private static void assertLookedUp(Connection connection) throws SQLException {
        String ofOneType = plan(connection, "RES_TYPE = 'Observation' and FHIR_ID in ('a', 'b', 'c')");
        assertTrue(ofOneType.contains("FHIR_ID IN("), ofOneType);
        String pairs = new IdLookup()
                .inspect("(rt1_0.RES_TYPE=? and rt1_0.FHIR_ID=? or rt1_0.RES_TYPE=? and rt1_0.FHIR_ID=?)");
        String ofSeveral = plan(connection, pairs.replace("?", "'a'"));
        assertTrue(ofSeveral.contains(" IN(ROW ("), ofSeveral);
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
