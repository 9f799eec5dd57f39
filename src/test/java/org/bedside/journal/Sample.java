package org.bedside.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.bedside.evidence.Coding;
import org.h2.jdbcx.JdbcDataSource;

/** Made-up entries, feedback and databases. */
final class Sample {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    static final Assessed ASSESSED = new Assessed(
            "aki-risk",
            "1.2.0",
            0.2371,
            0.18,
            0.3,
            "Acute kidney injury within 48 hours",
            "high",
            List.of(new Assessed.Basis("Observation/creatinine", "2"), new Assessed.Basis("Condition/ckd", "")));

    private Sample() {}

    /** A database of its own in memory, for as long as the process lives. */
    static DataSource database() {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    static Entry entry(String patient, Instant at) {
        return entry(patient, "aki", at, Optional.empty());
    }

    static Entry entry(String patient, String service, Instant at, Optional<Assessed> assessed) {
        return new Entry(
                CardIds.newEntry(at),
                at,
                service,
                "1.0.0",
                "patient-view",
                "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                patient,
                "visit",
                "Practitioner/1",
                "",
                "0f".repeat(32),
                "aki-risk@1.2.0",
                3.25,
                Entry.Status.ANSWERED,
                2,
                assessed,
                "{\"facts\":[\"Observation/creatinine\"]}");
    }

    static Feedback accepted(UUID card) {
        return new Feedback(
                card, Feedback.Outcome.ACCEPTED, NOON, List.of("s-1", "s-2"), Optional.empty(), "", NOON, "{}");
    }

    static Feedback overridden(UUID card) {
        return new Feedback(
                card,
                Feedback.Outcome.OVERRIDDEN,
                NOON,
                List.of(),
                Optional.of(new Coding("http://example.org/reasons", "known", "Already known")),
                "seen \"this\" morning",
                NOON.plusSeconds(5),
                "{\"card\":1}");
    }
}
