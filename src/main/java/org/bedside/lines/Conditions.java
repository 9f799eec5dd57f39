package org.bedside.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bedside.text.Tokens;

/** Reads the illnesses in the words around a relative. */
final class Conditions {

    private static final Pattern AFTER_OPERATION = Pattern.compile("s/p|status post");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*(?:,|;)\\s*(?:and |or )?|\\s+(?:and|or|but|as well as|plus|along with|nor|who (?:also )?(?:has|had))\\s+|\\s*[&+]\\s*|(?<![swhc])(?<=\\w)/(?=\\w)(?!o\\b|p\\b)|(?<=\\w{3})/(?=\\w)|\\s*\\((?=[^)]*(?:and|,)?[^)]*\\))|\\)");
    private static final Pattern NEGATION =
            Pattern.compile("\\b(?:no|not|denies|denied|denying|negative|neg|without|never|none|nobody|non)\\b");
    private static final Pattern AFFIRMATION =
            Pattern.compile("\\b(?:positive|significant|notable|remarkable|but|except|\\+|has|had|have)\\b");
    private static final Pattern NONE_AFTER = Pattern.compile(
            "(?:as far as )?(.+?)\\s*(?:,|:|-)?\\s*(?:there (?:is|are|was) )?\\b(?:none|negative|neg|denied|denies|no)\\b");
    private static final Pattern LEAD = Pattern.compile(
            "(?:[-:.*=>\"'+(\\[]+|at (?:the )?age (?:of )?\\d+|(?:\\w+ to )?\\w+ (?:years?|months?) ago|(?:has|had|have|having|is|was|were|are|been|being|with|a|an|the|of|from|to|in|history|hx|h/o|hx/o|who|also|both|died|deceased|dies|passed(?: away)?|passing|killed by|committed|completed|due|secondary|because|diagnosed|diagnosis|dx|dx'd|suffers?|suffered|suffering|developed|develops|treated|being treated|for|significant|positive|pos|notable|remarkable|includes?|including|consists of|consistent|complications?|early|premature|severe|mild|possible|possibly|probable|probably|questionable|suspected|known|reported|reports?|reportedly|some|there|that|no|not|denies|denied|any|negative|neg|without|never|and|or|but|currently|now|past|recent|other|late|unspecified|type unspecified|strong|extensive|family|fh|fhx|his|her|their|one|two|multiple|several|various|patient|pt|she|he|it|they|as far as|remote|recently|at age \\d+|at \\d+|age \\d+|aged \\d+|\\(?\\d+\\)? ?(?:y/?o|years? old)?|in (?:his|her|their) (?:early |mid |late |mid-)?\\d0'?s|living|alive|only|likely|apparently|unfortunately|subsequently|ultimately|later|well-controlled|chronic(?= alcohol)|medical|basically|related|presumed|massive|fatal|advanced|metastatic(?= $)|end of life|bilateral|recurrent|onset|illness|issues|problems with|problem with|reporting|noted|concern for|sudden(?! cardiac| death| infant)|lifelong|pt's|mild|borderline|young|juvenile(?= $)|episodes?|case|cases|status post|s/p)(?![-\\w'/]))\\s*");
    private static final Pattern TRAIL = Pattern.compile(
            "(?:\\s*(?:[-.,:;*=)\\]\"(\\[]+|\\b(?:at (?:the )?(?:age (?:of )?)?\\d+(?: ?y/?o| years? old| years?)?|age[ds]? (?:of )?\\d+(?: at (?:diagnosis|onset|dx))?|(?:dx'?d?|diagnosed|diagnosis|onset)(?: at| @| in)?(?: the)?(?: age)?(?: of)? ?\\d*|since (?:age |childhood|birth)?\\d*|in (?:his|her|their|the) (?:early |mid |late |mid-|early-|late-)?(?:\\d0'?s|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|youth|childhood)|before (?:age )?\\d+|after (?:age )?\\d+|under (?:age )?\\d+|over (?:age )?\\d+|<\\s?\\d+|>\\s?\\d+|in (?:19|20)\\d\\d|s/p [\\w ,/]+|status post [\\w ,/]+|on (?:medication|insulin|dialysis|metformin|meds|treatment)[\\w ]*|in the|in|on|among|of|for|and|or|with|who|also|both|her|his|their|the|is|was|runs?|twice|x ?\\d|has|had|from|at|as|that|due|to|by|@ ?\\d+|present|otherwise healthy|healthy|alive|deceased|died|years? ago|\\d+ years? ago|last year|recently|in childhood|as a child|in infancy|requiring [\\w ]+|treated [\\w ]+|one|two|three|several|multiple|unknown type|type unknown|all|many|either|any|though|when [\\w ]+|complications?|onset|[\"']|currently|d|on her|on his|per patient|patient|pt|late|late onset|early|early[- ]onset|first|age|aged|affecting|members?|side))\\s*$)|\\s+(?:age|aged|dx|at|diagnosed|d\\.|died|s/p|status post|since|onset|resulting|requiring|after|which|who|that|because|treated|while|when|before)\\b.*$|\\s*\\(.*$");
    private static final Pattern NO_CONDITION = Pattern.compile(
            "\\b(?:health(?:y|ier)|alive|well|living|lives?|works?|working|smok\\w*|tobacco|old age|natural causes|accident\\w*|mva|car crash|war\\b|killed|murder\\w*|drown\\w*|unknown|review\\w*|unchanged|non-?\\s?contrib\\w*|contributory|adopted|available|unremarkable|reliable|unobtainable|obtained|obtain|pertinent|relevant|caregiver|brca|neg\\b|mutation|carrier|tested|test|screen\\w*|surgery|bypass|cabg|stent\\w*|transplant|hysterectomy|mastectomy|colonoscopy|pacemaker|married|divorced|retired|supportive|evaluation|visit|history|children|child|siblings?|brothers?|sisters?|mother|father|noted|above|below|see|same|previous|prior|otherwise|good health|ill\\b|problems?$|struggl\\w*|etc|attend\\w*|apartment|medical problems|health problems|issues|conditions?$|diseases?\\W*$(?<!\\w disease)|details|estranged|contact|unaware|not known|drinks?|drinker|coffee|medication\\w*|metformin|insulin|statin|takes|taking|remarkable|years? old|yo\\b|y/o|age|aged|born|birth|pregnan\\w*|check|will|bring|brought|help|note|form|update\\w*|documented|unsure|unclear|nothing|anything|n/a|deceased|died|dead|death\\W*$(?<!cardiac death)(?<!sudden death)|dies|passed|ages|in law|genetic)\\b");
    private static final Pattern DIAGNOSED_AT = Pattern.compile("^\\W*(?:dx|diagnosed|onset) (?:at|in)\\b");
    private static final Pattern NEVER =
            Pattern.compile("\\b(?:old age|natural causes|accident\\w*|killed|in the war)\\b");
    /** Words that make an illness of whatever stands before them. */
    private static final Pattern GENERAL = Pattern.compile(
            "\\b(?:cancers?|ca|tumou?rs?|diseases?|disorders?|syndromes?|death|clots?|clotting|illness|attacks?|failure|strokes?|abuse|alcoholism|addiction|suicide|diabet\\w*|hypertens\\w*|depress\\w*|anxiety|dementia|\\w{3,}(?:itis|osis|emia|oma|omas|pathy|plegia|trophy|algia|penia))\\b");

    private static final Pattern WORDS = Pattern.compile("[a-z]{2,}.*|[a-z] ?\\d.*");
    private static final Pattern DEATH =
            Pattern.compile("\\b(?:died|deceased|death|passed|dies|d\\.|killed|expired|s/p|status post)");
    private static final Pattern ONSET = Pattern.compile(
            "(?:\\bat (?:the )?(?:age (?:of )?)?|\\bage[ds]? (?:of |at (?:diagnosis|onset|dx):? ?)?|\\bdx'?d?\\.?(?: at| @)?(?: age)? ?|\\bdiagnosed(?: at| @)?(?: the)?(?: age)?(?: of)? ?|\\bonset(?: at)?(?: age)? ?|@ ?|\\bsince (?:age )?|^\\s*\\(?)(\\d{1,2})\\b(?!'?s\\b|0s|\\s*(?:yo|y/o|years old|month|day|week|pack|%|mg))(?! to| and healthy|-year)");
    private static final Pattern BOUND =
            Pattern.compile("(?:before|under|after|over|<|>|by)\\s*(?:the )?(?:age (?:of )?)?\\d+");
    private static final Pattern TYPE = Pattern.compile("\\s*,?\\s*type (?:\\d|i+)\\b.*");
    private static final Pattern KEEP = Pattern.compile(
            "head and neck|drug and alcohol|alcohol and drug|drugs and alcohol|hand,? foot,? and mouth|drug/alcohol|alcohol/drug|hearing and vision");

    private final Line line;
    private final Names problems;
    private final boolean listed;
    private final boolean cued;

    /**
     * A reader of one line.
     *
     * @param listed whether the line stands in a family history, so that names need not be known
     * @param cued whether words such as "family history of" go before
     */
    Conditions(Line line, Names problems, boolean listed, boolean cued) {
        this.line = line;
        this.problems = problems;
        this.listed = listed;
        this.cued = cued;
    }

    static boolean denied(Clause clause) {
        return clause.has(NEGATION);
    }

    boolean any(Clause clause) {
        return !read(clause, List.of("relative"), false, clause.sub(0, 0)).isEmpty();
    }

    /**
     * The illnesses that a piece of text gives to relatives.
     *
     * @param after what stands after a relative whose illness stands before: an age may be there
     */
    List<FamilyCondition> read(Clause clause, List<String> relations, boolean denied, Clause after) {
        List<FamilyCondition> found = new ArrayList<>();
        Matcher none = NONE_AFTER.matcher(clause.lower());
        boolean noneAfter = none.lookingAt()
                && !clause.sub(none.start(1), none.end(1)).has(NEGATION)
                && (clause.lower().substring(none.end()).isBlank()
                        || clause.lower().startsWith("as far as")
                        || clause.lower().substring(none.end()).strip().startsWith("in the"));
        boolean negated = denied || noneAfter;
        List<Clause> pieces = pieces(noneAfter ? clause.sub(none.start(1), none.end(1)) : clause);
        for (int i = 0; i < pieces.size(); i++) {
            Clause piece = pieces.get(i);
            if (piece.has(NEGATION)) {
                negated = true;
            } else if (piece.has(AFFIRMATION) && !denied && !noneAfter) {
                negated = false;
            }
            boolean dead = piece.has(DEATH);
            Clause condition = piece.without(LEAD, TRAIL);
            if (piece.has(NEVER)
                    || DIAGNOSED_AT.matcher(piece.lower()).find()
                    || !condition(condition, !relations.equals(List.of("family")), denied)) {
                continue;
            }
            String tail = piece.lower()
                    .substring(condition.begin() + condition.lower().length() - piece.begin());
            boolean last = i + 1 == pieces.size();
            boolean bare =
                    !last && pieces.get(i + 1).without(LEAD, TRAIL).lower().isEmpty();
            String next = bare ? pieces.get(i + 1).lower() : last ? after.lower() : "";
            OptionalInt age = dead || negated ? OptionalInt.empty() : onset(tail);
            boolean mayFollow =
                    age.isEmpty() && !dead && !negated && !DEATH.matcher(tail).find();
            OptionalInt at = mayFollow ? onset(next) : age;
            String cut = cut(piece, condition);
            Part part = condition.part(line.text());
            boolean no = negated;
            relations.forEach(relation ->
                    found.add(new FamilyCondition(relation, part, no, cut.isEmpty() ? at : OptionalInt.empty())));
        }
        return found;
    }

    /** Not empty where the age is of an operation. */
    private static String cut(Clause piece, Clause condition) {
        return piece.sub(0, piece.lower().length()).has(AFTER_OPERATION)
                        && condition.lower().length() > 0
                ? "s/p"
                : "";
    }

    private static List<Clause> pieces(Clause clause) {
        List<Clause> pieces = new ArrayList<>();
        for (Clause piece : clause.split(BETWEEN)) {
            Clause last = pieces.isEmpty() ? piece : pieces.get(pieces.size() - 1);
            int from = last.begin() - clause.begin();
            int to = piece.begin() - clause.begin() + piece.lower().length();
            boolean type = !pieces.isEmpty() && TYPE.matcher(piece.lower()).matches();
            boolean one = !pieces.isEmpty()
                    && KEEP.matcher(clause.lower().substring(from, to)).find()
                    && !KEEP.matcher(last.lower()).find();
            if (type || one) {
                pieces.set(pieces.size() - 1, clause.sub(from, to));
            } else {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private boolean condition(Clause condition, boolean named, boolean said) {
        String lower = condition.lower();
        boolean words = WORDS.matcher(lower).matches() && lower.length() <= 60 && SPACES.split(lower).length <= 7;
        if (!words || condition.has(NO_CONDITION)) {
            return false;
        }
        return condition.has(GENERAL) || known(condition) || (listed && (named || said || cued));
    }

    private boolean known(Clause condition) {
        Tokens tokens = Tokens.of(
                line.text(),
                condition.begin(),
                condition.begin() + condition.lower().length());
        for (int i = 0; i < tokens.size(); i++) {
            if (problems.end(tokens, i) > i) {
                return true;
            }
        }
        return false;
    }

    /** The age of an illness, where it is written and no bound. */
    static OptionalInt onset(String lower) {
        if (BOUND.matcher(lower).find()) {
            return OptionalInt.empty();
        }
        Matcher age = ONSET.matcher(lower);
        return age.find() ? OptionalInt.of(Integer.parseInt(age.group(1))) : OptionalInt.empty();
    }
}
