package org.bedside.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads illnesses of relatives. Immutable and thread-safe. */
public final class FamilyHistory {

    private static final Gate WORDS = new Gate(
            "mot", "fat", "mom", "dad", "bro", "sist", "sib", "son", "sons", "dau", "aun", "unc", "gran", "cou", "nie",
            "nep", "pare", "mate", "pate", "fam", "mgm", "mgf", "pgm", "pgf", "rela", "fh", "fhx", "half", "step");
    private static final Pattern SENTENCE = Pattern.compile(
            "(?<!\\bd|\\bdx|\\bdr|\\bms|\\bmr|\\bmrs)\\.[\"\u201d]?(?=\\s|$)|[!?](?=\\s|$)|;|\u2022|\\n");
    private static final Pattern CUE =
            Pattern.compile("family (?:medical )?(?:history|hx)|\\bfh[x]?\\b|\\bfam(?:ily)? hx\\b|\\bfhx\\b");
    private static final Pattern HEADER =
            Pattern.compile("^\\W*(?:(?:family|fam)(?: medical| health)? ?(?:history|hx)|fh|fhx|famhx)\\s*[:\\-]\\s*");
    private static final Pattern RELATED = Pattern.compile(
            "mother|father|\\bmom|\\bdad|brother|sister|sibling|\\bson\\b|daughter|aunt|uncle|grand|cousin|niece|nephew|parents|maternal|paternal|family|\\bmg[mf]\\b|\\bpg[mf]\\b|relative|\\bfhx?\\b");
    /** Before a relative: the illness stands before it. */
    private static final Pattern IN = Pattern.compile(
            "\\b(?:in|on|among|affecting|for|including|associated with)\\s+(?:(?:both|sides?|all|the|her|his|their|patient's|pt's|a|an|one|two|three|four|multiple|several|many|some|of|either|any|other|my|older|younger|first|deceased|late|half)\\s+)*$");
    /** After "family history of", "with" stands for "in". */
    private static final Pattern WITH = Pattern.compile("\\bwith (?:her|his|the|a|their) $");

    /** Before a relative: nobody has what follows. */
    private static final Pattern NOBODY = Pattern.compile(
            "\\b(?:nobody|no ?one|none|neither|no|denies|denied|without|(?:unaware|not aware) of)(?: (?:else|other|others|any|known|of|in|blood|close|living|immediate|the|his|her|their))*\\s*$");

    /** What stands before it holds for the family, what follows for a relative. */
    private static final Pattern BUT =
            Pattern.compile(",?\\s*\\b(?:but|except(?: for)?|other than|aside from|apart from|however)\\b");
    /** A relative's illness in brackets after one that was named before: "CAD in father (MI at 48)". */
    private static final Pattern MORE = Pattern.compile("\\s*\\(([^)]*)\\)");
    /** What is denied after the last relative. */
    private static final Pattern DENIAL = Pattern.compile(
            "[,)]\\s*(?:and |but |otherwise )?((?:no|denies|negative for|without|-\\s?(?=\\w))\\b?.*)$");

    private static final Pattern WHO = Pattern.compile("^\\W*(?:who|and (?:she|he)) (?:also )?(?:has|had|died)\\b");
    private static final Pattern LIVES = Pattern.compile(
            "\\b(?:lives?|living|resid\\w+|stays?|staying|home) (?:at home )?with (?:her |his |the |both )?$");
    /** A sentence about the patient. */
    private static final Pattern PATIENT = Pattern.compile(
            "^\\W*(?:the )?(?:patient|pt|he|she|mr\\.?|mrs\\.?|ms\\.?)\\b(?!.*(?:family|relative|side))");

    /** Begins a sentence that names who has the illness before it. */
    private static final Pattern AFFECTS = Pattern.compile(
            "^\\W*(?:the|this|that|these|it|which)\\s*(?:condition|disease|illness|disorder|diagnosis|problem)?s?\\s+(?:also )?(?:affects?|affected|is (?:present|seen|found) in|was (?:present|seen|found|diagnosed) in|occurs? in|occurred in|includes?|involves?|are in|is in|was in|were in)\\b");
    /** After relatives and their illnesses: the side that they are of. */
    private static final Pattern SIDE = Pattern.compile(
            "[,(]\\s*(?:(both|all)(?: of (?:them|whom))?(?: are| were)? )?(?:on|from) (?:the |her |his |their )?(mother|mom|mum|maternal|father|dad|paternal)(?:'?s)?(?: side| family)\\b");
    /** "(44)", "(60s)" after a relative. */
    private static final Pattern AGE_AFTER = Pattern.compile("\\((?:at |age |dx |@ ?)*\\d{1,2}'?s?\\)");

    private static final Pattern AGED = Pattern.compile("(?:at |@ ?|age )(?:age )?\\d{1,2}\\s*[,)]");
    private static final Pattern PERSON = Pattern.compile("\\b(?:by|with) (?:her |his |the )?$");
    private static final Pattern AGE = Pattern.compile(
            "[\\s,(]*(?:at )?(?:the )?(?:age(?:d)? (?:of )?)?\\d*[)\\s,]*(?:and|,)?\\s*(?:in )?(?:her |his |the |a )?");
    private static final Pattern BRACKET =
            Pattern.compile("(?:\\(|\\[|\\s-+\\s*|:\\s*|,\\s*(?=$))\\s*(?:her |his |the )?$");
    private static final Pattern VERB = Pattern.compile(
            "^\\W*(?:who |also |currently |both |\\(?(?:age )?\\d+\\)?,? |reportedly )*(?:has|had|have|with|died|deceased|(?:(?:has|had|have) (?:also |recently |just )*been|was|were|is|are|got) (?:just |recently |newly |also |later |previously |actually |initially |first )*(?:diagnosed|found to have|treated for|affected|hospitali[sz]ed (?:for|with))|diagnosed|suffers?|suffered|passed|history|hx|h/o|developed|is (?:a )?(?:diabetic|alcoholic)|positive|:|is being treated|were|was treated)");
    private static final Pattern BLANK = Pattern.compile("[\\s,.:;()\\-]*");

    private final Names problems;

    /**
     * A reader that knows illnesses by their names where the line does not stand under a header.
     *
     * @param problems names of diseases and symptoms
     */
    public FamilyHistory(Names problems) {
        this.problems = problems;
    }

    /**
     * The illnesses of relatives that a line names, or denies, in its order. Those of the patient and of relatives by marriage or adoption
     * are left out.
     *
     * @param listed whether the line stands in a family history
     */
    public List<FamilyCondition> read(Line line, boolean listed) {
        if (line.size() == 0 || (!listed && !WORDS.opens(line))) {
            return List.of();
        }
        Clause whole = Clause.of(line);
        if (!listed && !whole.has(RELATED)) {
            return List.of();
        }
        List<FamilyCondition> found = new ArrayList<>();
        for (Clause sentence : whole.split(SENTENCE)) {
            Matcher header = HEADER.matcher(sentence.lower());
            boolean headed = header.lookingAt();
            Clause body = headed ? sentence.sub(header.end(), sentence.lower().length()) : sentence;
            if (!said(line, body, found)) {
                sentence(line, body, listed || headed, found);
            }
            sided(body, found);
        }
        return found;
    }

    /** Whether a sentence only says which relatives have the illnesses before it: "The condition affects her sister." */
    private static boolean said(Line line, Clause sentence, List<FamilyCondition> found) {
        Matcher affects = AFFECTS.matcher(sentence.lower());
        int first = found.size();
        while (first > 0
                && found.get(first - 1).relation().equals("family")
                && !found.get(first - 1).negated()) {
            first--;
        }
        if (first == found.size() || !affects.lookingAt()) {
            return false;
        }
        int begin = sentence.begin() + affects.end();
        List<String> names = new ArrayList<>();
        Relatives.in(line, begin, sentence.begin() + sentence.lower().length(), true)
                .forEach(group -> names.addAll(group.names()));
        if (names.isEmpty()) {
            return false;
        }
        List<FamilyCondition> last = found.subList(first, found.size());
        List<FamilyCondition> named = new ArrayList<>();
        for (FamilyCondition each : last) {
            names.forEach(name -> named.add(new FamilyCondition(name, each.condition(), false, OptionalInt.empty())));
        }
        last.clear();
        found.addAll(named);
        return true;
    }

    /** Gives relatives the side that stands after them: "uncle - autism, cousin - schizophrenia, both on mother's side". */
    private static void sided(Clause sentence, List<FamilyCondition> found) {
        Matcher side = SIDE.matcher(sentence.lower());
        if (!side.find()) {
            return;
        }
        String prefix = side.group(2).startsWith("m") ? "maternal " : "paternal ";
        int end = sentence.begin() + side.start();
        int relatives = side.group(1) == null ? 1 : side.group(1).equals("both") ? 2 : Integer.MAX_VALUE;
        String before = "";
        for (int i = found.size() - 1; i >= 0; i--) {
            FamilyCondition each = found.get(i);
            if (each.condition().begin() < sentence.begin() || each.condition().begin() > end) {
                continue;
            }
            relatives -= each.relation().equals(before) ? 0 : 1;
            if (relatives < 0 || !Relatives.SIDED.matcher(each.relation()).matches()) {
                return;
            }
            before = each.relation();
            found.set(
                    i,
                    new FamilyCondition(prefix + each.relation(), each.condition(), each.negated(), each.ageAtOnset()));
        }
    }

    private void sentence(Line line, Clause sentence, boolean listed, List<FamilyCondition> found) {
        int base = sentence.begin();
        Matcher cue = CUE.matcher(sentence.lower());
        boolean said = cue.find();
        int start = said ? cue.end() : 0;
        List<Relatives.Group> groups =
                Relatives.in(line, base, base + sentence.lower().length(), listed);
        Conditions conditions = new Conditions(line, problems, listed || said, said);
        int from = listed && !said ? 0 : groups.isEmpty() || said ? said ? start : 0 : 0;
        boolean negated = said && Conditions.denied(sentence.sub(0, cue.start()));
        boolean previous = false;
        for (int g = 0; g < groups.size(); g++) {
            Relatives.Group group = groups.get(g);
            int begin = group.begin() - base;
            int end = group.end() - base;
            if (begin < from) {
                continue;
            }
            int next = g + 1 < groups.size()
                    ? groups.get(g + 1).begin() - base
                    : sentence.lower().length();
            Clause before = sentence.sub(from, begin);
            Clause after = sentence.sub(end, next);
            Matcher in = IN.matcher(before.lower());
            Matcher with = WITH.matcher(before.lower());
            int cut = in.find()
                    ? in.start()
                    : said && with.find() ? with.start() : before.lower().length();
            boolean named = cut < before.lower().length() || bracket(before, after);
            before = before.sub(0, cut);
            boolean behind = named && conditions.any(before);
            boolean again = previous
                    && AGE.matcher(before.lower()).matches()
                    && !found.isEmpty()
                    && !VERB.matcher(after.lower()).find();
            if (again) {
                FamilyCondition last = found.get(found.size() - 1);
                OptionalInt age = Conditions.onset(after.lower());
                group.names()
                        .forEach(name -> found.add(new FamilyCondition(name, last.condition(), last.negated(), age)));
                from = end;
                continue;
            }
            previous = behind;
            if (behind) {
                Matcher but = BUT.matcher(before.lower());
                int own = 0;
                if (but.find() && listed) {
                    found.addAll(
                            conditions.read(before.sub(0, but.start()), List.of("family"), negated, before.sub(0, 0)));
                    own = but.end();
                }
                Matcher more = MORE.matcher(after.lower());
                boolean detailed = more.lookingAt() && conditions.any(after.sub(more.start(1), more.end(1)));
                if (own == 0 && listed && before.lower().endsWith("(")) {
                    // "Hypertension, CAD (father)": only what stands right before the bracket is his.
                    own = lastPiece(before);
                    found.addAll(conditions.read(before.sub(0, own), List.of("family"), negated, before.sub(0, 0)));
                }
                found.addAll(conditions.read(
                        before.sub(own, before.lower().length()),
                        group.names(),
                        negated && !but.reset().find(),
                        detailed ? after.sub(0, 0) : after));
                boolean excepted = own > 0
                        && !conditions.any(before.sub(own, before.lower().length()));
                if (excepted && VERB.matcher(after.lower()).find()) {
                    found.addAll(conditions.read(after, group.names(), false, after.sub(0, 0)));
                    from = end + after.lower().length();
                    continue;
                }
                if (detailed) {
                    found.addAll(conditions.read(
                            after.sub(more.start(1), more.end(1)), group.names(), false, after.sub(0, 0)));
                }
                Matcher denial = DENIAL.matcher(after.lower());
                if (g + 1 == groups.size() && denial.find()) {
                    found.addAll(conditions.read(
                            after.sub(denial.start(1), after.lower().length()),
                            List.of("family"),
                            true,
                            after.sub(0, 0)));
                }
                from = detailed ? end + more.end() : end;
                if (WHO.matcher(after.lower()).find()) {
                    found.addAll(conditions.read(after, group.names(), false, after.sub(0, 0)));
                    from = end + after.lower().length();
                }
                continue;
            }
            boolean leftover = listed && !BLANK.matcher(before.lower()).matches() && (from > 0 || g == 0) && !said;
            if (leftover && g == 0 && !before.lower().strip().startsWith("as far as")) {
                found.addAll(conditions.read(before, List.of("family"), negated, sentence.sub(begin, begin)));
            }
            boolean verb = listed || VERB.matcher(after.lower()).find();
            boolean patient = group.names().isEmpty()
                    && nextBehind(groups, g, after)
                    && line.text()
                            .substring(group.begin(), group.end())
                            .toLowerCase(Locale.ROOT)
                            .startsWith("p");
            if (!verb
                    || patient
                    || (sentence.sub(0, begin).has(PERSON)
                            && !WHO.matcher(after.lower()).find()
                            && !listed)
                    || (sentence.sub(0, begin).has(LIVES)
                            && !WHO.matcher(after.lower()).find())) {
                from = end;
                continue;
            }
            boolean nobody = before.has(NOBODY) || line.text().startsWith("either", group.begin() + 1);
            int split = nextBehind(groups, g, after)
                    ? lastPiece(after)
                    : after.lower().length();
            List<FamilyCondition> read = conditions.read(
                    after.sub(0, split), group.names(), nobody || (negated && !verb), after.sub(split, split));
            boolean same = read.isEmpty()
                    && !found.isEmpty()
                    && Conditions.onset(after.lower()).isPresent()
                    && after.lower().strip().startsWith("at");
            if (same) {
                FamilyCondition last = found.get(found.size() - 1);
                OptionalInt age = Conditions.onset(after.lower());
                group.names()
                        .forEach(name -> found.add(new FamilyCondition(name, last.condition(), last.negated(), age)));
            }
            found.addAll(read);
            from = end + split;
        }
        boolean rest = groups.isEmpty() || (from == start && said);
        if (rest && (said || (listed && !sentence.has(PATIENT)))) {
            found.addAll(conditions.read(
                    sentence.sub(
                            Math.min(from, sentence.lower().length()),
                            sentence.lower().length()),
                    List.of("family"),
                    negated,
                    sentence.sub(0, 0)));
        }
    }

    private static boolean nextBehind(List<Relatives.Group> groups, int g, Clause after) {
        return g + 1 < groups.size() && IN.matcher(after.lower()).find();
    }

    /** Where the last piece of a list begins, which belongs to the relative after it. */
    private static int lastPiece(Clause after) {
        int cut = Math.max(after.lower().lastIndexOf(','), after.lower().lastIndexOf(" and "));
        return Math.max(cut, 0);
    }

    private static boolean bracket(Clause before, Clause after) {
        boolean open = BRACKET.matcher(before.lower()).find();
        String rest = after.lower().strip();
        return open
                && (rest.isEmpty()
                        || (before.lower().contains("(") && AGED.matcher(rest).lookingAt())
                        || rest.startsWith(")")
                        || rest.startsWith(",")
                        || AGE_AFTER.matcher(rest).lookingAt()
                        || rest.startsWith("]")
                        || rest.startsWith("and"));
    }
}
