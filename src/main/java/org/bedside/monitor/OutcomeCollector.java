package org.bedside.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.ModelFolder;
import org.bedside.catalog.Observed;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Input;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Node;
import org.bedside.evidence.References;
import org.bedside.evidence.Source.Origin;
import org.bedside.journal.Entry;
import org.bedside.journal.Look;
import org.bedside.journal.Outcome;
import org.bedside.journal.Outcomes;

/**
 * Looks after the outcomes of predictions in our own store, a bounded number of them at each run. The definition of the
 * model that runs now judges the predictions of its earlier versions as well. A run belongs to one thread.
 */
public final class OutcomeCollector {

    /** Entries younger than this may not have been committed yet; their outcomes can wait. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private static final int MOST_PAGES = 20;
    private static final int MOST_READS = 5_000;
    private static final int BATCH = 50;

    /** An outcome is looked after again when so much of the time since the prediction has passed once more. */
    private static final int SHARE = 8;

    private static final Duration SOONEST = Duration.ofHours(6);
    private static final Duration LATEST = Duration.ofDays(30);
    private static final Duration LATEST_OF_ENCOUNTER = Duration.ofDays(1);

    private final Outcomes outcomes;
    private final Catalog catalog;
    private final Judge judge;
    private final Collector.Rules rules;
    private final BiFunction<Entry, List<Input>, Held> store;

    /**
     * @param rules how resources are read
     * @param store what the store holds of an entry's patient of these inputs, and the Patient and the Encounter
     */
    public OutcomeCollector(
            Outcomes outcomes,
            Catalog catalog,
            InputReader inputs,
            Collector.Rules rules,
            BiFunction<Entry, List<Input>, Held> store) {
        this.outcomes = outcomes;
        this.catalog = catalog;
        this.judge = new Judge(inputs);
        this.rules = rules;
        this.store = store;
    }

    /**
     * What a run did.
     *
     * @param looked how many outcomes it looked after
     * @param settled how many of them are settled now
     * @param failed how many it could not look after; they are tried again
     */
    public record Done(int looked, int settled, int failed) {}

    /** Looks after what is due. Stops early, between two batches, once it may not go on. */
    public Done run(Instant now, BooleanSupplier goOn) {
        for (int page = 0; page < MOST_PAGES && goOn.getAsBoolean(); page++) {
            if (outcomes.await(now.minus(YOUNG)) == 0) {
                break;
            }
        }
        int looked = 0;
        int settled = 0;
        int failed = 0;
        int reads = 0;
        int due = BATCH;
        while (due == BATCH && reads < MOST_READS && goOn.getAsBoolean()) {
            Batch batch = new Batch(now);
            due = outcomes.look(now, BATCH, batch::look);
            looked += due;
            settled += batch.settled;
            failed += batch.failed;
            reads += batch.reads;
        }
        return new Done(looked, settled, failed);
    }

    /** Entries looked after together: of one encounter and model the store is read once. */
    private final class Batch {

        private final Instant now;
        private final Map<String, Held> read = new HashMap<>();
        private int settled;
        private int failed;
        private int reads;

        Batch(Instant now) {
            this.now = now;
        }

        Look look(Entry entry) {
            Optional<Observed> observed = observed(entry);
            if (observed.isEmpty()) {
                return new Look.NotYet(now.plus(LATEST));
            }
            try {
                return look(entry, new Judge.Case(observed.get(), entry.at(), now));
            } catch (RuntimeException unreadable) {
                // What the store throws may name the patient: it is counted, and tried again.
                failed++;
                return new Look.NotYet(now.plus(SOONEST));
            }
        }

        private Look look(Entry entry, Judge.Case of) {
            Held held = held(entry, of);
            Facts facts = facts(held, entry, of);
            Optional<Outcome.Came> came = judge.judge(of, facts);
            if (came.isEmpty()) {
                return new Look.NotYet(again(of));
            }
            settled++;
            LocalDate day = LocalDate.ofInstant(entry.at(), rules.zone());
            Subgroup group = Subgroup.of(facts, day, Race.of(held.resources()));
            return new Look.Settled(new Outcome(came.get(), now, group.sex(), group.ageBand(), group.race()));
        }

        private Held held(Entry entry, Judge.Case of) {
            String key = entry.model() + "\n" + entry.fhirServer() + "\n" + entry.patient() + "\n" + entry.encounter();
            return read.computeIfAbsent(key, unread -> {
                Held fresh = store.apply(entry, inputs(of.observed()));
                reads += fresh.reads();
                return fresh;
            });
        }

        private Facts facts(Held held, Entry entry, Judge.Case of) {
            Collector collector = new Collector(rules, held.patients(), entry.encounter(), of.asOf());
            for (Node resource : held.resources()) {
                if (!isPartOf(resource, entry.encounter())) {
                    collector.add(resource, Origin.STORE);
                }
            }
            held.complete().forEach(collector::searched);
            return collector.facts();
        }
    }

    private Optional<Observed> observed(Entry entry) {
        return Optional.ofNullable(catalog.models().get(FollowUp.id(entry.model())))
                .flatMap(ModelFolder::observed);
    }

    private static List<Input> inputs(Observed observed) {
        List<Input> inputs = new ArrayList<>();
        Stream.of(observed.positive(), observed.negative())
                .flatMap(List::stream)
                .forEach(sign -> inputs.add(sign.input()));
        return inputs;
    }

    /** A ward's part of the stay in question is no other stay. */
    private static boolean isPartOf(Node resource, String encounter) {
        return resource.type().equals("Encounter")
                && !encounter.isEmpty()
                && References.relative(resource.at("partOf").at("reference").text())
                        .equals("Encounter/" + encounter);
    }

    private static Instant again(Judge.Case of) {
        Duration longest = of.observed().within().isPresent() ? LATEST : LATEST_OF_ENCOUNTER;
        Duration wait = Duration.between(of.predicted(), of.now()).dividedBy(SHARE);
        wait = wait.compareTo(longest) > 0 ? longest : wait;
        wait = wait.compareTo(SOONEST) < 0 ? SOONEST : wait;
        Instant again = of.now().plus(wait);
        return of.observed()
                .within()
                .map(within -> of.predicted().plus(within).plus(Judge.WRITTEN_BY))
                .filter(last -> last.isAfter(of.now()) && last.isBefore(again))
                .orElse(again);
    }
}
