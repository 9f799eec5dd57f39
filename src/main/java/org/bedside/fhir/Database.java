package org.bedside.fhir;

import java.nio.file.Path;
import java.util.Locale;

/** Where the store keeps its rows, told by the JDBC URL alone; a URL that would lose acknowledged writes is not one. */
record Database(String url, Kind kind) {

    /** The two kinds of database that the store runs on, with the names HAPI gives to each. */
    enum Kind {
        // H2 has the length of a CLOB at hand; its cast makes bytes without a decoder, and refuses more than 1,048,576.
        H2(
                "ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect",
                "h2",
                "case when char_length(v.RES_TEXT_VC) <= 262144 then cast(v.RES_TEXT_VC as varbinary) end"),
        POSTGRESQL(
                "ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect",
                "postgres",
                "convert_to(v.RES_TEXT_VC, 'UTF8')");

        final String dialect;
        final String script;
        /** SQL for the UTF-8 bytes of a version's text, {@code v.RES_TEXT_VC}; null where it is too long. */
        final String utf8;

        Kind(String dialect, String script, String utf8) {
            this.dialect = dialect;
            this.script = script;
            this.utf8 = utf8;
        }
    }

    Database {
        if (kind == Kind.H2 && isH2File(url) && !settings(url).contains("WRITE_DELAY=0;")) {
            throw new IllegalArgumentException("spring.datasource.url names an H2 file without ;WRITE_DELAY=0."
                    + " H2 would lose acknowledged writes whenever the process dies. Add ;WRITE_DELAY=0");
        }
    }

    static Database of(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return new Database(url, Kind.H2);
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return new Database(url, Kind.POSTGRESQL);
        }
        throw new IllegalArgumentException("spring.datasource.url must start with jdbc:h2: or jdbc:postgresql:");
    }

    /**
     * The database for one process that needs no set-up. H2 is told not to close behind our back at exit: we close it.
     * Nor may an interrupted thread close the file under all others, as it does by Java's channels: "retry" opens it again.
     * A commit writes each page that it touched anew, so pages are half as large as usual: a quarter less on the disk.
     */
    static Database embedded(Path dataDir) {
        return of("jdbc:h2:retry:" + dataDir.toAbsolutePath().resolve("store")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;PAGE_SIZE=8192;TRACE_LEVEL_FILE=0");
    }

    boolean isH2File() {
        return kind == Kind.H2 && isH2File(url);
    }

    private static boolean isH2File(String url) {
        return !url.startsWith("jdbc:h2:mem:") && !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
    }

    private static String settings(String url) {
        return url.toUpperCase(Locale.ROOT) + ";";
    }
}
