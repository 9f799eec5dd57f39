package org.bedside.journal;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** The journal's tables, brought to the newest version step by step; other tables of the database are left alone. */
final class Schema {

    /** Named, so that the class path is not searched at each start. A file that was released never changes. */
    private static final List<String> STEPS = List.of(
            "V1__journal.sql",
            "V2__risk_assessments.sql",
            "V3__patient_and_time.sql",
            "V4__outcomes.sql",
            "V5__readings.sql",
            "V6__race.sql");

    private Schema() {}

    static void migrate(DataSource source) {
        if (!isNewest(source)) {
            migrate(source, MigrationVersion.LATEST);
        }
    }

    /** Asked first, since loading Flyway costs more of a start than all else that the journal does. */
    private static boolean isNewest(DataSource source) {
        String sql = "SELECT COUNT(*) FROM \"bedside_schema\" WHERE \"success\" AND \"script\" = ?";
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, STEPS.get(STEPS.size() - 1));
            try (ResultSet found = statement.executeQuery()) {
                return found.next() && found.getInt(1) == 1;
            }
        } catch (SQLException e) {
            return false;
        }
    }

    static void migrate(DataSource source, MigrationVersion target) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .table("bedside_schema")
                .resourceProvider(new Steps())
                .target(target)
                // The store's tables may have been there first.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholderReplacement(false)
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private static final class Steps implements ResourceProvider {

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return STEPS.contains(name) ? new Step(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return STEPS.stream()
                    .filter(name ->
                            name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
                    .<LoadableResource>map(Step::new)
                    .toList();
        }
    }

    private static final class Step extends LoadableResource {

        private final String name;

        Step(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream in = Schema.class.getResourceAsStream(getAbsolutePath());
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + getAbsolutePath());
            }
            return new InputStreamReader(in, StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return "/db/bedside/" + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
