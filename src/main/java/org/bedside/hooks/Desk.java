package org.bedside.hooks;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Service;
import org.bedside.decision.Asked;
import org.bedside.decision.Decision;
import org.bedside.decision.PredictionDecision;
import org.bedside.decision.ReconciliationDecision;
import org.bedside.decision.TellingDecision;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Subject;
import org.bedside.journal.CardIds;
import org.bedside.journal.Entry;
import org.bedside.notes.Reconciliation;
import org.bedside.predict.LogisticModel;
import org.bedside.predict.Prediction;
import org.bedside.predict.Specialist;

/** Answers hook calls: evidence, decision, journal, answer. Thread-safe. */
final class Desk {

    /** What services need to work: the models and extractors, by id. */
    record Minds(
            Map<String, LogisticModel> models,
            Map<String, Specialist> specialists,
            Map<String, Extraction.Reader> extractors,
            InputReader inputs) {

        static Minds of(Catalog catalog, InputReader inputs) {
            Map<String, LogisticModel> models = new HashMap<>();
            catalog.models().forEach((id, folder) -> models.put(id, folder.model()));
            Map<String, Specialist> specialists = new HashMap<>();
            catalog.specialists().forEach((id, folder) -> specialists.put(id, folder.model()));
            Map<String, Extraction.Reader> extractors = new HashMap<>();
            catalog.extractors().forEach((id, reader) -> extractors.put(id, reader::read));
            return new Minds(Map.copyOf(models), Map.copyOf(specialists), Map.copyOf(extractors), inputs);
        }

        Extraction.Reader extractor(String id) {
            Extraction.Reader reader = extractors.get(id);
            if (reader == null) {
                throw new IllegalStateException("no extractor " + id);
            }
            return reader;
        }
    }

    /** Keeps what was said. */
    interface Memory {
        /** Keeps an entry before the answer leaves. */
        void append(Entry entry);

        /** Keeps what a card's picture is drawn from; a memory may have no room for that. */
        default void keep(UUID card, Prediction.Picture picture) {}
    }

    private final HookSettings settings;
    private final Minds minds;
    private final Gatherer gatherer;
    private final Extraction extraction;
    private final NotesAsked notes;
    private final Memory memory;
    private final Restraint restraint;
    private final Clock clock;
    private final Supplier<UUID> entryIds;
    private final AnswerWriter answers = new AnswerWriter();
    private final EntryMaker entries;

    Desk(
            HookSettings settings,
            Minds minds,
            Gatherer gatherer,
            Extraction extraction,
            Memory memory,
            Restraint restraint,
            EntryMaker entries,
            Clock clock,
            Supplier<UUID> entryIds) {
        this.settings = settings;
        this.minds = minds;
        this.gatherer = gatherer;
        this.extraction = extraction;
        this.notes = new NotesAsked(minds, extraction);
        this.memory = memory;
        this.restraint = restraint;
        this.entries = entries;
        this.clock = clock;
        this.entryIds = entryIds;
    }

    /** The body of the answer to a call. */
    Checked<String> answer(Service service, HookRequest request) {
        long start = System.nanoTime();
        Instant asOf = clock.instant();
        if (!service.voice().isFor(request.userId())) {
            Collector nothing =
                    new Collector(settings.reading(), List.of(request.patientId()), request.encounterId(), asOf);
            return new Checked.Good<>(say(request, asked(service, request, nothing.facts()), start, Desk::notForUser));
        }
        return gatherer.gather(request, service, asOf)
                .fold(
                        gathered -> new Checked.Good<>(say(
                                request,
                                asked(service, request, evidence(service, gathered)),
                                start,
                                asked -> gathered.stranger() ? refused() : decide(asked))),
                        problem -> new Checked.Bad<>(problem));
    }

    private Facts evidence(Service service, Gatherer.Gathered gathered) {
        return !gathered.stranger()
                        && service.task() instanceof Service.Task.Predict predict
                        && predict.extractor().isPresent()
                ? notes.complete(model(predict), predict.extractor().get(), gathered)
                : gathered.facts();
    }

    private LogisticModel model(Service.Task.Predict predict) {
        LogisticModel model = minds.models().get(predict.needs());
        if (model == null) {
            throw new IllegalStateException("no model " + predict.needs());
        }
        return model;
    }

    private Question asked(Service service, HookRequest request, Facts facts) {
        UUID entry = entryIds.get();
        String url = settings.publicUrl().get();
        return new Question(entry, new Asked(service, facts, index -> CardIds.card(entry, index), request::token, url));
    }

    /** What is asked, and the id of the entry that will keep it. */
    private record Question(UUID entry, Asked asked) {}

    private String say(HookRequest request, Question question, long start, Function<Asked, Decision> decide) {
        Asked asked = question.asked();
        Decision decision = decide.apply(asked);
        Said said = said(request, asked, decision);
        double millis = (System.nanoTime() - start) / 1e6;
        memory.append(entries.entry(question.entry(), request, asked, decision, said, millis));
        picture(decision)
                .ifPresent(picture ->
                        decision.cards().stream().limit(1).forEach(card -> memory.keep(card.uuid(), picture)));
        return said.body();
    }

    private static Optional<Prediction.Picture> picture(Decision decision) {
        return decision.prediction()
                .flatMap(prediction ->
                        prediction instanceof Prediction.Statement statement ? statement.picture() : Optional.empty());
    }

    private Said said(HookRequest request, Asked asked, Decision decision) {
        String body = answers.answer(decision.cards());
        return restraint
                .why(asked.service(), request, decision, asked.facts().asOf())
                .map(why -> new Said(answers.answer(List.of()), 0, Optional.of(new Said.Held(why, body))))
                .orElseGet(() -> new Said(body, decision.cards().size(), Optional.empty()));
    }

    private static Decision notForUser(Asked asked) {
        String detail = asked.service().title() + " does not speak to this kind of user";
        return new Decision(
                Decision.Status.OUTSIDE,
                List.of(),
                Optional.empty(),
                "",
                List.of(new Remark(Reason.USER, "context.userId", detail)));
    }

    private static Decision refused() {
        return new Decision(
                Decision.Status.REFUSED,
                List.of(),
                Optional.empty(),
                "",
                List.of(new Remark(Reason.OTHER_PATIENT, "Patient", "no guidance on another patient's data")));
    }

    private Decision decide(Asked asked) {
        if (asked.service().task() instanceof Service.Task.Predict predict) {
            LogisticModel model = model(predict);
            return PredictionDecision.of(
                    asked, predict, model.spec(), model.predict(asked.facts(), minds.inputs()), model::ifKnown);
        }
        if (asked.service().task() instanceof Service.Task.Tell tell) {
            Specialist specialist = minds.specialists().get(tell.needs());
            if (specialist == null) {
                throw new IllegalStateException("no model " + tell.needs());
            }
            return TellingDecision.of(asked, tell, specialist.predict(asked.facts(), minds.inputs()));
        }
        Service.Task.Reconcile reconcile =
                (Service.Task.Reconcile) asked.service().task();
        Extraction.Extracted extracted = extraction.read(
                asked.facts().subject().map(Subject::id).orElse(""),
                reconcile.needs(),
                asked.facts().notes(),
                minds.extractor(reconcile.needs()));
        return ReconciliationDecision.of(
                asked,
                reconcile,
                Reconciliation.of(extracted.mentions(), asked.facts()),
                extracted.late(),
                extracted.remarks());
    }
}
