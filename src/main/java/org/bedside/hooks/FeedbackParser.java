package org.bedside.hooks;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bedside.evidence.Coding;
import org.bedside.evidence.JsonElement;
import org.bedside.journal.Entry;
import org.bedside.journal.Feedback;

/** Reads feedback as CDS Hooks 2.0 specifies it; an override reason that is a code without system is let pass. */
final class FeedbackParser {

    private static final int MOST = 1_000;

    private FeedbackParser() {}

    static Checked<List<Feedback>> parse(JsonElement body, Instant receivedAt) {
        JsonElement feedback = body.path("feedback");
        if (!feedback.isArray()) {
            return new Checked.Bad<>(Problem.required("feedback"));
        }
        List<JsonElement> entries = feedback.items();
        if (entries.size() > MOST) {
            return new Checked.Bad<>(Problem.invalid("more than " + MOST + " entries", "feedback"));
        }
        List<Feedback> all = new ArrayList<>();
        for (int at = 0; at < entries.size(); at++) {
            String path = "feedback[" + at + "]";
            Optional<Problem> problem = check(entries.get(at), path);
            if (problem.isPresent()) {
                return new Checked.Bad<>(problem.get());
            }
            all.add(read(entries.get(at), receivedAt));
        }
        return new Checked.Good<>(all);
    }

    private static Optional<Problem> check(JsonElement entry, String path) {
        if (!entry.isObject()) {
            return Optional.of(Problem.invalid(path + " must be an object", path));
        }
        if (entry.toString().length() > Entry.LONGEST) {
            return Optional.of(new Problem(400, "too-long", path + " is longer than can be kept", path));
        }
        if (uuid(entry.path("card")).isEmpty()) {
            return Optional.of(Problem.invalid(path + ".card must be the uuid of a card", path + ".card"));
        }
        String outcome = entry.path("outcome").text();
        if (!outcome.equals("accepted") && !outcome.equals("overridden")) {
            return Optional.of(Problem.invalid(path + ".outcome must be accepted or overridden", path + ".outcome"));
        }
        if (time(entry.path("outcomeTimestamp")).isEmpty()) {
            return Optional.of(
                    Problem.invalid(path + ".outcomeTimestamp must be an RFC 3339 time", path + ".outcomeTimestamp"));
        }
        return outcome.equals("accepted") ? accepted(entry, path) : overridden(entry, path);
    }

    private static Optional<Problem> accepted(JsonElement entry, String path) {
        JsonElement suggestions = entry.path("acceptedSuggestions");
        String field = path + ".acceptedSuggestions";
        if (!suggestions.isArray() || suggestions.items().isEmpty()) {
            return Optional.of(Problem.required(field));
        }
        for (JsonElement suggestion : suggestions.items()) {
            if (!suggestion.path("id").isString()) {
                return Optional.of(Problem.required(field + ".id"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> overridden(JsonElement entry, String path) {
        JsonElement override = entry.path("overrideReason");
        String field = path + ".overrideReason";
        if (override.isNothing()) {
            return Optional.empty();
        }
        if (!override.isObject()) {
            return Optional.of(Problem.invalid(field + " must be an object", field));
        }
        JsonElement reason = override.path("reason");
        boolean coded = reason.path("code").isString() || override.path("code").isString();
        boolean absent = reason.isNothing();
        JsonElement comment = override.path("userComment");
        if (!comment.isNothing() && !comment.isString()) {
            return Optional.of(Problem.invalid(field + ".userComment must be a string", field + ".userComment"));
        }
        if (!absent && !reason.isObject()) {
            return Optional.of(Problem.invalid(field + ".reason must be a coding", field + ".reason"));
        }
        if (!coded && !comment.isString()) {
            return Optional.of(Problem.invalid(field + " needs a reason, a userComment or both", field));
        }
        return Optional.empty();
    }

    private static Feedback read(JsonElement entry, Instant receivedAt) {
        List<String> suggestions = new ArrayList<>();
        for (JsonElement suggestion : entry.path("acceptedSuggestions").items()) {
            suggestions.add(suggestion.path("id").text());
        }
        JsonElement override = entry.path("overrideReason");
        JsonElement reason = override.path("reason").isObject() ? override.path("reason") : override;
        Optional<Coding> coding = reason.path("code").isString()
                ? Optional.of(new Coding(
                        reason.path("system").text(),
                        reason.path("code").text(),
                        reason.path("display").text()))
                : Optional.empty();
        return new Feedback(
                uuid(entry.path("card")).orElseThrow(),
                entry.path("outcome").text().equals("accepted")
                        ? Feedback.Outcome.ACCEPTED
                        : Feedback.Outcome.OVERRIDDEN,
                time(entry.path("outcomeTimestamp")).orElseThrow(),
                suggestions,
                coding,
                override.path("userComment").text(),
                receivedAt,
                entry.toString());
    }

    private static Optional<UUID> uuid(JsonElement text) {
        String value = text.isString() ? text.text() : "";
        return RequestParser.UUID.matcher(value).matches() ? Optional.of(UUID.fromString(value)) : Optional.empty();
    }

    private static Optional<Instant> time(JsonElement text) {
        try {
            return text.isString()
                    ? Optional.of(OffsetDateTime.parse(text.text()))
                            .filter(time -> time.getYear() >= 0 && time.getYear() <= 9999) // RFC 3339
                            .map(OffsetDateTime::toInstant)
                    : Optional.empty();
        } catch (DateTimeException notTime) {
            return Optional.empty();
        }
    }
}
