package org.bedside.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The demonstration patients: loaded once into a store without patients, so that deleted ones do not come back. */
final class DemoData {
    private static final Logger log = LoggerFactory.getLogger(DemoData.class);
    private static final String MARK = "demo";
    private static final String BEGUN = "begun";
    private static final String DONE = "done";
    /** The hospital and one patient. */
    private static final int FIRST = 2;

    private static final int ATTEMPTS = 5;

    private static final String PATTERN = "classpath*:demo/*.json";

    private final Store store;
    private final DataSource source;
    private final Database.Kind kind;

    DemoData(Store store, DataSource source, Database.Kind kind) {
        this.store = store;
        this.source = source;
        this.kind = kind;
    }

    /**
     * Loads the first patient now and leaves the others to a thread: a server that starts for the first time shall have
     * somebody to show, but not keep its visitor waiting for all.
     */
    void loadOnce() throws IOException, SQLException {
        if (isWanted()) {
            Optional<Turn> turn = Turn.now(source, kind, Turn.What.DEMO_DATA);
            if (turn.isPresent() && isWanted()) {
                load(turn.get());
            } else if (turn.isPresent()) {
                turn.get().close(); // another server finished in between
            }
        }
    }

    private void load(Turn turn) throws IOException, SQLException {
        mark(BEGUN);
        List<Resource> files = Stream.of(new PathMatchingResourcePatternResolver().getResources(PATTERN))
                .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                .toList();
        int first = Math.min(FIRST, files.size());
        for (Resource file : files.subList(0, first)) {
            loadPatiently(file);
        }
        Thread others = new Thread(() -> loadOthers(files.subList(first, files.size()), turn), "demo-data");
        others.setDaemon(true);
        others.start();
    }

    private void loadOthers(List<Resource> files, Turn turn) {
        long start = System.nanoTime();
        try (turn) {
            for (Resource file : files) {
                loadPatiently(file);
            }
            mark(DONE);
            log.info("the other demonstration patients came {} ms later", (System.nanoTime() - start) / 1_000_000);
        } catch (IOException | SQLException | RuntimeException stopped) {
            // The server is going down; the next start goes on.
            log.info(
                    "demonstration patients are not complete: {}",
                    stopped.getClass().getName());
        }
    }

    /** The server is at work already, and two who write at once may be in each other's way: HAPI refuses one of them. */
    private void loadPatiently(Resource file) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                load(file);
                return;
            } catch (RuntimeException refused) {
                if (attempt == ATTEMPTS) {
                    throw refused;
                }
            }
        }
    }

    private void mark(String state) throws SQLException {
        try (Connection connection = source.getConnection()) {
            new Marks(connection).put(MARK, state);
        }
    }

    /** Nothing was ever loaded and the store has no patients, or the loading was cut short. */
    private boolean isWanted() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            Optional<String> state = new Marks(connection).get(MARK);
            if (state.isPresent()) {
                return state.get().equals(BEGUN);
            }
            try (ResultSet any = statement.executeQuery(
                    "select 1 from HFJ_RESOURCE where RES_TYPE = 'Patient' fetch first 1 rows only")) {
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
