package org.bedside.notes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bedside.text.Terms;
import org.bedside.text.Tokens;

/** Brings together what the tagger and the lexicon find in a sentence. */
final class Names {

    /** A name in a sentence, end exclusive, with its entry if the lexicon knows it. */
    record Name(Finding.Kind kind, int begin, int end, Optional<Lexicon.Entry> entry) {}

    private Names() {}

    /**
     * The names of a sentence in its order, none overlapping another: those of the lexicon, and those of the tagger that it
     * does not know; a tagged name around one of the lexicon is kept whole.
     */
    static List<Name> of(Passage passage, List<Tagger.Name> tagged) {
        Lexicon lexicon = Lexicon.shipped();
        Tokens sentence = passage.sentence();
        List<Name> known = new ArrayList<>();
        for (Lexicon.Hit hit : lexicon.in(sentence, passage.section())) {
            known.add(new Name(hit.entry().kind(), hit.begin(), hit.end(), Optional.of(hit.entry())));
        }
        List<Name> names = new ArrayList<>();
        for (Tagger.Name whole : tagged) {
            Tagger.Name name = trimmed(sentence, whole);
            List<Name> inside = known.stream()
                    .filter(hit -> hit.begin() < name.end() && hit.end() > name.begin())
                    .toList();
            if (inside.isEmpty()) {
                unknown(sentence, name).ifPresent(names::add);
            } else if (inside.size() == 1 && around(name, inside.get(0))) {
                Name hit = inside.get(0);
                known.remove(hit);
                Optional<Lexicon.Entry> entry = lexicon.of(sentence, name.begin(), name.end());
                names.add(new Name(
                        name.kind(), name.begin(), name.end(), entry.filter(found -> found.kind() == name.kind())));
            }
        }
        names.addAll(known);
        names.sort(Comparator.comparingInt(Name::begin));
        return names;
    }

    private static boolean around(Tagger.Name name, Name hit) {
        return hit.kind() == name.kind() && name.begin() <= hit.begin() && name.end() >= hit.end();
    }

    /** A tagged problem without words at its edges that say nothing of it, such as the verb before it. */
    private static Tagger.Name trimmed(Tokens sentence, Tagger.Name name) {
        int begin = name.begin();
        int end = name.end();
        for (int i = begin + 1; i < end; i++) {
            boolean slash = i + 1 < end
                    && sentence.lower(i).equals("s")
                    && sentence.lower(i + 1).equals("/");
            if (slash || sentence.lower(i).equals("status")) {
                end = i; // "CAD s/p CABG": what was done about it is no part of the problem
            }
        }
        while (begin < end && Lexicon.shipped().noProblem(sentence.lower(begin))) {
            begin++;
        }
        while (end > begin && Lexicon.shipped().noProblem(sentence.lower(end - 1))) {
            end--;
        }
        boolean problem = name.kind() == Finding.Kind.PROBLEM && begin < end;
        return problem ? new Tagger.Name(name.kind(), begin, end) : name;
    }

    /** A tagged name that the lexicon does not hold; empty if its words are known to be no problem, no drug, or a person. */
    private static Optional<Name> unknown(Tokens sentence, Tagger.Name name) {
        Lexicon lexicon = Lexicon.shipped();
        boolean drug = name.kind() == Finding.Kind.MEDICATION;
        boolean said = false;
        boolean person = name.end() - name.begin() > 1 && !lexicon.head(sentence.lower(name.end() - 1));
        for (int i = name.begin(); i < name.end(); i++) {
            String lower = sentence.lower(i);
            said |= lower.length() > 2
                    && Character.isLetter(lower.charAt(0))
                    && !lexicon.noProblem(lower)
                    && (drug || !lexicon.bodySite(lower));
            person &= titled(sentence.word(i));
        }
        if (!said || person || (drug && lexicon.noDrug(Terms.key(sentence, name.begin(), name.end())))) {
            return Optional.empty();
        }
        return Optional.of(new Name(name.kind(), name.begin(), name.end(), Optional.empty()));
    }

    private static boolean titled(String word) {
        return word.length() > 1 && Character.isUpperCase(word.charAt(0)) && Character.isLowerCase(word.charAt(1));
    }
}
