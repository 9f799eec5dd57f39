package org.bedside.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.bedside.journal.Assessed;
import org.bedside.journal.Entry;
import org.bedside.journal.Journal;
import org.bedside.journal.Outcome;
import org.bedside.journal.Query;
import org.bedside.monitor.OutcomeCollector;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole server: predictions of 60 days ago, and what the FHIR store says since. */
@SpringBootTest(
        classes = ServerConfig.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:outcomes;DB_CLOSE_ON_EXIT=FALSE",
            "bedside.demo-data=false",
            "bedside.monitor.outcomes=0"
        })
class OutcomesInStoreIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Instant NOW = Instant.parse("2026-05-09T12:00:00Z");
    private static final Instant PREDICTED = NOW.minus(Duration.ofDays(60));

    @LocalServerPort
    private int port;

    private void put(String type, String id, String elements) throws IOException, InterruptedException {
        String body = ("{'resourceType':'" + type + "','id':'" + id + "'," + elements + "}").replace('\'', '"');
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir/" + type + "/" + id))
                        .header("Content-Type", "application/fhir+json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertTrue(answer.statusCode() / 100 == 2, answer.body());
    }

    private void patient(String id, String elements) throws IOException, InterruptedException {
        put("Patient", id, "'gender':'male','birthDate':'1960-01-01'" + elements);
    }

    private void stay(String id, String patient, Instant start, String elements)
            throws IOException, InterruptedException {
        put(
                "Encounter",
                id,
                "'status':'finished','class':{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'IMP'},"
                        + "'subject':{'reference':'Patient/" + patient + "'},'period':{'start':'" + start + "','end':'"
                        + start.plus(Duration.ofDays(6)) + "'}" + elements);
    }

    private static Entry entry(String model, String patient, String encounter, String fhirServer) {
        Assessed assessed = new Assessed(model, "1.0.0", 0.3, 0.2, 0.4, "An outcome", "", List.of());
        long random = Math.abs((long) (model + patient).hashCode()) << 16;
        UUID id = new UUID((PREDICTED.toEpochMilli() << 16) | 0x7000, Long.MIN_VALUE | random);
        return new Entry(
                id,
                PREDICTED,
                model,
                "1.0.0",
                "patient-view",
                "",
                patient,
                encounter,
                "Practitioner/1",
                fhirServer,
                "0f".repeat(32),
                model + "@1.0.0",
                1,
                Entry.Status.ANSWERED,
                1,
                Optional.of(assessed),
                "{\"prediction\":{\"probability\":0.3,\"inputs\":[]},\"answer\":{\"cards\":[]}}");
    }

    @Test
    void whatCameAboutIsReadFromTheStoreAndReported(
            @Autowired Journal journal, @Autowired OutcomeCollector collector, @Autowired DataSource source)
            throws Exception {
        Instant admitted = PREDICTED.minus(Duration.ofDays(5));
        patient("anna", "");
        stay("anna-1", "anna", admitted, "");
        stay("anna-2", "anna", PREDICTED.plus(Duration.ofDays(10)), "");
        patient("ben", "");
        stay("ben-1", "ben", admitted, "");
        stay("ben-2", "ben", PREDICTED.plus(Duration.ofDays(40)), "");
        patient("carl", ",'deceasedDateTime':'" + PREDICTED.plus(Duration.ofHours(3)) + "'");
        stay("carl-1", "carl", admitted, "");
        patient("dora", "");
        put(
                "Observation",
                "dora-hba1c",
                "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'4548-4'}]},"
                        + "'subject':{'reference':'Patient/dora'},'effectiveDateTime':'"
                        + PREDICTED.plus(Duration.ofDays(3)) + "','valueQuantity':{'value':7.1,'unit':'%',"
                        + "'system':'http://unitsofmeasure.org','code':'%'}");
        patient("emma", ",'link':[{'other':{'reference':'Patient/anna'},'type':'replaced-by'}]");
        patient(
                "finn",
                ",'meta':{'security':[{'system':"
                        + "'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'R'}]}");
        // Entries of patients who are not here any more, too: this journal takes everybody for a patient of ours.
        Journal before = Journal.open(source);
        for (Entry entry : List.of(
                entry("readmission-30d", "anna", "anna-1", ""),
                entry("readmission-30d", "ben", "ben-1", ""),
                entry("readmission-30d", "emma", "", ""),
                entry("readmission-30d", "finn", "", ""),
                entry("readmission-30d", "gone", "", ""),
                entry("readmission-30d", "stranger", "", "https://ehr.example:443"),
                entry("inpatient-mortality", "carl", "carl-1", ""),
                entry("undiagnosed-diabetes", "dora", "", ""),
                entry("mortality-10y", "ben", "", ""))) {
            before.append(entry);
        }

        assertEquals(new OutcomeCollector.Done(9, 8, 0), collector.run(NOW, () -> true));

        Map<String, Outcome.Came> came = new TreeMap<>();
        journal.export(
                Query.ALL,
                found -> found.outcome()
                        .ifPresent(outcome -> came.put(
                                found.entry().service() + " " + found.entry().patient(), outcome.came())));
        assertEquals(
                new TreeMap<>(Map.of(
                        "readmission-30d anna", Outcome.Came.POSITIVE,
                        "readmission-30d ben", Outcome.Came.NEGATIVE,
                        "readmission-30d emma", Outcome.Came.POSITIVE,
                        "readmission-30d finn", Outcome.Came.UNKNOWN,
                        "readmission-30d gone", Outcome.Came.UNKNOWN,
                        "readmission-30d stranger", Outcome.Came.UNKNOWN,
                        "inpatient-mortality carl", Outcome.Came.POSITIVE,
                        "undiagnosed-diabetes dora", Outcome.Came.POSITIVE)),
                came);
        String url = "http://127.0.0.1:" + port + "/monitor?service=readmission-30d&from=" + PREDICTED.minusSeconds(60)
                + "&to=" + NOW;
        HttpResponse<String> json = HTTP.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Accept", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertTrue(json.body().contains("\"predictions\":6,\"known\":3,\"pending\":0,\"unknown\":3,"), json.body());
        HttpResponse<String> page = HTTP.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertTrue(page.body().contains("6 predictions: outcome known of 3, pending of 0, never to be known of 3."));
    }
}
