package org.bedside.catalog;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.card.Band;
import org.bedside.card.Card;
import org.bedside.card.Link;
import org.bedside.evidence.Coding;

/**
 * One CDS service: a folder in {@code cds-hooks/}.
 *
 * @param id as its folder is called
 * @param version semantic version of the service
 * @param description what a hospital reads in discovery, Markdown
 * @param usageRequirements what must be in place for it to work, {@code ""} for none
 * @param prefetch in the order of discovery
 * @param task what it does with the facts
 * @param texts what its cards say
 * @param voice to whom and how often it speaks
 */
public record Service(
        String id,
        String version,
        Hook hook,
        String title,
        String description,
        String usageRequirements,
        List<Prefetch> prefetch,
        Task task,
        Texts texts,
        Voice voice) {

    public Service {
        prefetch = List.copyOf(prefetch);
    }

    /** The same service, only recording what it would show, or showing it. */
    public Service withSilent(boolean silent) {
        Voice other = new Voice(silent, voice.users(), voice.repeat());
        return new Service(id, version, hook, title, description, usageRequirements, prefetch, task, texts, other);
    }

    /** The same service with another basis. */
    Service withBasis(String basis) {
        Texts other = new Texts(
                texts.source(),
                texts.page(),
                texts.topic(),
                basis,
                texts.overrideReasons(),
                texts.links(),
                texts.proposals());
        return new Service(id, version, hook, title, description, usageRequirements, prefetch, task, other, voice);
    }

    /**
     * To whom and how often a service speaks.
     *
     * @param silent whether what it would show is recorded only
     * @param users the FHIR types of the users to whom it speaks; empty for everyone
     * @param repeat for how long the same is not shown again to the same user; empty if it always is
     */
    public record Voice(boolean silent, Set<String> users, Optional<Duration> repeat) {

        /** Speaks to everyone, always. */
        public static final Voice ALWAYS = new Voice(false, Set.of(), Optional.empty());

        public Voice {
            users = Set.copyOf(users);
            if (repeat.isPresent() && (repeat.get().isZero() || repeat.get().isNegative())) {
                throw new IllegalArgumentException("a repeat is longer than nothing");
            }
        }

        /** Whether it speaks to this user, a reference {@code Type/id}; one of no type is nobody in particular. */
        public boolean isFor(String user) {
            return users.isEmpty() || users.contains(user.substring(0, Math.max(0, user.indexOf('/'))));
        }
    }

    /** What a service does. */
    public sealed interface Task {
        /** The id of the model or extractor that it needs. */
        String needs();

        /**
         * Shows a model's prediction.
         *
         * @param bands ascending, the first from 0
         * @param abstained the card shown when the model cannot say although the patient is one of its population
         * @param extractor the id of what reads notes for inputs that they may answer; empty if none are read
         */
        record Predict(String needs, List<Band> bands, Optional<Honest> abstained, Optional<String> extractor)
                implements Task {
            public Predict {
                bands = List.copyOf(bands);
            }

            /** Without notes. */
            public Predict(String needs, List<Band> bands, Optional<Honest> abstained) {
                this(needs, bands, abstained, Optional.empty());
            }

            /** The band of a probability. */
            public Band band(double probability) {
                Band found = bands.get(0);
                for (Band band : bands) {
                    if (probability >= band.from()) {
                        found = band;
                    }
                }
                return found;
            }
        }

        /**
         * Shows what a model says that reads more than named inputs.
         *
         * @param sayings one for each of the model's labels
         * @param abstained the card shown when the model cannot say although the patient is one of its population
         */
        record Tell(String needs, List<Saying> sayings, Optional<Honest> abstained) implements Task {
            public Tell {
                sayings = List.copyOf(sayings);
            }

            /** What is said of a label; empty if the service has no text for it. */
            public Optional<Saying> saying(String label) {
                return sayings.stream()
                        .filter(saying -> saying.label().equals(label))
                        .findFirst();
            }
        }

        /**
         * Shows what the notes affirm and the lists lack, and where notes and lists contradict each other.
         *
         * @param summary with {@code {problems}}, {@code {medications}} and {@code {allergies}} for their numbers, or {@code {counts}} for
         *     those that there are, in words
         * @param most how many findings of a kind a card lists
         * @param contradictions the card of those; none is shown without it
         */
        record Reconcile(
                String needs,
                Card.Indicator indicator,
                String summary,
                String lead,
                int most,
                Optional<Contradictions> contradictions)
                implements Task {}
    }

    /**
     * The card of what notes and lists say against each other.
     *
     * @param summary with {@code {contradictions}} for their number, or {@code {counts}} for it with "medication" or "medications"
     */
    public record Contradictions(Card.Indicator indicator, String summary, String lead) {}

    /**
     * What a card says of one of a model's labels.
     *
     * @param shown whether there is a card at all
     * @param summary with <code>{percent}</code>, <code>{lower}</code>, <code>{upper}</code> for a probability in whole
     *     percent, and the model's numbers by name
     * @param lead the first lines of the detail; the same placeholders
     */
    public record Saying(String label, boolean shown, Card.Indicator indicator, String summary, String lead) {}

    /** A card that says that nothing can be said. */
    public record Honest(Card.Indicator indicator, String summary, String lead) {}

    /**
     * What every card of a service carries.
     *
     * @param source who speaks, for example "Bedside 30-day readmission 1.0.0"
     * @param page path of the page about the model or rule on this server, or an absolute URL; {@code ""} for none
     * @param basis one line on what it was trained on and how it was validated
     */
    public record Texts(
            String source,
            String page,
            Coding topic,
            String basis,
            List<Coding> overrideReasons,
            List<Link> links,
            List<Proposal> proposals) {
        public Texts {
            overrideReasons = List.copyOf(overrideReasons);
            links = List.copyOf(links);
            proposals = List.copyOf(proposals);
        }
    }

    /**
     * A suggestion as the folder holds it.
     *
     * @param bands the names of the bands in which it is made; empty for all
     * @param resource FHIR JSON whose texts may hold prefetch tokens
     */
    public record Proposal(
            String label, boolean recommended, List<String> bands, String description, Map<String, Object> resource) {
        public Proposal {
            bands = List.copyOf(bands);
            resource = Collections.unmodifiableMap(new LinkedHashMap<>(resource));
        }
    }
}
