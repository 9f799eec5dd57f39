package org.bedside.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.card.Band;
import org.bedside.catalog.Service;
import org.bedside.decision.Decision;
import org.bedside.journal.Audience;
import org.bedside.journal.Shown;

/**
 * Holds cards back: those of a silent service, those that the same user was shown a while ago, and those of a service
 * that this user has overridden for this patient. What it knows of the past is in the journal alone, so that every
 * replica knows it; two calls at the same moment may both be answered. Thread-safe.
 */
final class Restraint {

    /** What was shown to an audience since an instant. */
    interface Past {
        List<Shown> shown(Audience audience, Instant since);
    }

    /** Why cards were held back. */
    enum Why {
        /** The service is silent. */
        SILENT,
        /** The same was shown before, and no lower band. */
        REPEATED,
        /** The user overrode the service for this patient, with a reason. */
        SNOOZED
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Past past;

    Restraint(Past past) {
        this.past = past;
    }

    /** Why a decision's cards are not shown; empty if they are. */
    Optional<Why> why(Service service, HookRequest request, Decision decision, Instant now) {
        if (decision.cards().isEmpty()) {
            return Optional.empty();
        }
        if (service.voice().silent()) {
            return Optional.of(Why.SILENT);
        }
        Optional<Duration> repeat = service.voice().repeat();
        return repeat.isEmpty()
                        || request.patientId().isEmpty()
                        || request.userId().isEmpty()
                ? Optional.empty()
                : why(service, audience(service, request), decision, now, repeat.get());
    }

    private static Audience audience(Service service, HookRequest request) {
        String server = request.fhirServer().map(ehr -> Origins.of(ehr.base())).orElse("");
        return new Audience(service.id(), server, request.patientId(), request.userId());
    }

    private Optional<Why> why(Service service, Audience audience, Decision decision, Instant now, Duration repeat) {
        Instant start = now.minus(repeat);
        // What was shown within the time, and what was shown before it and overridden within it.
        List<Shown> all = past.shown(audience, start.minus(repeat));
        if (all.stream()
                .anyMatch(shown -> shown.overridden().filter(start::isBefore).isPresent())) {
            return Optional.of(Why.SNOOZED);
        }
        return all.stream().anyMatch(shown -> shown.at().isAfter(start) && covers(shown, decision, service.task()))
                ? Optional.of(Why.REPEATED)
                : Optional.empty();
    }

    /** Whether it was this card, or, of a prediction, one of this band or a higher one. */
    private static boolean covers(Shown shown, Decision decision, Service.Task task) {
        JsonNode record = record(shown);
        String band = record.path("band").asText("");
        if (task instanceof Service.Task.Predict predict
                && !band.isEmpty()
                && !decision.band().isEmpty()) {
            List<String> names = predict.bands().stream().map(Band::name).toList();
            return names.indexOf(band) >= names.indexOf(decision.band());
        }
        String summary =
                record.path("answer").path("cards").path(0).path("summary").asText("");
        return band.equals(decision.band())
                && summary.equals(decision.cards().get(0).summary());
    }

    private static JsonNode record(Shown shown) {
        try {
            return JSON.readTree(shown.record());
        } catch (JsonProcessingException broken) {
            broken.clearLocation();
            throw new IllegalStateException("an entry's record is not JSON", broken);
        }
    }
}
