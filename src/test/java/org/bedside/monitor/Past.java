package org.bedside.monitor;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Folder;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Node;
import org.bedside.evidence.Units;
import org.bedside.journal.Assessed;
import org.bedside.journal.Entry;

/** Predictions of long ago and resources of patient p1 in encounter e1, made up; resources in single quotes. */
final class Past {

    static final Instant PREDICTED = Instant.parse("2024-03-10T12:00:00Z");

    private static final AtomicLong COUNT = new AtomicLong();

    private Past() {}

    /** The services and models of these ids, which are the same. */
    static Catalog catalog(String... ids) {
        return Catalog.read(
                new Catalog.Shelf(
                        List.of(ids),
                        List.of(ids),
                        id -> Folder.directory(Path.of("cds-hooks", id)),
                        id -> Folder.directory(Path.of("models", id))),
                new Units());
    }

    static Node resource(String json) {
        return Jsons.read(json.replace('\'', '"')).node();
    }

    /** A resource of p1 with further elements. */
    static Node of(String type, String id, String elements) {
        return resource("{'resourceType':'" + type + "','id':'" + id + "','subject':{'reference':'Patient/p1'}"
                + (elements.isEmpty() ? "" : "," + elements) + "}");
    }

    /** Born on 1950-05-05, with further elements. */
    static Node patient(String elements) {
        return resource("{'resourceType':'Patient','id':'p1','gender':'female','birthDate':'1950-05-05'"
                + (elements.isEmpty() ? "" : "," + elements) + "}");
    }

    /** An inpatient stay, its end {@code ""} while it lasts, with further elements. */
    static Node stay(String id, String start, String end, String elements) {
        return of(
                "Encounter",
                id,
                "'status':'" + (end.isEmpty() ? "in-progress" : "finished") + "','class':{'system':"
                        + "'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'IMP'},'period':{'start':'" + start
                        + "'" + (end.isEmpty() ? "" : ",'end':'" + end + "'") + "}"
                        + (elements.isEmpty() ? "" : "," + elements));
    }

    /** An id of a time, as the journal makes them: RFC 9562, version 7, 16 zero bits at its end. */
    static UUID id(Instant at) {
        return new UUID((at.toEpochMilli() << 16) | 0x7000, 1L << 63 | COUNT.incrementAndGet() << 16);
    }

    static Entry entry(String service, String patient, String encounter, Instant at, double probability) {
        Assessed assessed = new Assessed(service, "1.0.0", probability, 0, 1, "An outcome", "", List.of());
        return entry(service, patient, encounter, at, probability, Optional.of(assessed));
    }

    /** A prediction of version 1.0.0 of the service's model. */
    static Entry entry(
            String service,
            String patient,
            String encounter,
            Instant at,
            double probability,
            Optional<Assessed> assessed) {
        return new Entry(
                id(at),
                at,
                service,
                "1.0.0",
                "patient-view",
                "",
                patient,
                encounter,
                "Practitioner/1",
                "",
                "0f".repeat(32),
                service + "@1.0.0",
                1,
                Entry.Status.ANSWERED,
                1,
                assessed,
                "{\"prediction\":{\"probability\":" + probability + ",\"inputs\":[]},\"answer\":{\"cards\":[]}}");
    }
}
