package org.bedside.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.bedside.catalog.Measure;
import org.bedside.concepts.Coded;
import org.bedside.concepts.Document.Kind;
import org.bedside.concepts.Linker;
import org.bedside.evidence.Coding;

/**
 * How a linker does on coded mentions of one kind. A mention is right if exactly the ids of the annotators are given, all of
 * them if there are several. Mentions that the annotators found no id for are not counted, but a code given for one is wrong.
 */
final class ConceptScores {

    private static final int RESAMPLES = 1000;
    private static final long SEED = 1;

    /** Counts, of one document or of several. */
    record Counts(int mentions, int given, int right) {
        Counts plus(Counts other) {
            return new Counts(mentions + other.mentions, given + other.given, right + other.right);
        }

        /** The share of mentions whose codes are right. */
        double coverage() {
            return (double) right / Math.max(1, mentions);
        }

        /** The share of given codes that are right. */
        double precision() {
            return (double) right / Math.max(1, given);
        }
    }

    private final List<Counts> documents = new ArrayList<>();

    /** Adds a document, linked as one of its corpus. */
    void add(Linker linker, Coded coded, Kind kind) {
        List<List<Coding>> codes = linker.link(coded.document(), Optional.of(coded.corpus()));
        Counts counts = new Counts(0, 0, 0);
        for (int i = 0; i < codes.size(); i++) {
            if (coded.document().spans().get(i).kind() == kind) {
                String gold = coded.ids().get(i);
                boolean given = !codes.get(i).isEmpty();
                boolean right = given && ids(codes.get(i)).equals(Set.of(gold.split("\\|", -1)));
                counts = counts.plus(new Counts(gold.isEmpty() ? 0 : 1, given ? 1 : 0, right ? 1 : 0));
            }
        }
        documents.add(counts);
    }

    private static Set<String> ids(List<Coding> codes) {
        Set<String> ids = new HashSet<>();
        for (Coding code : codes) {
            ids.add(code.system().equals(Linker.OMIM) ? "OMIM:" + code.code() : code.code());
        }
        return ids;
    }

    Counts all() {
        return documents.stream().reduce(new Counts(0, 0, 0), Counts::plus);
    }

    /** A share with its 95 % interval: documents drawn again with replacement, {@value #RESAMPLES} times. */
    Measure measure(ToDoubleFunction<Counts> share) {
        Random random = new Random(SEED);
        double[] drawn = new double[RESAMPLES];
        for (int draw = 0; draw < RESAMPLES; draw++) {
            Counts counts = new Counts(0, 0, 0);
            for (int i = 0; i < documents.size(); i++) {
                counts = counts.plus(documents.get(random.nextInt(documents.size())));
            }
            drawn[draw] = share.applyAsDouble(counts);
        }
        java.util.Arrays.sort(drawn);
        return new Measure(
                share.applyAsDouble(all()), drawn[(int) (0.025 * RESAMPLES)], drawn[(int) (0.975 * RESAMPLES) - 1]);
    }
}
