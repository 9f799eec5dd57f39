package org.bedside.hooks;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Node;
import org.bedside.evidence.References;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Source;
import org.bedside.fhir.DocumentReader;

/** Reads documents of our own store by the same rules as those of hook calls. Thread-safe. */
final class StoredDocuments implements DocumentReader {

    private final Collector.Rules rules;
    private final OwnStore own;
    private final Extraction extraction;
    private final String extractor;
    private final Extraction.Reader reader;
    private final Clock clock;

    /** @param extractor what the reader is called */
    StoredDocuments(
            Collector.Rules rules,
            OwnStore own,
            Extraction extraction,
            String extractor,
            Extraction.Reader reader,
            Clock clock) {
        this.rules = rules;
        this.own = own;
        this.extraction = extraction;
        this.extractor = extractor;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Outcome read(Node document) {
        String subject =
                References.relative(document.at("subject").at("reference").text());
        if (!subject.startsWith("Patient/")) {
            return new Outcome.Unreadable("says not of which patient it is");
        }
        String patient = subject.substring("Patient/".length());
        Collector collector = new Collector(rules, List.of(patient), "", clock.instant());
        collector.add(document, Source.Origin.STORE);
        for (String link : collector.links()) {
            collector.binary(link, Binaries.relative(link, own.bases()).flatMap(own::read));
        }
        Facts facts = collector.facts();
        Optional<Outcome> refused = refused(facts.remarks());
        if (facts.notes().isEmpty()) {
            return refused.orElseGet(() -> new Outcome.Unreadable("holds no text of a type that is read"));
        }
        Extraction.Extracted extracted = extraction.read(patient, extractor, facts.notes(), reader);
        if (extracted.late() > 0) {
            return new Outcome.Late();
        }
        List<Statement> statements = extracted.readings().stream()
                .flatMap(read -> Statements.of(read.reading()).stream())
                .toList();
        boolean nothing = statements.isEmpty()
                && extracted.remarks().stream().anyMatch(remark -> remark.reason() != Remark.Reason.TOO_MANY);
        return nothing
                ? new Outcome.Unreadable(extracted.remarks().get(0).detail())
                : new Outcome.Read(
                        extractor,
                        statements,
                        extracted.remarks().stream().map(Remark::detail).toList());
    }

    private static Optional<Outcome> refused(List<Remark> remarks) {
        return remarks.stream()
                .findFirst()
                .map(remark -> remark.reason() == Remark.Reason.CONFIDENTIAL
                        ? new Outcome.Withheld()
                        : new Outcome.Unreadable(remark.detail()));
    }
}
