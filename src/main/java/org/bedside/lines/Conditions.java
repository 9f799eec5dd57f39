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
            "\\s*(?:,|;)\\s*(?:and |or )?|\\s+(?:and|or|but|as well as|plus|along with|(?:(?:healthy|well|fine),? )?(?:except(?: for)?|other than|aside from|apart from)|nor|who (?:also )?(?:has|had))\\s+|(?<=\\b(?:smoker|healthy|alive|well|living|drinker|alcoholic|retired|\\d)),?\\s+with\\s+|\\s*[&+]\\s*|\\s+/\\s+|(?<![swhc])(?<=\\w)/(?=\\w)(?!o\\b|p\\b)|(?<=\\w{3})/(?=\\w)|\\s*\\((?=[^)]*(?:and|,)?[^)]*\\))|\\)");
    private static final Pattern NEGATION =
            Pattern.compile("\\b(?:no|not|denies|denied|denying|negative|neg|without|never|none|nobody|non)\\b");
    /** "+CAD, -DM". */
    private static final Pattern MINUS = Pattern.compile("\\s*-\\s?(?:for )?\\w");

    private static final Pattern AFFIRMATION =
            Pattern.compile("\\b(?:positive|significant|notable|remarkable|but|except|\\+|has|had|have)\\b");
    private static final Pattern NONE_AFTER = Pattern.compile(
            "(?:as far as )?(.+?)\\s*(?:,|:|-)?\\s*(?:there (?:is|are|was) )?\\b(?:none|negative|neg|denied|denies|no)\\b");
    private static final Pattern LEAD = Pattern.compile(
            "(?:d(?:ied|\\.)?\\s?(?=@?\\s?\\d)|@ ?\\d+|\\(?x ?\\d\\)?|unknown(?= (?:type|kind|primary|form)?\\s?(?:ca|cancer|heart|kidney|liver|thyroid|malignancy|tumou?r|autoimmune|lung|blood|blood)\\b)|[-:.*=>\"'+(\\[?]+|w/|brca\\d? (?:positive|negative)(?: with)?|at (?:the )?age (?:of )?\\d+|(?:in )?(?:his|her|their|the)? ?(?:early |mid |late |mid-|early-|late-)?(?:\\d0'?s|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|teens)\\b(?: (?:of|from|due to|with))?|(?:\\w+ to )?\\w+ (?:years?|months?) ago|(?:has|had|have|having|is|was|were|are|been|being|with|a|an|the|of|from|to|in|history|hx|h/o|hx/o|who|also|both|died|deceased|dies|pass(?:ed|ing|es)(?: away)?|after|following|describes?|described|states|stated|admits|endorses|thinks|believes|strongly|just|newly|actually|initially|previously|found|affected (?:by|with)|afflicted (?:by|with)|hers|theirs|(?:any )?(?:other )?(?:types?|kinds?|forms?) of|killed by|committed|completed|due|secondary|because|diagnosed|diagnosis|dx|dx'd|suffers?|suffered|suffering|developed|develops|treated|being treated|for|significant|positive|pos|notable|remarkable|includes?|including|consists of|consistent|complications?|early|premature|severe|mild|possible|possibly|probable|probably|questionable|suspected|known|reported|reports?|reportedly|some|there|that|no|not|denies|denied|any|negative|neg|without|never|and|or|but|currently|now|past|prior(?= (?:history|hx))|previous(?= (?:history|hx))|recent|additional|else|appears?|seems?|to have|unknown types?(?: of)?|other|late|unspecified|type unspecified|strong|extensive|family|fh|fhx|his|her|their|nobody|no ?one|none|everyone|everybody|someone|somebody|anyone|one|two|multiple(?! sclerosis| myeloma| endocrine)|several|various|patient|pt|she|he|it|they|as far as|remote|recently|at age \\d+|at \\d+|age \\d+|aged \\d+|\\(?\\d+\\)? ?(?:y/?o|years? old)?|in (?:his|her|their) (?:early |mid |late |mid-)?\\d0'?s|living|alive|only|likely|apparently|unfortunately|subsequently|ultimately|later|well-controlled|chronic(?= alcohol)|medical|basically|related|presumed|massive|fatal|advanced|metastatic(?= $)|end of life|bilateral|recurrent|onset|illness|issues|problems with|problem with|reporting|noted|concern for|sudden(?! cardiac| death| infant)|lifelong|pt's|mild|borderline|young|juvenile(?= $)|episodes?|case|cases|status post|s/p)(?![-\\w'/]))\\s*");
    private static final Pattern TRAIL = Pattern.compile(
            "(?:\\s*(?:[-.,:;*=)\\]\"(\\[]+|\\b(?:at (?:the )?(?:age (?:of )?)?\\d+(?: ?y/?o| years? old| years?)?|age[ds]? (?:of )?\\d+(?: at (?:diagnosis|onset|dx))?|(?:dx'?d?|diagnosed|diagnosis|onset)(?: at| @| in)?(?: the)?(?: age)?(?: of)? ?\\d*|since (?:age |childhood|birth)?\\d*|in (?:his|her|their|the) (?:early |mid |late |mid-|early-|late-)?(?:\\d0'?s|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|youth|childhood)|before (?:age )?\\d+|after (?:age )?\\d+|under (?:age )?\\d+|over (?:age )?\\d+|<\\s?\\d+|>\\s?\\d+|in (?:19|20)\\d\\d|s/p [\\w ,/]+|status post [\\w ,/]+|on (?!both|her|his|their|the|my|mother|father|mom|dad|maternal|paternal|either|one|each|all)\\w[\\w -]*|in the|in|on|among|of|for|and|or|with|who|also|both|her|his|their|the|is|was|runs?|twice|x ?\\d|has|had|from|at|as|that|due|to|by|@ ?\\d+|present|otherwise healthy|healthy|alive|deceased|died|years? ago|\\d+ years? ago|last year|recently|in childhood|as a child|in infancy|requiring [\\w ]+|treated [\\w ]+|(?<!type)(?<!stage)(?<!grade)(?<!dm)\\s\\d{2}|one|two|three|several|multiple|unknown type|type unknown|all|many|either|any|though|when [\\w ]+|complications?|onset|[\"']|currently|d|on her|on his|per patient|patient|pt|late|suddenly|declared|reported|noted|identified|during [\\w ]+|including|late onset|early|early[- ]onset|first|age|aged|affecting|members?|side))\\s*$)|\\s+(?:age|aged|dx|at|diagnosed|d\\.|died|s/p|status post|since|onset|resulting|requiring|after|which|who|that|because|treated|while|when|before)\\b.*$|\\s*\\(.*$");
    private static final Pattern NO_CONDITION = Pattern.compile(
            "\\b(?:health(?:y|ier)|alive|well|living|lives?|works?|working|smok\\w*|tobacco|old age|natural causes|(?<!vascular )accident\\w*|mva|car crash|war\\b|killed|murder\\w*|drown\\w*|unknown|review\\w*|unchanged|non-?\\s?contrib\\w*|contributory|adopted|available|unremarkable|reliable|unobtainable|obtained|obtain|pertinent|relevant|caregiver|brca|neg\\b|mutation|carrier|tested|test|screen\\w*|surgery|bypass|cabg|stent\\w*|transplant|hysterectomy|mastectomy|colonoscopy|pacemaker|married|divorced|retired|supportive|evaluation|visit|history|children|child|siblings?|brothers?|sisters?|mother|father|noted|above|below|see|same|previous|prior|otherwise|good health|ill\\b|(?:^|medical |health |other |no |significant )problems?$|age\\d+|cause\\b|twins?|remission|whose|whom|appears|caretaker|relationship|angioplast\\w*|procedure|ablation|biops\\w*|\\w+ectomy|struggl\\w*|etc|attend\\w*|apartment|medical problems|health problems|issues|(?:^|(?:medical|other|health|chronic|similar|known|significant|hereditary|genetic|these|neurological) )conditions?$|diseases?\\W*$(?<![\\w'] disease)|details|estranged|contact|unaware|similar|infancy|stillborn|childbirth|not known|drinks?|drinker|coffee|medication\\w*|metformin|insulin|statin|takes|taking|remarkable|years? old|yo\\b|y/o|age|aged|born|birth|pregnan\\w*|check|will|bring|brought|help|note|form|update\\w*|documented|unsure|unclear|nothing|anything|n/a|deceased|died|dead|death\\W*$(?<!cardiac death)(?<!sudden death)|dies|passed|ages|in law|genetic)\\b");
    private static final Pattern DIAGNOSED_AT = Pattern.compile("^\\W*(?:dx|diagnosed|onset) (?:at|in)\\b");
    private static final Pattern NEVER =
            Pattern.compile("\\b(?:old age|natural causes|(?<!vascular )accident\\w*|killed|in the war)\\b");
    /** Words that make an illness of whatever stands before them. */
    private static final Pattern GENERAL = Pattern.compile(
            "\\b(?:cancers?|ca|malignanc\\w*|allergies|tumou?rs?|diseases?|disorders?|syndromes?|death|clots?|clotting|illness|attacks?|failure|strokes?|polyps?|aneurysms?|stones?|fractures?|murmurs?|deficiency|insufficiency|abuse|alcoholism|addiction|suicide|diabet\\w*|hypertens\\w*|depress\\w*|anxiety|dementia|\\w{3,}(?:itis|osis|emia|oma|omas|pathy|plegia|trophy|algia|penia))\\b");

    private static final Pattern WORDS = Pattern.compile("[a-z]{2,}.*|[a-z] ?\\d.*|[a-z]-[a-z]+.*");
    private static final Pattern DEATH = Pattern.compile(
            "^\\W*of\\b|\\b(?:died|deceased|death|pass(?:ed|ing)|dies|d\\.|killed|expired|s/p|status post)");
    /** After a death: what follows is no cause of it. */
    private static final Pattern ALIVE = Pattern.compile("\\b(?:has|had|have|dx|diagnosed|h/o|history)\\b");

    private static final Pattern AT_DIAGNOSIS =
            Pattern.compile("\\d at (?:diagnosis|dx|onset)|\\b(?:dx'?d?|diagnosed|onset)\\b");
    /** Shares the head of the name after it: "ovarian or uterine cancer". */
    private static final Pattern SITE = Pattern.compile(
            "(?:ovarian|uterine|breast|colon|colorectal|rectal|lung|prostate|thyroid|liver|kidney|renal|heart|bladder|pancreatic|pancreas|stomach|gastric|brain|bone|skin|cervical|endometrial|o?esophageal|testicular|throat|oral|blood|ovary|cardiac|vascular)");

    private static final Pattern TESTED =
            Pattern.compile("\\b(?:brca\\d?|gene\\w*|test\\w*|mutation|screen\\w*|carrier)\\W*$");
    private static final Pattern ONSET = Pattern.compile(
            "(?:\\bat (?:the )?(?:age (?:of )?)?|\\bage[ds]? (?:of |at (?:diagnosis|onset|dx):? ?)?|\\bdx'?d?\\.?(?: at| @)?(?: age)? ?|\\bdiagnosed(?: at| @)?(?: the)?(?: age)?(?: of)? ?|\\bonset(?: at)?(?: age)? ?|@ ?|\\bsince (?:age )?|\\bwhen (?:he|she) was |^\\s*\\(?)(\\d{1,2})\\b(?!'?s\\b|0s|\\s*(?:yo|y/o|years old|month|day|week|pack|%|mg))(?! to| and healthy|-year)");
    private static final Pattern BOUND =
            Pattern.compile("(?:before|under|after|over|<|>|by)\\s*(?:the )?(?:age (?:of )?)?\\d+");
    private static final Pattern PRESENT_AGE =
            Pattern.compile("\\b(?:is|now|currently|alive|living)(?: at)?(?: age)? \\d+");
    /** "Her father was a chef." */
    private static final Pattern IS_A =
            Pattern.compile("^\\W*(?:is|was|were) an? (?!diabetic|alcoholic|smoker|hypertensive|known)");

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
                && !clause.sub(none.start(1), none.end(1)).has(TESTED)
                && (clause.lower().substring(none.end()).isBlank()
                        || clause.lower().startsWith("as far as")
                        || clause.lower().substring(none.end()).strip().startsWith("in the"));
        boolean negated = denied || noneAfter;
        List<Clause> pieces = pieces(noneAfter ? clause.sub(none.start(1), none.end(1)) : clause);
        boolean dead = false;
        boolean list = listed && pieces.stream().anyMatch(each -> illness(each.without(LEAD, TRAIL)));
        for (int i = 0; i < pieces.size(); i++) {
            Clause piece = pieces.get(i);
            boolean minus =
                    MINUS.matcher(piece.lower()).lookingAt() && clause.lower().indexOf('+') >= 0;
            if (minus || piece.has(NEGATION)) {
                negated = true;
            } else if (piece.has(AFFIRMATION) && !denied && !noneAfter) {
                negated = false;
            }
            dead = piece.has(DEATH) || (dead && !piece.has(ALIVE) && !piece.has(AFTER_OPERATION));
            Clause condition = piece.without(LEAD, TRAIL);
            if (piece.has(NEVER)
                    || DIAGNOSED_AT.matcher(piece.lower()).find()
                    || !(condition(
                                    condition,
                                    !relations.equals(List.of("family"))
                                            && !IS_A.matcher(piece.lower()).find(),
                                    denied)
                            || (list && condition(condition, SPACES.split(condition.lower()).length <= 3, denied))
                            || (SITE.matcher(condition.lower()).matches() && shared(pieces, i + 1)))) {
                continue;
            }
            String tail = piece.lower()
                    .substring(condition.begin() + condition.lower().length() - piece.begin());
            boolean last = i + 1 == pieces.size();
            boolean bare =
                    !last && pieces.get(i + 1).without(LEAD, TRAIL).lower().isEmpty();
            String next = bare ? pieces.get(i + 1).lower() : last ? after.lower() : "";
            boolean onset = AT_DIAGNOSIS.matcher(tail).find();
            OptionalInt age = (dead && !onset) || negated ? OptionalInt.empty() : onset(tail);
            boolean mayFollow = age.isEmpty()
                    && (!dead || AT_DIAGNOSIS.matcher(next).find())
                    && !negated
                    && !DEATH.matcher(tail).find()
                    && !DEATH.matcher(next).find();
            OptionalInt at = mayFollow ? onset(next) : age;
            String cut = cut(piece, condition);
            Part part = condition.part(line.text());
            boolean no = negated;
            relations.forEach(relation ->
                    found.add(new FamilyCondition(relation, part, no, cut.isEmpty() ? at : OptionalInt.empty())));
        }
        return found;
    }

    /** Whether a list that goes on with a piece ends with a general word such as "cancer". */
    private static boolean shared(List<Clause> pieces, int from) {
        for (int i = from; i < pieces.size(); i++) {
            String lower = pieces.get(i).without(LEAD, TRAIL).lower();
            if (!SITE.matcher(lower).matches()) {
                return GENERAL.matcher(lower).find();
            }
        }
        return false;
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
        return illness(condition) || (listed && (named || said || cued));
    }

    private boolean illness(Clause condition) {
        return condition.has(GENERAL) || known(condition);
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
        if (BOUND.matcher(lower).find() || PRESENT_AGE.matcher(lower).find()) {
            return OptionalInt.empty();
        }
        Matcher age = ONSET.matcher(lower);
        return age.find() ? OptionalInt.of(Integer.parseInt(age.group(1))) : OptionalInt.empty();
    }
}
