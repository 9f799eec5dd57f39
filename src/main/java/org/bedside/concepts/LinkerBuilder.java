package org.bedside.concepts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns a linker from coded documents and terminologies. What the judges learn from are candidates for documents that the
 * lexicon at hand had not seen: each part of the documents in turn is linked by the others. The same input in the same
 * order gives the same linker. Not thread-safe.
 */
public final class LinkerBuilder {

    private static final int PARTS = 10;
    /** A shorter name may be an abbreviation of something else: it gets its group's concept and does not decide it. */
    private static final int UNAMBIGUOUS = 5;

    private record Term(Document.Kind kind, String name, String id, Source source) {}

    private record Names(Document.Kind kind, List<String> names) {}

    private record Example(List<Candidate> candidates, List<Boolean> right) {}

    private final double precision;
    private final List<Term> terms = new ArrayList<>();
    private final List<Names> synonyms = new ArrayList<>();
    private final List<Coded> documents = new ArrayList<>();

    /** @param precision the share of given codes that shall be right, by kind and corpus, on documents that were not learnt from */
    public LinkerBuilder(double precision) {
        this.precision = precision;
    }

    /** A terminology's name of a concept. */
    public LinkerBuilder term(Document.Kind kind, String name, String id, Source source) {
        terms.add(new Term(kind, name, id, source));
        return this;
    }

    /**
     * Names of one concept, whatever it is, the best one first: all of them get what documents and terms usually say of
     * them.
     */
    public LinkerBuilder synonyms(Document.Kind kind, List<String> names) {
        synonyms.add(new Names(kind, List.copyOf(names)));
        return this;
    }

    /** Documents to learn from. */
    public LinkerBuilder documents(List<Coded> coded) {
        documents.addAll(coded);
        return this;
    }

    public Linker build() {
        List<List<Example>> examples = new ArrayList<>();
        for (int place = 0; place < Linker.PLACES; place++) {
            examples.add(new ArrayList<>());
        }
        for (int part = 0; part < PARTS; part++) {
            List<Coded> learn = new ArrayList<>();
            List<Coded> judge = new ArrayList<>();
            for (int i = 0; i < documents.size(); i++) {
                (i % PARTS == part ? judge : learn).add(documents.get(i));
            }
            Lexicon lexicon = lexicon(learn);
            for (Coded coded : judge) {
                examples(lexicon, coded, Optional.of(coded.corpus()), examples);
                examples(lexicon, coded, Optional.empty(), examples);
            }
        }
        List<Linker.Judge> judges = new ArrayList<>();
        for (int place = 0; place < Linker.PLACES; place++) {
            int anyCorpus = place - place % (Source.CORPORA + 1) + Source.CORPORA;
            judges.add(judge(examples.get(examples.get(place).isEmpty() ? anyCorpus : place)));
        }
        return new Linker(lexicon(documents), judges);
    }

    /** Adds the mentions of a document, as one of a corpus or of none. */
    private static void examples(Lexicon lexicon, Coded coded, Optional<Source> corpus, List<List<Example>> examples) {
        Candidates candidates = new Candidates(lexicon, coded.document().text(), corpus);
        for (int i = 0; i < coded.ids().size(); i++) {
            Document.Span span = coded.document().spans().get(i);
            List<Candidate> found = candidates.of(span);
            String gold = coded.ids().get(i);
            List<Boolean> right = found.stream()
                    .map(candidate -> same(lexicon.ids[candidate.id()], gold))
                    .toList();
            examples.get(Linker.place(span.kind(), corpus)).add(new Example(found, right));
        }
    }

    private static boolean same(String ids, String others) {
        return ids.equals(others)
                || (ids.indexOf('|') > 0
                        && new HashSet<>(Arrays.asList(ids.split("\\|", -1)))
                                .equals(new HashSet<>(Arrays.asList(others.split("\\|", -1)))));
    }

    private Linker.Judge judge(List<Example> examples) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (Example example : examples) {
            example.candidates().forEach(candidate -> rows.add(candidate.features));
            right.addAll(example.right());
        }
        boolean[] labels = new boolean[right.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = right.get(i);
        }
        double[] weights = Logistic.fit(rows, labels, Candidates.FEATURES);
        return new Linker.Judge(weights, least(examples, weights));
    }

    private record Best(double logOdds, boolean right) {}

    /** The lowest log-odds from which on the share of right codes is at least the precision. */
    private double least(List<Example> examples, double[] weights) {
        List<Best> best = new ArrayList<>();
        for (Example example : examples) {
            example.candidates().stream()
                    .max(Linker.order(weights))
                    .ifPresent(candidate -> best.add(new Best(
                            candidate.logOdds(weights),
                            example.right().get(example.candidates().indexOf(candidate)))));
        }
        best.sort(Comparator.comparingDouble(Best::logOdds).reversed());
        double least = Double.POSITIVE_INFINITY;
        int right = 0;
        for (int i = 0; i < best.size(); i++) {
            right += best.get(i).right() ? 1 : 0;
            boolean last = i + 1 == best.size()
                    || best.get(i + 1).logOdds() < best.get(i).logOdds();
            if (last && right >= precision * (i + 1)) {
                least = best.get(i).logOdds();
            }
        }
        return least;
    }

    private Lexicon lexicon(List<Coded> learn) {
        LexiconBuilder lexicon = new LexiconBuilder();
        Map<String, Map<String, Integer>> known = new HashMap<>();
        for (Term term : terms) {
            lexicon.add(term.kind(), term.name(), term.id(), term.source());
            known.computeIfAbsent(key(term.kind(), term.name()), none -> new TreeMap<>())
                    .merge(term.id(), 1, Integer::sum);
        }
        for (Coded coded : learn) {
            Map<String, String> longForms = Abbreviations.of(coded.document().text());
            Set<String> done = new HashSet<>();
            for (int i = 0; i < coded.ids().size(); i++) {
                String id = coded.ids().get(i);
                if (id.isEmpty()) {
                    continue;
                }
                Document.Kind kind = coded.document().spans().get(i).kind();
                String mention = coded.mention(i);
                if (done.add(key(kind, mention) + "\t" + id)) {
                    lexicon.add(kind, mention, id, coded.corpus());
                    known.computeIfAbsent(key(kind, mention), none -> new TreeMap<>())
                            .merge(id, 1, Integer::sum);
                }
                String longForm = longForms.get(mention);
                if (longForm != null && done.add(key(kind, longForm) + "\t" + id)) {
                    lexicon.add(kind, longForm, id, coded.corpus());
                }
            }
        }
        for (Names group : synonyms) {
            Map<String, Integer> ids = new TreeMap<>();
            for (String name : group.names()) {
                if (name.length() >= UNAMBIGUOUS || name.equals(group.names().get(0))) {
                    known.getOrDefault(key(group.kind(), name), Map.of())
                            .forEach((id, times) -> ids.merge(id, times, Integer::sum));
                }
            }
            if (!ids.isEmpty()) {
                String usual = Collections.max(ids.entrySet(), Map.Entry.comparingByValue())
                        .getKey();
                group.names().forEach(name -> lexicon.add(group.kind(), name, usual, Source.RELATED));
            }
        }
        return lexicon.build();
    }

    private static String key(Document.Kind kind, String name) {
        return kind.index + name.toLowerCase(Locale.ROOT);
    }
}
