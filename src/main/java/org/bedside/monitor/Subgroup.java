package org.bedside.monitor;

import java.time.LocalDate;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Subject;

/** What a patient's results are grouped by, besides all; {@code ""} where it is not known. */
record Subgroup(String sex, String ageBand, String race) {

    static final Subgroup NOT_KNOWN = new Subgroup("", "", "");

    /** On a day: the day of the prediction. */
    static Subgroup of(Facts facts, LocalDate day, String race) {
        return facts.subject()
                .map(subject -> new Subgroup(
                        subject.sex(),
                        subject.born()
                                .map(born -> born.yearsOn(day))
                                .filter(years -> years >= 0 && years <= Subject.OLDEST)
                                .map(Subgroup::band)
                                .orElse(""),
                        race))
                .orElse(NOT_KNOWN);
    }

    private static String band(int years) {
        if (years < 18) {
            return "0-17";
        } else if (years < 45) {
            return "18-44";
        } else if (years < 65) {
            return "45-64";
        }
        return years < 75 ? "65-74" : "75+";
    }
}
