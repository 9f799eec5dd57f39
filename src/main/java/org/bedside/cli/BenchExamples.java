package org.bedside.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.bedside.film.Film;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The examples in the services' folders as calls of today. */
final class BenchExamples {

    /** When the examples are asked. */
    private static final Instant ASKED = Instant.parse("2026-01-15T12:00:00Z");

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern ATTACHED = Pattern.compile("(\"data\"\\s*:\\s*\")[^\"]*");

    private final Duration since;

    /** Calls of this time. */
    BenchExamples(Instant now) {
        this.since = Duration.between(ASKED, now);
    }

    /** The service's largest example, with all times moved by the same. */
    BenchLoad.Call largest(String service) throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:bedside/cds-hooks/" + service + "/examples/*.request.json");
        String body = Arrays.stream(found)
                .map(BenchExamples::text)
                .max(Comparator.comparingInt(String::length))
                .orElseThrow(() -> new IOException(service + " has no example"));
        return new BenchLoad.Call("/cds-services/" + service, moved(body));
    }

    private String moved(String body) {
        return TIME.matcher(body)
                .replaceAll(time -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        OffsetDateTime.parse(time.group()).plus(since)));
    }

    /** The same call with the first of these films attached: none may be among the examples. */
    static BenchLoad.Call withFilm(BenchLoad.Call call, Path films) throws IOException {
        String data;
        try (InputStream file = Files.newInputStream(films)) {
            data = Base64.getEncoder().encodeToString(new Film(file.readNBytes(Film.PIXELS)).png());
        }
        return new BenchLoad.Call(call.path(), ATTACHED.matcher(call.body()).replaceAll("$1" + data));
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
