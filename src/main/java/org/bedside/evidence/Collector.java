package org.bedside.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Source.Origin;

/**
 * Gathers the resources of one request into {@link Facts}. Belongs to one request and one thread.
 *
 * <p>Every resource must say that it is of this patient; one that is of another, or of nobody, is left out and
 * remarked. So is what is dated after the instant asked about, labelled confidential, or void by its status.
 */
public final class Collector {

    /**
     * How a site reads its resources.
     *
     * @param zone the zone in which dates without an offset are meant
     * @param confidential whether resources with a security label of confidentiality may be used
     */
    public record Rules(ZoneId zone, boolean confidential) {}

    private static final String GENDERS = "http://hl7.org/fhir/administrative-gender";

    private final Rules rules;
    private final Instant asOf;
    private final Set<String> patients;
    private final String encounterReference;
    private final ResourceReader reader;
    private final Medications medications = new Medications();
    private final Map<Kind, List<Fact>> facts = new EnumMap<>(Kind.class);
    private final Set<Kind> searched = EnumSet.noneOf(Kind.class);
    private final Set<String> seen = new HashSet<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Fact> refuted = new ArrayList<>();
    private final NoteKeeper notes;
    private final LinkedPictures pictures = new LinkedPictures();
    private Optional<Subject> subject = Optional.empty();
    private Optional<Fact> encounter = Optional.empty();
    private boolean stranger;

    /**
     * @param patients the logical ids by which the patient goes: the one asked about first, then those merged with it
     * @param encounterId the logical id of the encounter asked about, or {@code ""}
     */
    public Collector(Rules rules, List<String> patients, String encounterId, Instant asOf) {
        this.rules = rules;
        this.asOf = asOf;
        this.patients = new HashSet<>();
        for (String patient : patients) {
            this.patients.add("Patient/" + patient);
        }
        this.encounterReference = encounterId.isEmpty() ? "" : "Encounter/" + encounterId;
        this.reader = new ResourceReader(rules.zone());
        this.notes = new NoteKeeper(rules, asOf, remarks);
    }

    /** Says that all resources of this kind that there are have been added: none found means that there is none. */
    public void searched(Kind kind) {
        searched.add(kind);
    }

    public void remark(Reason reason, String about, String detail) {
        remarks.add(new Remark(reason, about, detail));
    }

    /** Whether a Patient resource came that is not the patient asked about: then nothing may be said at all. */
    public boolean stranger() {
        return stranger;
    }

    /** Adds a resource, or all resources of a Bundle. */
    public void add(Node node, Origin origin) {
        switch (node.type()) {
            case "Bundle" -> {
                for (Node entry : node.all("entry")) {
                    if (!entry.at("search").at("mode").text().equals("outcome")) {
                        add(entry.at("resource"), origin);
                    }
                }
            }
            case "Patient" -> patient(node, source(node, origin));
            case "Medication" -> medication(node, source(node, origin));
            case "OperationOutcome", "" -> {
                // says something about the request, not about the patient
            }
            default -> resource(node, source(node, origin));
        }
    }

    private static Source source(Node node, Origin origin) {
        String id = node.at("id").text();
        return new Source(
                node.type() + "/" + (References.isId(id) ? id : "?"),
                node.at("meta").at("versionId").text(),
                origin);
    }

    private void patient(Node node, Source source) {
        if (!patients.contains(source.reference())) {
            stranger = true;
            remarks.add(
                    new Remark(Reason.OTHER_PATIENT, source.reference(), "a Patient who is not the one asked about"));
            return;
        }
        if (withheld(node, source)) {
            return;
        }
        Node birth = node.at("birthDate");
        Optional<Subject.Born> born =
                When.parse(birth.text(), rules.zone()).map(when -> new Subject.Born(day(when.from()), day(when.to())));
        Optional<When> died = died(node.choice("deceased").text());
        String sex = node.at("gender").text();
        subject = Optional.of(new Subject(node.at("id").text(), born, sex, died, source));
        searched.add(Kind.PATIENT);
        List<Coding> codes = sex.isEmpty() ? List.of() : List.of(Coding.of(GENDERS, sex));
        facts.put(
                Kind.PATIENT,
                List.of(new Fact(
                        Kind.PATIENT,
                        codes,
                        new Fact.Value.Present(),
                        ResourceReader.UNDATED,
                        Fact.Standing.SETTLED,
                        died.isEmpty(),
                        "",
                        Map.of(),
                        source)));
    }

    /** Of a boolean or a date; who died later than asked for was alive then. */
    private Optional<When> died(String deceased) {
        return deceased.isEmpty() || deceased.equals("false")
                ? Optional.empty()
                : Optional.of(When.parse(deceased, rules.zone()).orElse(ResourceReader.UNDATED))
                        .filter(when -> !when.from().isAfter(asOf));
    }

    private void medication(Node node, Source source) {
        if (!withheld(node, source)) {
            medications.add(node, source);
        }
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, rules.zone());
    }

    private void resource(Node node, Source source) {
        if (!source.reference().endsWith("/?") && !seen.add(source.reference())) {
            return; // the same resource under two prefetch keys is one
        }
        String owner = owner(node);
        if (owner.isEmpty() && !carriesPatient(node.type()) && !isOrder(node, source)) {
            return; // a Practitioner, a Location: not a fact about a patient
        }
        if (!patients.contains(owner)) {
            refuse(Reason.OTHER_PATIENT, source, owner.isEmpty() ? "says not whose it is" : "is of another patient");
        } else if (withheld(node, source)) {
            return;
        } else if (Kind.ofType(node.type()).isPresent() || isOrder(node, source) || ImageReader.holdsPicture(node)) {
            read(node, source);
        } else if (Note.TYPES.contains(node.type())) {
            notes.note(node, source);
            notes.comments(node, source);
        } else if (Comments.TYPES.contains(node.type()) && !Comments.isVoid(node)) {
            notes.comments(node, source);
        }
    }

    /** What is being ordered now; a request that stands in the chart was ordered before. */
    private static boolean isOrder(Node node, Source source) {
        return source.origin() == Origin.CONTEXT && node.type().equals("ServiceRequest");
    }

    private boolean withheld(Node node, Source source) {
        boolean withheld = !rules.confidential() && Confidentiality.of(node) == Confidentiality.RESTRICTED;
        if (withheld) {
            refuse(Reason.CONFIDENTIAL, source, "is labelled as confidential or sensitive");
        }
        return withheld;
    }

    private static boolean carriesPatient(String type) {
        return Kind.ofType(type).isPresent() || Note.TYPES.contains(type) || Comments.TYPES.contains(type);
    }

    private static String owner(Node node) {
        Node subject = node.at("subject");
        Node owner = subject.present() ? subject : node.at("patient");
        return References.relative(owner.at("reference").text());
    }

    private void read(Node node, Source source) {
        take(reader.read(node, source), node, source);
    }

    private void take(Outcome outcome, Node node, Source source) {
        if (outcome instanceof Outcome.Elsewhere elsewhere) {
            elsewhere(elsewhere, node, source);
        } else if (outcome instanceof Outcome.Refused refused) {
            refuse(refused.reason(), source, refused.detail());
            if (refused.reason() != Reason.STATUS) {
                notes.comments(node, source);
            }
        } else if (outcome instanceof Outcome.Denied denied) {
            refuse(denied.why().reason(), source, denied.why().detail());
            refuted.add(denied.fact());
        } else if (outcome instanceof Outcome.Read read) {
            keep(read, node, source);
        }
    }

    private void keep(Outcome.Read read, Node node, Source source) {
        Fact first = read.facts().get(0);
        if (first.when().from().isAfter(asOf)) {
            refuse(Reason.FUTURE, source, "is dated later than the time of asking");
            return;
        }
        for (Outcome.Refused unread : read.unread()) {
            refuse(unread.reason(), source, "in part: " + unread.detail());
        }
        if (first.kind() == Kind.MEDICATION) {
            medications.ordered(of(Kind.MEDICATION).size(), node);
        } else if (first.kind() == Kind.ENCOUNTER && source.reference().equals(encounterReference)) {
            encounter = Optional.of(first);
        }
        for (Fact fact : read.facts()) {
            of(fact.kind()).add(fact);
        }
        notes.comments(node, source);
    }

    private void elsewhere(Outcome.Elsewhere picture, Node node, Source source) {
        if (picture.at().isAfter(asOf)) {
            refuse(Reason.FUTURE, source, "is dated later than the time of asking");
        } else {
            pictures.add(new LinkedPictures.Linked(picture.url(), picture.at(), node, source));
        }
    }

    private List<Fact> of(Kind kind) {
        return facts.computeIfAbsent(kind, none -> new ArrayList<>());
    }

    private void refuse(Reason reason, Source source, String detail) {
        remarks.add(new Remark(reason, source.reference(), detail));
    }

    /** The URLs of the Binaries that hold the text of notes, as attachments name them. */
    public List<String> links() {
        return notes.links();
    }

    /** Adds the notes whose text is at one of {@link #links}; an empty Binary could not be had. */
    public void binary(String url, Optional<Node> binary) {
        notes.binary(url, binary);
    }

    /** The URLs of the Binaries that hold pictures, as attachments name them, those of the latest first. */
    public List<String> pictures() {
        return pictures.urls();
    }

    /** Adds the pictures that are at one of {@link #pictures}; an empty Binary could not be had. */
    public void picture(String url, Optional<Node> binary) {
        for (LinkedPictures.Linked one : pictures.take(url)) {
            if (binary.isEmpty()) {
                remarks.add(one.missing("its picture is in a Binary that could not be had"));
            } else if (!withheld(binary.get(), one.source())) {
                take(
                        ImageReader.read(one.resource(), one.source(), rules.zone(), binary.get()),
                        one.resource(),
                        one.source());
            }
        }
    }

    /** What has been gathered so far. */
    public Facts facts() {
        List<Remark> all = new ArrayList<>(remarks);
        all.addAll(notes.unfetched());
        all.addAll(pictures.unfetched());
        Map<Kind, List<Fact>> named = new EnumMap<>(facts);
        named.computeIfPresent(Kind.MEDICATION, (kind, orders) -> medications.named(orders, all));
        return new Facts(
                asOf, rules.zone(), subject, encounter, named, searched, notes.notes(), all, refuted, NoteFacts.NONE);
    }
}
