package org.bedside.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class DemoBundlesTest {

    private static final Path FOLDER = Path.of("src/main/resources/demo");
    private static final Pattern REFERENCE_INSTANT = Pattern.compile("Reference instant: `([^`]+)`");
    /** A year, a date in figures, a month: dates in texts would not be shifted on loading. */
    private static final Pattern DATE_IN_WORDS = Pattern.compile("\\b(19|20)\\d\\d\\b|\\b\\d{1,2}/\\d{1,2}/\\d{2,4}\\b"
            + "|\\b(January|February|March|April|May|June|July|August|September|October|November|December)\\b");

    private static final FhirContext FHIR = FhirContext.forR4();
    private static final Map<Path, Bundle> BUNDLES = read();
    private static final List<Resource> RESOURCES = BUNDLES.values().stream()
            .flatMap(bundle -> resources(bundle).stream())
            .toList();

    @Test
    void everyEntryIsAPutUnderItsOwnAlphabeticIdAndTagged() {
        for (Bundle bundle : BUNDLES.values()) {
            assertEquals(Bundle.BundleType.TRANSACTION, bundle.getType());
            for (BundleEntryComponent entry : bundle.getEntry()) {
                Resource resource = entry.getResource();
                assertEquals(Bundle.HTTPVerb.PUT, entry.getRequest().getMethod());
                assertEquals(address(resource), entry.getRequest().getUrl());
                assertTrue(resource.getIdPart().matches("demo-[a-z][a-z0-9-]{1,58}"), resource.getIdPart());
                assertNotNull(resource.getMeta().getTag("https://bedside.org/tags", "demo"), resource.getIdPart());
            }
        }
    }

    @Test
    void noIdIsUsedTwice() {
        assertEquals(
                RESOURCES.size(),
                RESOURCES.stream().map(DemoBundlesTest::address).distinct().count());
    }

    @Test
    void everyReferenceResolvesInItsOwnBundleOrOneLoadedBefore() {
        Set<String> known = new HashSet<>();
        BUNDLES.forEach((file, bundle) -> {
            known.addAll(addresses(bundle));
            Set<String> dangling = new TreeSet<>();
            for (Reference reference : all(resources(bundle), Reference.class)) {
                if (!known.contains(reference.getReference())) {
                    dangling.add(reference.getReference());
                }
            }
            assertEquals(Set.of(), dangling, file::toString);
        });
    }

    @Test
    void everyDateLiesBeforeTheReferenceInstant() throws IOException {
        var line = REFERENCE_INSTANT.matcher(Files.readString(FOLDER.resolve("README.md")));
        assertTrue(line.find());
        Instant reference = Instant.parse(line.group(1));
        for (BaseDateTimeType date : all(RESOURCES, BaseDateTimeType.class)) {
            assertTrue(date.getValueAsCalendar().toInstant().isBefore(reference), date.getValueAsString());
        }
    }

    @Test
    void everyUnitIsUcumAndOneResultHasNone() throws IOException, UcumException {
        try (var essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            var ucum = new UcumEssenceService(essence);
            for (Quantity quantity : all(RESOURCES, Quantity.class)) {
                if (quantity.hasUnit()) {
                    assertEquals("http://unitsofmeasure.org", quantity.getSystem());
                    assertNull(ucum.validate(quantity.getCode()), quantity.getCode());
                }
            }
        }
        List<String> bare = observations()
                .filter(o -> o.hasValueQuantity() && !o.getValueQuantity().hasCode())
                .map(Resource::getIdPart)
                .toList();
        assertEquals(List.of("demo-grace-glucose-1"), bare);
    }

    @Test
    void everyNoteDecodesAndNamesNoDate() throws CharacterCodingException {
        for (DocumentReference note : notes().toList()) {
            var attachment = note.getContentFirstRep().getAttachment();
            String text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(attachment.getData()))
                    .toString();
            int words = text.trim().split("\\s+").length;
            assertEquals(attachment.getSize(), attachment.getData().length);
            assertTrue(words >= 100 && words <= 350, () -> note.getIdPart() + ": " + words + " words");
            assertEquals(
                    List.of(),
                    DATE_IN_WORDS
                            .matcher(text)
                            .results()
                            .map(hit -> hit.group())
                            .toList(),
                    note.getIdPart());
            assertEquals(
                    text.startsWith("<html>"), attachment.getContentType().startsWith("text/html"), note.getIdPart());
        }
    }

    @Test
    void atLeastFivePatientsHaveThreeNotesAndOneHasNone() {
        Map<String, Long> byPatient =
                notes().collect(groupingBy(note -> note.getSubject().getReference(), counting()));
        assertTrue(byPatient.values().stream().filter(count -> count >= 3).count() >= 5, byPatient.toString());
        assertFalse(byPatient.containsKey("Patient/demo-grace-mbeki"));
    }

    @Test
    void theAwkwardCasesAreThere() {
        assertEquals(16, patients().filter(Patient::getActive).count());
        assertEquals(1, patients().filter(Patient::hasDeceased).count());
        assertEquals(
                List.of("demo-samuel-osei-old"),
                patients().filter(p -> !p.getActive()).map(Resource::getIdPart).toList());
        assertEquals(
                List.of("demo-samuel-note-confidential"),
                notes().filter(note -> note.getMeta().hasSecurity())
                        .map(Resource::getIdPart)
                        .toList());
        assertEquals(
                List.of("demo-marcus-note-wrong-chart"),
                notes().filter(note -> note.getStatus() == DocumentReferenceStatus.ENTEREDINERROR)
                        .map(Resource::getIdPart)
                        .toList());
        assertEquals(
                Map.of(Observation.ObservationStatus.PRELIMINARY, 1L, Observation.ObservationStatus.ENTEREDINERROR, 1L),
                observations()
                        .map(Observation::getStatus)
                        .filter(status -> status != Observation.ObservationStatus.FINAL)
                        .collect(groupingBy(status -> status, counting())));
    }

    private static Stream<Patient> patients() {
        return RESOURCES.stream().filter(Patient.class::isInstance).map(Patient.class::cast);
    }

    private static Stream<Observation> observations() {
        return RESOURCES.stream().filter(Observation.class::isInstance).map(Observation.class::cast);
    }

    private static Stream<DocumentReference> notes() {
        return RESOURCES.stream().filter(DocumentReference.class::isInstance).map(DocumentReference.class::cast);
    }

    /** The terser does not go down from a Bundle into its entries, so that each resource is walked by itself. */
    private static <T extends IBase> List<T> all(List<Resource> resources, Class<T> type) {
        List<T> found = resources.stream()
                .flatMap(resource -> FHIR.newTerser().getAllPopulatedChildElementsOfType(resource, type).stream())
                .toList();
        assertFalse(found.isEmpty(), type::getSimpleName);
        return found;
    }

    private static List<Resource> resources(Bundle bundle) {
        return bundle.getEntry().stream().map(BundleEntryComponent::getResource).toList();
    }

    private static String address(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdPart();
    }

    private static Set<String> addresses(Bundle bundle) {
        return resources(bundle).stream().map(DemoBundlesTest::address).collect(toSet());
    }

    private static Map<Path, Bundle> read() {
        Map<Path, Bundle> bundles = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.filter(file -> file.toString().endsWith(".json")).forEach(file -> bundles.put(file, read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundles;
    }

    private static Bundle read(Path file) {
        IParser parser = FHIR.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        try {
            return parser.parseResource(Bundle.class, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
