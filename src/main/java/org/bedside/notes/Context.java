package org.bedside.notes;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bedside.text.Tokens;

/**
 * What a sentence says of the findings in it, by the phrases around them: the rules of NegEx and ConText (Chapman et al.,
 * J Biomed Inform 2001;34:301; Harkema et al., J Biomed Inform 2009;42:839).
 */
final class Context {

    /** How many tokens a phrase reaches that is only about the next name: two words, and a word between. */
    private static final int NEXT = 4;
    /** How many tokens back a phrase reaches that comes after the finding. */
    private static final int BACK = 12;

    private final Tokens sentence;
    private final List<Triggers.Hit> all;
    private final List<Triggers.Hit> hits;

    private Context(Tokens sentence, List<Triggers.Hit> all) {
        this.sentence = sentence;
        this.all = all;
        this.hits = Triggers.outside(all, 0, 0);
    }

    static Context of(Tokens sentence) {
        return new Context(sentence, Triggers.shipped().all(sentence));
    }

    /** All that is said of the tokens from begin to end, end exclusive. */
    Set<Triggers.About> of(int begin, int end) {
        Set<Triggers.About> said = EnumSet.noneOf(Triggers.About.class);
        boolean overlap = all.stream().anyMatch(hit -> hit.begin() < end && hit.end() > begin);
        List<Triggers.Hit> around = overlap ? Triggers.outside(all, begin, end) : hits;
        for (Triggers.Hit hit : around) {
            if (reaches(around, hit, begin, end)) {
                said.add(hit.about());
            }
        }
        return said;
    }

    private boolean reaches(List<Triggers.Hit> hits, Triggers.Hit hit, int begin, int end) {
        return switch (hit.place()) {
            case BEFORE -> hit.end() <= begin && free(hits, hit.about(), hit.end(), begin);
            case NEXT -> hit.end() <= begin && begin - hit.end() <= NEXT && free(hits, hit.about(), hit.end(), begin);
            case AFTER -> end <= hit.begin() && hit.begin() - end <= BACK && free(hits, hit.about(), end, hit.begin());
            case LAST -> end <= hit.begin() && hit.begin() - end <= BACK && sameItem(end, hit.begin());
            case JUST_AFTER -> end <= hit.begin() && hit.begin() - end <= 1;
            case NOT, END -> false;
        };
    }

    /** Whether no other item of a template, as in "diabetes: yes; asthma: no", begins between two tokens. */
    private boolean sameItem(int from, int to) {
        for (int i = from; i < to; i++) {
            if (sentence.lower(i).equals(":") || sentence.lower(i).equals(";")) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing between two tokens ends the reach of a phrase. */
    private static boolean free(List<Triggers.Hit> hits, Triggers.About about, int from, int to) {
        for (Triggers.Hit hit : hits) {
            if (hit.place() == Triggers.Place.END && hit.about() == about && hit.begin() >= from && hit.end() <= to) {
                return false;
            }
        }
        return true;
    }
}
