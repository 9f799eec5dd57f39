package org.bedside.hooks;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.bedside.decision.Asked;
import org.bedside.decision.Decision;
import org.bedside.decision.NoteDay;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Source;
import org.bedside.journal.Assessed;
import org.bedside.journal.Entry;
import org.bedside.predict.Prediction;

/** Makes the journal's entry of a decision. */
final class EntryMaker {

    private final RecordWriter records;

    private final Predicate<HookRequest> ours;

    /**
     * @param ours whether a call means a patient of our own store, who may be assessed there; the journal finds out
     *     whether there is one
     */
    EntryMaker(RecordWriter records, Predicate<HookRequest> ours) {
        this.records = records;
        this.ours = ours;
    }

    Entry entry(UUID id, HookRequest request, Asked asked, Decision decision, Said said, double millis) {
        Optional<Prediction> prediction = decision.prediction();
        return new Entry(
                id,
                asked.facts().asOf(),
                asked.service().id(),
                asked.service().version(),
                asked.service().hook().name(),
                request.hookInstance(),
                request.patientId(),
                request.encounterId(),
                request.userId(),
                request.fhirServer().map(ehr -> Origins.of(ehr.base())).orElse(""),
                request.fingerprint(),
                prediction.map(of -> of.model() + "@" + of.version()).orElse(""),
                millis,
                status(decision.status()),
                said.cards(),
                assessed(request, asked, decision),
                records.record(asked.facts(), decision, said));
    }

    private static Entry.Status status(Decision.Status status) {
        return switch (status) {
            case ANSWERED -> Entry.Status.ANSWERED;
            case SILENT -> Entry.Status.SILENT;
            case OUTSIDE -> Entry.Status.OUTSIDE;
            case ABSTAINED -> Entry.Status.ABSTAINED;
            case LATE -> Entry.Status.LATE;
            case REFUSED -> Entry.Status.REFUSED;
        };
    }

    /** What becomes a RiskAssessment: a probability. */
    private Optional<Assessed> assessed(HookRequest request, Asked asked, Decision decision) {
        if (decision.prediction().isEmpty() || !ours.test(request)) {
            return Optional.empty();
        }
        Prediction prediction = decision.prediction().get();
        if (prediction instanceof Prediction.Risk risk) {
            List<Fact> facts = risk.why().stream()
                    .flatMap(why -> why.reading().from().stream())
                    .toList();
            return Optional.of(assessed(
                    asked,
                    decision,
                    new Prediction.Probability(risk.probability(), risk.lower(), risk.upper()),
                    facts));
        }
        if (prediction instanceof Prediction.Statement statement) {
            List<Fact> facts = statement.lines().stream()
                    .flatMap(line -> line.from().stream())
                    .toList();
            return statement.probability().map(probability -> assessed(asked, decision, probability, facts));
        }
        return Optional.empty();
    }

    private static Assessed assessed(
            Asked asked, Decision decision, Prediction.Probability probability, List<Fact> facts) {
        Prediction prediction = decision.prediction().orElseThrow();
        return new Assessed(
                prediction.model(),
                prediction.version(),
                probability.value(),
                probability.lower(),
                probability.upper(),
                asked.service().title(),
                decision.band(),
                basis(facts, asked.facts().zone()));
    }

    private static List<Assessed.Basis> basis(List<Fact> facts, ZoneId zone) {
        Set<Assessed.Basis> basis = new LinkedHashSet<>();
        for (Fact fact : facts) {
            Source source = fact.source();
            if (source.origin() == Source.Origin.STORE) { // a RiskAssessment can point only to what is in our store
                String display = fact.quotation()
                        .map(quotation -> NoteDay.from(fact, zone))
                        .orElse("");
                basis.add(new Assessed.Basis(source.reference(), source.version(), display));
            }
        }
        return List.copyOf(basis);
    }
}
