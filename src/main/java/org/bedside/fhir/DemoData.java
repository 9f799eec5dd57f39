package org.bedside.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The demonstration patients: loaded into an empty store once, so that deleted ones do not come back. */
final class DemoData {
    private static final Logger log = LoggerFactory.getLogger(DemoData.class);
    private static final String MARK = "demo";
    private static final String PATTERN = "classpath*:demo/*.json";

    private final Store store;
    private final DataSource source;

    DemoData(Store store, DataSource source) {
        this.store = store;
        this.source = source;
    }

    void loadOnce() throws IOException, SQLException {
        if (isFirstStart()) {
            long start = System.nanoTime();
            int resources = 0;
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(PATTERN)) {
                resources += load(file);
            }
            log.info("{} demonstration resources loaded in {} ms", resources, (System.nanoTime() - start) / 1_000_000);
        }
        try (Connection connection = source.getConnection()) {
            new Marks(connection).put(MARK, "done");
        }
    }

    private boolean isFirstStart() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            if (new Marks(connection).get(MARK).isPresent()) {
                return false;
            }
            try (ResultSet any = statement.executeQuery("select 1 from HFJ_RESOURCE fetch first 1 rows only")) {
                return !any.next();
            }
        }
    }

    private int load(Resource file) throws IOException {
        try (InputStream json = file.getInputStream()) {
            Bundle bundle = store.fhir().newJsonParser().parseResource(Bundle.class, json);
            DayShift.to(DayShift.today(), store.fhir()).apply(bundle);
            store.transaction(Puts.of(bundle));
            return bundle.getEntry().size();
        }
    }
}
