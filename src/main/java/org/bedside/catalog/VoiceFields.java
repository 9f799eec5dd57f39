package org.bedside.catalog;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads to whom and how often a service speaks; cds-hooks/README.md says what each field means. */
final class VoiceFields {

    /** The kinds of user in a hook's context: CDS Hooks 2.0, "Hook Context". */
    private static final List<String> USERS = List.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson");

    private VoiceFields() {}

    static Service.Voice read(Fields fields) {
        boolean silent = fields.flag("silent", false);
        List<String> users = fields.texts("users");
        if (fields.has("users") && users.isEmpty()) {
            fields.fault("users", "names nobody; leave it out for everyone");
        }
        for (String user : users) {
            if (!USERS.contains(user)) {
                fields.fault("users", "is none of " + String.join(", ", USERS) + ": " + user);
            }
        }
        return new Service.Voice(silent, new HashSet<>(users), repeat(fields));
    }

    private static Optional<Duration> repeat(Fields fields) {
        if (!fields.has("repeat")) {
            return Optional.empty();
        }
        try {
            Duration repeat = Duration.parse(fields.text("repeat"));
            if (!repeat.isZero() && !repeat.isNegative()) {
                return Optional.of(repeat);
            }
        } catch (DateTimeException notADuration) {
            // told below
        }
        fields.fault("repeat", "is not a duration such as PT8H or P1D");
        return Optional.empty();
    }
}
