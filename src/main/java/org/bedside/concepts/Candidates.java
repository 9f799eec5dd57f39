package org.bedside.concepts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the concepts that the mentions of one document may stand for. One document each, not thread-safe. */
final class Candidates {

    private static final int LEVELS = Keys.Level.values().length;
    private static final int WAYS = Forms.Way.values().length;

    private static final int BIAS = 0;
    private static final int LEVEL = 1;
    private static final int WAY = LEVEL + LEVELS + 1;
    private static final int SEEN_SAME = WAY + WAYS;
    private static final int SEEN_OTHER = SEEN_SAME + 1;
    private static final int SHARE = SEEN_OTHER + 1;
    private static final int LABEL = SHARE + 1;
    private static final int EXACT = LABEL + 1;
    private static final int RELATED = EXACT + 1;
    private static final int NOT_SEEN = RELATED + 1;
    private static final int RIVALS = NOT_SEEN + 1;
    private static final int AGREE = RIVALS + 1;
    private static final int ONE_ROOT = AGREE + 1;
    private static final int MANY_ROOTS = ONE_ROOT + 1;
    private static final int DROPPED = MANY_ROOTS + 1;
    private static final int SHORT = DROPPED + 1;
    private static final int UNDEFINED = SHORT + 1;
    private static final int COSINE = UNDEFINED + 1;
    private static final int MARGIN = COSINE + 1;
    private static final int LACKS = MARGIN + 1;
    private static final int ADDS = LACKS + 1;
    private static final int OTHER_KIND_OF_ID = ADDS + 1;
    /** The share and the number of documents once more, by level: what they are worth depends on how near the key is. */
    private static final int SHARE_AT = OTHER_KIND_OF_ID + 1;

    private static final int SEEN_AT = SHARE_AT + LEVELS + 1;

    /** How many features a candidate has. */
    static final int FEATURES = SEEN_AT + LEVELS + 1;

    /** Keys rank before it, by level and form; names that are only near rank after it. */
    private static final int FARTHEST_KEY = 100;

    private static final class Draft {
        final double[] x = new double[FEATURES];
        double votes;
        int rank = Integer.MAX_VALUE;
    }

    private final Lexicon lexicon;
    private final Optional<Source> corpus;
    private final String text;
    private final Map<String, String> longForms;
    private final Map<String, String> shortForms = new HashMap<>();
    private final Map<String, List<Candidate>> known = new HashMap<>();

    Candidates(Lexicon lexicon, String text, Optional<Source> corpus) {
        this.lexicon = lexicon;
        this.corpus = corpus;
        this.text = text;
        this.longForms = Abbreviations.of(text);
        longForms.forEach((brief, full) -> shortForms.put(full.toLowerCase(Locale.ROOT), brief));
    }

    /** The candidates of a mention, in no order. */
    List<Candidate> of(Document.Span span) {
        return of(span.kind(), text.substring(span.begin(), span.end()));
    }

    List<Candidate> of(Document.Kind kind, String mention) {
        return known.computeIfAbsent(kind.index + mention, none -> find(kind, mention));
    }

    private List<Candidate> find(Document.Kind kind, String mention) {
        Map<Integer, Draft> drafts = new HashMap<>();
        List<Forms.Form> forms = Forms.of(kind, mention, longForms, shortForms);
        boolean defined = forms.stream().anyMatch(form -> form.way() == Forms.Way.WRITTEN_OUT);
        double votes = 0;
        for (Forms.Form form : forms) {
            Keys keys = Keys.of(kind, form.words(), lexicon.synonyms);
            boolean exact = false;
            int levels = form.way() == Forms.Way.SHORT ? 2 : LEVELS;
            for (int level = 0; level < levels; level++) {
                int at = lexicon.find(keys.hashes[level]);
                if (at >= 0) {
                    exact = true;
                    votes += entries(drafts, form, keys, level, at);
                }
            }
            if (!exact && form.way() != Forms.Way.SHORT) {
                for (Neighbours.Neighbour neighbour : Neighbours.of(lexicon, kind, keys.roots)) {
                    near(drafts, form, keys, neighbour);
                }
            }
        }
        boolean brief = mention.length() <= 4;
        List<Candidate> candidates = new ArrayList<>();
        for (Map.Entry<Integer, Draft> entry : drafts.entrySet()) {
            double[] x = entry.getValue().x;
            x[BIAS] = 1;
            x[AGREE] = votes == 0 ? 0 : entry.getValue().votes / votes;
            x[SHORT] = brief ? 1 : 0;
            x[UNDEFINED] = brief && !defined ? 1 : 0;
            candidates.add(new Candidate(entry.getKey(), x));
        }
        return candidates;
    }

    /** Notes what the entries under a key say; gives the votes that were cast. */
    private double entries(Map<Integer, Draft> drafts, Forms.Form form, Keys keys, int level, int at) {
        int from = lexicon.first[at];
        int to = lexicon.first[at + 1];
        double total = 0;
        double[] weight = new double[to - from];
        for (int i = from; i < to; i++) {
            weight[i - from] = weight(i);
            total += weight[i - from];
        }
        for (int i = from; i < to; i++) {
            Draft draft = drafts.computeIfAbsent(lexicon.id[i], none -> new Draft());
            double share = weight[i - from] / total;
            draft.votes += share;
            int rank = form.way().index + 2 * level;
            if (rank < draft.rank) {
                draft.rank = rank;
                describe(draft.x, form, keys, level, i, share, to - from);
            }
        }
        return 1;
    }

    private double weight(int entry) {
        double weight = 0.1;
        for (Source source : Source.values()) {
            if (source.corpus()) {
                double each = corpus.filter(same -> same == source).isPresent() ? 4 : 1;
                weight += each * lexicon.seen[source.index][entry];
            } else if ((lexicon.sources[entry] & (1 << source.index)) != 0) {
                weight += source == Source.RELATED ? 0.2 : 0.5;
            }
        }
        return weight;
    }

    private void describe(double[] x, Forms.Form form, Keys keys, int level, int entry, double share, int rivals) {
        Arrays.fill(x, 0);
        x[LEVEL + level] = 1; // LEVEL + LEVELS: no key at all, only near
        x[WAY + form.way().index] = 1;
        int same = 0;
        int other = 0;
        for (int source = 0; source < Source.CORPORA; source++) {
            int seen = lexicon.seen[source][entry];
            boolean mine = corpus.isEmpty() || corpus.get().index == source;
            same += mine ? seen : 0;
            other += mine ? 0 : seen;
        }
        x[SEEN_SAME] = Math.log1p(same);
        x[SEEN_OTHER] = Math.log1p(other);
        x[NOT_SEEN] = same + other == 0 ? 1 : 0;
        x[SHARE] = share;
        byte sources = lexicon.sources[entry];
        x[LABEL] = (sources >> Source.LABEL.index) & 1;
        x[EXACT] = (sources >> Source.EXACT.index) & 1;
        x[RELATED] = (sources >> Source.RELATED.index) & 1;
        x[RIVALS] = Math.log(rivals);
        x[SHARE_AT + level] = share;
        x[SEEN_AT + level] = Math.log1p(same + other);
        x[ONE_ROOT] = keys.roots.length == 1 ? 1 : 0;
        x[MANY_ROOTS] = Math.log1p(keys.roots.length);
        x[DROPPED] = level == Keys.Level.CORE.index ? keys.dropped : 0;
        x[OTHER_KIND_OF_ID] = lexicon.ids[lexicon.id[entry]].startsWith("OMIM") ? 1 : 0;
    }

    /** Notes what the entries of a name near the mention say. */
    private void near(Map<Integer, Draft> drafts, Forms.Form form, Keys keys, Neighbours.Neighbour neighbour) {
        int at = lexicon.find(lexicon.setKey[neighbour.set()]);
        int from = lexicon.first[at];
        int to = lexicon.first[at + 1];
        double total = 0;
        for (int i = from; i < to; i++) {
            total += weight(i);
        }
        int rank = FARTHEST_KEY + (int) (FARTHEST_KEY * (1 - neighbour.cosine()));
        for (int i = from; i < to; i++) {
            Draft draft = drafts.computeIfAbsent(lexicon.id[i], none -> new Draft());
            if (rank < draft.rank) {
                draft.rank = rank;
                describe(draft.x, form, keys, LEVELS, i, weight(i) / total, to - from);
                draft.x[COSINE] = neighbour.cosine();
                draft.x[MARGIN] = neighbour.margin();
                draft.x[LACKS] = neighbour.lacks();
                draft.x[ADDS] = neighbour.adds();
            }
        }
    }
}
