package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribuo.classification.dtree.CARTClassificationTrainer;

/** Of trees, on rows whose outcome hangs on two inputs together and on neither alone; a third tells nothing. */
class CrossFitTest {

    private static final int ROWS = 1000;

    private final boolean[] positive = new boolean[ROWS];
    private final double[][] rows = new double[ROWS][];
    private final int[] fold = new int[ROWS];

    @BeforeEach
    void aThousandRows() {
        SplittableRandom random = new SplittableRandom(5);
        for (int at = 0; at < ROWS; at++) {
            rows[at] = new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            boolean either = rows[at][0] < 0.4 != rows[at][1] < 0.6;
            positive[at] = random.nextDouble() < (either ? 0.8 : 0.2);
            fold[at] = random.nextInt(Trainer.FOLDS);
        }
    }

    private Family trees(int... depths) {
        var examples = new Design(List.of("one", "other", "neither"), rows).examples(positive);
        return new Family(
                "trees",
                examples,
                0.01,
                Arrays.stream(depths)
                        .mapToObj(depth -> new Family.Candidate(
                                "depth " + depth,
                                which -> new CARTClassificationTrainer(depth).train(Design.dataset(examples, which))))
                        .toList());
    }

    private Folds folds() {
        return new Folds(fold, positive);
    }

    private double auroc(CrossFit fit) {
        double[] once = new double[ROWS];
        Arrays.fill(once, 1);
        return new Ranking(folds().platt(fit.logOdds), positive).auroc(once);
    }

    @Test
    void settingsAreChosenByWhatTheyForetell() {
        CrossFit fit = CrossFit.of(trees(1, 4, 30), folds());
        assertEquals(Set.of("depth 4"), fit.chosen);
        assertTrue(auroc(fit) > 0.7, "AUROC " + auroc(fit)); // 0.8 is the most that the outcome's chance allows
    }

    @Test
    void aModelThatKnowsItsRowsByHeartIsAskedOfOthers() {
        double auroc = auroc(CrossFit.of(trees(30), folds()));
        assertTrue(auroc < 0.8, "AUROC " + auroc);
    }

    @Test
    void aFoldsOutcomesHaveNoSayInItsOwnCalibration() {
        double[] logOdds = CrossFit.of(trees(4), folds()).logOdds;
        double[] before = folds().isotonic(logOdds);
        for (int at = 0; at < ROWS; at++) {
            positive[at] ^= fold[at] == 2;
        }
        double[] after = folds().isotonic(logOdds);
        for (int at = 0; at < ROWS; at++) {
            if (fold[at] == 2) {
                assertEquals(before[at], after[at]);
            }
        }
    }

    @Test
    void theMeanOfAFamilyWithItselfIsTheFamily() {
        CrossFit fit = CrossFit.of(trees(4), folds());
        assertEquals(auroc(fit), auroc(CrossFit.mean(fit, fit)));
    }
}
