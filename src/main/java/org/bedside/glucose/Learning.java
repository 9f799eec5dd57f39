package org.bedside.glucose;

import java.util.List;

/** Learns policies on virtual patients; the same patients and seed give the same policy. */
public final class Learning {

    private static final PolicyGradient.Effort EFFORT = new PolicyGradient.Effort(80, 8, 7);

    /** Learners whose values are added up. */
    private static final int LEARNERS = 5;

    /** Of each learner. */
    private static final int EPISODES = 1_500;

    private static final int EPISODE_DAYS = 14;

    private Learning() {}

    /** By policy gradient. */
    public static LearntPolicy gradient(List<VirtualPatient> patients, long seed) {
        return gradient(patients, seed, EFFORT);
    }

    static LearntPolicy gradient(List<VirtualPatient> patients, long seed, PolicyGradient.Effort effort) {
        return LearntPolicy.gradient(new PolicyGradient(patients, effort, seed).learn());
    }

    /** By Q-learning. */
    public static LearntPolicy q(List<VirtualPatient> patients, long seed) {
        return q(patients, seed, EPISODES);
    }

    static LearntPolicy q(List<VirtualPatient> patients, long seed, int episodes) {
        Values values = Values.optimistic(0, 0);
        for (int number = 0; number < LEARNERS; number++) {
            QLearner learner = new QLearner(seed + number);
            learner.learn(patients, episodes, EPISODE_DAYS);
            values = values.and(learner.values());
        }
        return values.best();
    }

    /** Simulated days that learning on so many patients takes. */
    public static long days(LearntPolicy.Sort sort, int patients) {
        return sort == LearntPolicy.Sort.Q
                ? (long) LEARNERS * EPISODES * EPISODE_DAYS
                : 2L * EFFORT.iterations() * (2L * EFFORT.pairs() + 1) * EFFORT.days() * patients;
    }
}
