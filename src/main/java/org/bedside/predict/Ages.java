package org.bedside.predict;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Subject;

/** Of which ages a {@link Specialist} may speak. */
public final class Ages {

    private Ages() {}

    /**
     * Why a model may not speak of this patient; empty if it may.
     *
     * @param at when what it reads was made
     * @param youngest completed years
     * @param oldest completed years
     * @param what it reads, in a word
     */
    public static Optional<Remark> outside(Facts facts, Instant at, int youngest, int oldest, String what) {
        Optional<Subject.Born> born = facts.subject().flatMap(Subject::born);
        if (born.isEmpty()) {
            return Optional.of(new Remark(Reason.POPULATION, "age", "no birth date is known"));
        }
        int years = born.get().yearsOn(LocalDate.ofInstant(at, facts.zone()));
        return years >= youngest && years <= oldest
                ? Optional.empty()
                : Optional.of(new Remark(
                        Reason.POPULATION,
                        "age",
                        "not from " + youngest + " to " + oldest + " years old at the " + what));
    }
}
