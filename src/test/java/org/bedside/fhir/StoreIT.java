package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The store from inside the process, and what fills it. */
@WithStore
class StoreIT {
    private final Store store;
    private final HikariDataSource source;

    @TempDir
    private Path folder = Path.of("");

    @Autowired
    StoreIT(Store store, HikariDataSource source) {
        this.store = store;
        this.source = source;
    }

    private static Patient patient(String id, String family) {
        Patient patient = new Patient();
        patient.setId("Patient/" + id);
        patient.addName().setFamily(family);
        return patient;
    }

    @Test
    void whatIsNotThereReadsAsEmpty() {
        store.update(patient("gone", "Gone"));
        store.delete("Patient", "gone");
        assertEquals(Optional.empty(), store.read("Patient", "gone"));
        assertEquals(Optional.empty(), store.read("Patient", "never"));
    }

    @Test
    void whatIsThereOrWasDeletedIsNotCreatedAgain() {
        store.update(patient("kept", "Old"));
        store.update(patient("removed", "Old"));
        store.delete("Patient", "removed");
        store.createMissing(List.of(patient("kept", "New"), patient("removed", "New"), patient("fresh", "New")));
        assertEquals(
                "Old",
                ((Patient) store.read("Patient", "kept").orElseThrow())
                        .getNameFirstRep()
                        .getFamily());
        assertEquals(
                List.of(true, false, true),
                List.of(store.has("Patient", "kept"), store.has("Patient", "removed"), store.has("Patient", "fresh")));
    }

    @Test
    void whatIsPutAnewIsANewVersionAndWhatIsTheSameIsNot() {
        store.put(List.of(patient("told", "Old")));
        store.put(List.of(patient("told", "Old")));
        assertEquals("1", store.read("Patient", "told").orElseThrow().getMeta().getVersionId());
        store.put(List.of(patient("told", "New")));
        Patient now = (Patient) store.read("Patient", "told").orElseThrow();
        assertEquals(
                List.of("2", "New"),
                List.of(now.getMeta().getVersionId(), now.getNameFirstRep().getFamily()));
    }

    /** By what H2 has really been asked: a HAPI that words it in another way must not go unnoticed. */
    @Test
    void theIdsOfATransactionOfSeveralTypesAreLookedUp() throws SQLException {
        Organization organization = new Organization();
        organization.setId("Organization/several");
        organization.setName("Several");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set query_statistics true");
            store.createMissing(List.of(patient("several", "One"), organization));
            try (ResultSet asked = statement.executeQuery(
                    "select sql_statement from information_schema.query_statistics where sql_statement like"
                            + " '%HFJ_RESOURCE rt1_0%'")) {
                List<String> statements = new ArrayList<>();
                while (asked.next()) {
                    statements.add(asked.getString(1));
                }
                assertTrue(
                        statements.stream()
                                .anyMatch(sql -> sql.contains("(rt1_0.RES_TYPE,rt1_0.FHIR_ID) in ((?,?),(?,?))")),
                        statements.toString());
                assertTrue(
                        statements.stream().noneMatch(sql -> sql.contains(" or rt1_0.RES_TYPE=?")),
                        statements.toString());
            } finally {
                statement.execute("set query_statistics false");
            }
        }
    }

    @Test
    void aSearchSaysWhetherItWasCut() {
        for (int i = 0; i < 5; i++) {
            store.update(patient("cut" + i, "Cut"));
        }
        assertEquals(
                5, store.search("Patient?family=Cut&_count=2", 5).resources().size());
        assertEquals(
                List.of(5, 3),
                List.of(store.search("Patient?family=Cut", 5), store.search("Patient?family=Cut", 3)).stream()
                        .map(found -> found.resources().size())
                        .toList());
        assertEquals(
                List.of(false, true),
                List.of(
                        store.search("Patient?family=Cut", 5).cut(),
                        store.search("Patient?family=Cut", 4).cut()));
    }

    @Test
    void aSearchParameterThatDoesNotExistIsRefused() {
        assertThrows(InvalidRequestException.class, () -> store.search("Patient?nosuch=1", 5));
    }

    @Test
    void theDemonstrationPatientsAreThereAndDoNotComeBack() throws Exception {
        assertTrue(store.read("Patient", "demo-fixture").isPresent());
        Demo.await(source);
        store.delete("Observation", "demo-fixture-weight");
        new DemoData(store, source, Database.Kind.H2).loadOnce();
        assertTrue(store.read("Observation", "demo-fixture-weight").isEmpty());
    }

    @Test
    void anImportKeepsIdsGoesOnAfterABadLineAndCanBeRepeated() throws IOException {
        Path observations = gzip("Observation.ndjson.gz", """
                {"resourceType":"Observation","id":"imp-o1","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/imp-1"}}
                nonsense
                {"resourceType":"Observation","id":"imp-o2","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/nobody"}}
                """);
        Path patients = gzip("Patient.ndjson.gz", "{\"resourceType\":\"Patient\",\"id\":\"imp-1\"}\n");
        for (int round = 0; round < 2; round++) {
            ImportReport report = new Import(store, stored -> {}).read(List.of(observations, patients));
            assertEquals(2, report.stored());
            assertEquals(
                    List.of(
                            observations + ":2: not a FHIR R4 resource in JSON",
                            observations + ":3: refers to a resource that is not in the store"),
                    report.faults().stream().map(Object::toString).toList());
        }
        IBaseResource observation = store.read("Observation", "imp-o1").orElseThrow();
        assertEquals("1", observation.getMeta().getVersionId());
    }

    private Path gzip(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
