package org.bedside.fhir;

import com.zaxxer.hikari.HikariDataSource;

/** The pool of an embedded database, which is compacted when all who use it have stopped. */
final class EmbeddedSource extends HikariDataSource {

    @Override
    public void close() {
        if (!isClosed()) {
            Compaction.close(this);
        }
        super.close();
    }
}
