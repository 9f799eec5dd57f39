package org.bedside.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads allergies and intolerances. Immutable and thread-safe. */
public final class Allergies {

    private static final Pattern EXCEPT =
            Pattern.compile("\\b(?:except|other than|but|apart from|aside from)\\b(?: for| to)?");
    private static final Pattern NOT = Pattern.compile("\\b(?:no|denies|not|without|never)\\b");
    private static final Pattern ALLERGIC = Pattern.compile("allerg|react");
    private static final Pattern GOES_ON = Pattern.compile("\\s*[:=\\-].*|\\s+\\w.*");
    private static final Pattern OPENING = Pattern.compile("[\\s(:\\-]+");
    private static final Pattern CLOSING = Pattern.compile("[\\s)\\]]+$");
    private static final Gate WORDS = new Gate(
            "all", "int", "tol", "nkd", "nka", "nkm", "ana", "adv", "rea", "hiv", "side", "sens", "ang", "rash", "swel",
            "itch");
    private static final Pattern GATE = Pattern.compile(
            "allerg\\w*|intoleran\\w*|tolerat\\w*|\\bnkda\\b|\\bnka\\b|\\bnkma\\b|anaphyla\\w*|adverse (?:drug )?reaction|reaction to|hives|side effects?|sensitiv\\w+ to|angioedema|rash (?:with|from|to|after|on)|swelling (?:with|from)|itching (?:with|from)");
    private static final Pattern HEADER = Pattern.compile(
            "^\\W*(?:(?:drug|food|medication|medicine|known|environmental|latex|other|med|adverse drug)s?(?: and |/)?)*\\s*(?:allerg(?:y|ies)(?: list)?|(?:drug )?intolerances?|adverse (?:drug )?(?:reactions?|effects?)|side effects|allergies ?(?:and|/|&) ?(?:adverse reactions|intolerances|sensitivities)|sensitivit(?:y|ies))(?:\\s*\\([\\w ]+\\))?\\s*[:\\-]\\s*");
    private static final Pattern SENTENCE =
            Pattern.compile("(?<!\\bst|\\bdr)\\.(?=\\s|$)|[!?](?=\\s|$)|;|\u2022|\\n|(?:^|(?<=\\s))\\d{1,2}[.)]\\s");
    private static final Pattern NONE = Pattern.compile(
            "\\bnk[dm]?a\\b|\\bnkfa\\b|\\bnil known\\b|^\\W*nil\\b|\\bno (?!latex allerg|food allerg)(?:known |current |reported |significant |documented |other )*(?:(?:drug|medication|medicine|medical|food|environmental|latex|med|seasonal|other)s?(?: ?(?:or|and|/|,) ?)*)*\\s*(?:allerg(?:y|ies)|intolerances?|sensitivities|adverse reactions)(?! to (?!(?:any )?(?:known )?(?:medic|drug|food)))\\b|^\\W*(?:otherwise,? )?none\\b(?! of)|no allergies|denies (?:any |known |having |all )*(?:(?:drug|medication|medicine|food|environmental|med)s?(?: ?(?:or|and|/|,) ?)*)*\\s*allergies(?! to (?!(?:any )?(?:medic|drug|food)))|^\\W*(?:negative|nil|no known|\\(-\\))\\W*$|not allergic to any|no known (?:drug|medication|food)s?\\b|without known (?:drug )?allergies|has no (?:known )?(?:drug |medication )?allergies");
    /** Pieces that speak of something else. */
    private static final Pattern SKIP = Pattern.compile(
            "review\\w*|updated|verified|unknown (?:allerg\\w*|drug)|\\bunobtain\\w*|unable to (?:obtain|assess|verify)|allerg\\w* (?:unknown|status unknown)|^\\W*(?:allergies )?(?:are |is )?unknown\\W*$|\\b(?:could|can|would) not be (?:reached|obtained|determined|verified|assessed)|\\b(?:is|was) (?:intubated|sedated|unresponsive|nonverbal|non-verbal|confused|obtunded|comatose|unable)\\b|poor historian|not (?:on file|obtained|documented|recorded)|removed|delabel\\w*|de-label\\w*|refuted|negative (?:skin|test|challenge|oral|allergy)|ruled out|not (?:a true|truly|considered|believed|thought|really)|no longer allergic|outgr[eo]w\\w*|hay fever|seasonal|allergic rhinitis|rhinoconjunctivitis|pollen season|environmental allerg|spring allergies|fall allergies|allergist|allergy (?:and|&|testing|clinic|shots?|consult|immunology|test|referral|medication|meds|season|symptoms|pills?|band|alert)|allergic (?:conjunctivitis|reaction\\W*$|symptoms|asthma|diathesis)|see (?:list|chart|above|emr|below)|as (?:above|noted|listed)|premedicat\\w*|pre-medicat\\w*|perennial|nasal allergies|refer(?:red|ral)|limited to a sore|side effects (?:were|of|discussed|reviewed|include)|discussed|no side effects|without (?:side effects|reaction|problem|difficulty|issue)|tolerat\\w+ (?:well|it well|the|procedure|po|diet|feeds|medication)|well tolerated|tolerating|\\bwithout (?:(?:any|further|other|known|apparent|significant|much) )*(?:side effects?|reactions?|problems?|difficult\\w*|issues?|trouble|incident|complications?)|allergy to be|per (?:chart|emr)|no (?:reaction|problems?|issues?) (?:to|with)|negative");

    private static final Pattern OTHER_PERSON = Pattern.compile(
            "\\b(?:mom|mother|father|dad|parents?|husband|wife|spouse|brother|sister|son|daughter|twin|cousin)(?:'s)?\\b[^,;.]{0,25}(?:allerg\\w*|reaction|intoleran\\w*|anaphyla\\w*)|family history");
    private static final Pattern TOLERATED = Pattern.compile(
            "(?<!in)(?<!not )(?<!n't )(?<!un)(?<!unable to )(?<!could not )(?<!cannot )tolerat\\w*|\\b(?:can|able to) take\\b|okay with|ok with|fine with|\\b(?:ok|okay|fine)\\W*$");
    private static final Pattern NEGATED = Pattern.compile(
            "^\\W*(?:no|not|denies|denied|without|negative for|never|nor)\\b|denies (?:\\w+ ){0,3}(?:allerg\\w*|reaction|intoleran\\w*)|not allergic|no (?:\\w+ ){0,3}(?:allerg\\w*|intoleran\\w*)");
    private static final Pattern INTOLERANCE = Pattern.compile(
            "intoleran\\w*|\\bsensitiv\\w*|(?:not|n't|unable to|cannot|never) tolerate\\w*|side[- ]effects?|adverse effects?");
    private static final Pattern BETWEEN =
            Pattern.compile("\\s*,\\s*(?:and |or |but )?|\\s+(?:and|or|but|as well as|plus)\\s+|\\s*&\\s*|\\s+/\\s+");
    private static final Pattern COMMA = Pattern.compile(
            "\\s*,\\s*(?:and |or |but )?|\\s+but\\s+|\\s+and\\s+(?=to\\s|(?:\\w+ ){1,3}(?:causes|caused|gives|gave|makes|made)\\b|(?:(?:he|she|also|is|was|has|had|been|pt|patient) )*(?:does not|did not|cannot|could not|can't|couldn't|unable to|not able to) tolerate|(?:(?:he|she|also|is|was|has|had|been|an?) )*(?:allerg(?:ic|y) to|intoleran(?:t|ce) (?:to|of)|reactions? to|sensitiv(?:e|ity) to))|\\s+/\\s+(?=[\\w ]+(?::|\\s-|\\())");
    /** What stands between a substance and its reactions. */
    private static final Pattern TURN = Pattern.compile(
            "\\s*\u2014\\s*|-(?=" + Reactions.ANY.pattern() + ")|(?<=\\w{3})/(?=" + Reactions.ANY.pattern()
                    + ")|\\s*(?:->|-->|=>|\u2192|=)\\s*|\\s*:\\s*|\\s+-+\\s*|-\\s+|\\s*\\(|\\s*\\[|\\s+(?:which |that |has |have )?(?:causes?|caused|causing|include[sd]?|including|gives?|gave|giving|makes?|made|results? in|resulted in|resulting in|leads? to|led to|does|produces?|produced|induces?|induced|triggers?|triggered|with(?: a)?(?: reactions?(?: of)?| resultant| resulting| subsequent)?(?=\\s[\\w ]{0,20}?(?:rash|hive|itch|swell|anaph|naus|vomit|edema|short|wheez|angio|reaction|urtic|diarr|breath|dizz|head|prur))|reaction(?:s)?(?: is| was| of|:)?|developed|secondary to|due to|because of|for)\\s+(?:him |her |me |pt |the patient |them )?|\\s+\\?\\s*|\\s+(?=[\"\u201c])");
    /** "hives with penicillin", "myalgias on statins". */
    private static final Pattern REVERSED = Pattern.compile(
            "^(.{2,60}?)\\s+(?:to|with|from|on|after|due to|secondary to|when (?:taking|exposed to|given)|after taking|while (?:on|taking)|following|in response to|caused by)\\s+(?:taking |receiving |use of |exposure to |eating )?(.+)$");

    private static final Pattern LEAD = Pattern.compile(
            "(?:[\"'?*\\-:>\u2192.(]+|(?:the|(?:started|placed|put|was) on|starting|taking|took|received|her|his|patient|pt|she|he|is|are|was|has|have|had|an?|known|prior|possible|possibly|questionable|reported|reports|severe|mild|moderate|history of|past|hx of|h/o|documented|listed|remote|states?|that|also|and|or|to|of|with|multiple|drug|medication|food|some|perhaps|maybe|certain|several|severely|very|strong|significant|true|anaphylactic|childhood|allergic(?: reactions?)?|allergy|allergies|intolerant|intolerances?|intolerance|sensitivity|sensitive|anaphylaxis|adverse (?:drug )?reactions?|side effects?|reactions?|any|only|for|include|includes|including|following|notable|positive|from|does not tolerate|did not tolerate|cannot tolerate|could not tolerate|unable to tolerate|can't tolerate|all|other|all other|who|environmental|latex:|as|well|sig|(?:enteric|film|sugar)[- ]coated|(?:extended|sustained|immediate|delayed|controlled|slow|modified)[- ]release|(?:long|short)[- ]acting|especially|particularly|notably|namely|such as|specifically|mainly|primarily|injectable|brand(?:[- ]name)?|generic)\\b(?![-/]))\\s*");
    private static final Pattern TRAIL = Pattern.compile(
            "\\s*(?:[\"'.)\\]:;,?*]+|\\b(?:drugs?|antibiotics?|products?|medications?|medicines?|meds|allergy|allergies|allergic|class|derivatives?|agents?|intolerance|sensitivity|reactions?|family|use|exposure|intolerant|documented|listed|in the past|in (?:19|20)\\d\\d|as (?:an? )?(?:infant|child|kid|baby|teenager|adult)|in childhood|years ago|(?:has|was|were|is|are|have|had)(?: been)?|when (?:he|she|they|pt|patient) (?:was|were|is) [\\w ]+|when (?:younger|young|little|an? \\w+)|last (?:summer|winter|spring|fall|year|month|week|night)|(?:\\w+ )?(?:years?|months?|weeks?|days?) ago|at (?:the )?age (?:of )?\\w+|previously|(?:was |were )?(?:stopped|discontinued)|unknown|as a child|in childhood|per patient|[-/]?containing|type|based|prior|which|that|,|and|sulfate|hydrochloride|hcl|sodium|potassium|succinate|tartrate|phosphate|calcium|trihydrate|monohydrate|hyclate|besylate|maleate|mesylate))$");
    private static final Pattern NOT_SUBSTANCE = Pattern.compile(
            "\\w (?:is|are|was|were|could|would|should|did|does|do|eats|uses|takes|drinks|tolerates|states|reports|denies|knows?|thinks)\\b|^(?:details|specifics|circumstances|unclear)\\b|^(?:none|unknown|nothing|n/?a|no|nkda|nka|nkma|nkfa|it|this|them|some|other|others|medications?|drugs?|foods?|allergies|allergy|denies|reviewed|as above|see|above|yes|known|the|etc|patient|pt|last|date|status|noted|\\d+|reaction|severity|type|s|unspecified|today|home|seasonal|environmental)$|^(?:has|carries|uses|avoids?|requires?|required|treated|takes|took|will|can|should|tested|needs?|confirmed|per|reported|given|listed|resolved|improved|worse|went|hospitali[sz]ed|intubated|prescribed|was|is|currently|no|not|also|still|last|self|so|both|each|otherwise|since|now|switched|changed|instead|replaced|likely)\\b|\\b(?:epi-?pen|know|recall|remember|told|cpap|bipap|procedure|diet|feeds?|exercise|surgery|mask|exam|arms?|legs?|face|trunk|chest|back|hands?|feet|neck|detergent)\\b");
    private static final Pattern AFTER_BRACKET = Pattern.compile("^\\s*(?:[:\\-=>\u2192]|causes|gives)");
    private static final Pattern NOTHING = Pattern.compile("\\s+$");
    private static final Pattern BEFORE_ALLERGY = Pattern.compile(
            "(?<![\\w'/-])((?:(?!(?:for|the|an?|of|with|some|has|have|had|her|his|no|known|any|and|or|to|from|in|takes|drug|food|medication|seasonal|environmental|multiple|spring|fall|due|severe|their|listed|history|nasal|chronic|reported|other|these|such|new|on|possible|is|was|documented)\\b)[\\w'/-]+ ){1,3})(?:allergy|allergies|intolerance|sensitivity|anaphylaxis)\\b");
    private static final Pattern CUE = Pattern.compile(
            "(?:allergic(?: reactions?)? to|allerg(?:y|ies) to|allergies(?: are| include| is|:)|intoleran(?:t|ce|ces) (?:to|of)|sensitiv(?:e|ity) to|(?:adverse |anaphylactic )?reactions? to|(?:not|n't|unable to|cannot|never been able to) tolerate|anaphylaxis to)\\s+");
    private static final Pattern STOPPED = Pattern.compile(
            "^(.{2,40}?) (?:was |were |has been )?(?:stopped|discontinued|held|d/c'?e?d) (?:because of|due to|secondary to|for|after|given) (.{3,60}?)(?:,|$| and | listed)");

    private static final Pattern NAMED = Pattern.compile("intoleran|allerg|side effect|adverse|tolerate");
    private static final Pattern SOMEBODY = Pattern.compile("^\\W*(?:the )?(?:patient|pt|he|she|her|his|had|no)\\b");
    private static final Pattern REACTS = Pattern.compile(
            "allerg|intoleran|tolerat|react|sensitiv|known|(?:hives|rash|itching|swelling|anaphylaxis) (?:to|from|with|after)|\\bgets?\\b|develop|breaks out|\\bnkda|\\bnone\\b");
    private static final Pattern SUBJECT = Pattern.compile(
            "^\\W*(?:(?:he|she|pt|patient|the patient|states|reports|that|also) )*(?:gets?|got|develop(?:s|ed)|had|has|experienced|reports|reported) ");
    private static final Pattern ALL = Pattern.compile(
            "^\\W*(both|all|each|these|they)(?: of (?:these|which|them))?\\s+(?:causes?|caused|gives?|gave|makes?|made|produces?)\\b");
    /** "(all cause wheezing)". */
    private static final Pattern FOR_ALL = Pattern.compile("\\W*(?:all|both|each)\\b");
    /** Verbs of more than one substance: "codeine and morphine cause nausea". */
    private static final Pattern PLURAL = Pattern.compile("\\s+(?:cause|give|make|produce|result in|lead to)\\s.*");

    private static final Pattern VERBAL =
            Pattern.compile("\\W*(?:makes?|made|gives?|gave|causes?|caused|gets?|got|feels?|felt)\\b.*");
    /** Part of a body: what is said of it is a reaction. */
    private static final Pattern BODY = Pattern.compile(
            "^(?:skin|lips?|tongue|throat|face|eyes?|mouth|stomach|body|facial|joints?|muscles?|hands?|feet|tendons?|liver|chest|leg|legs|severe|mild|diffuse|generalized)$");
    /** Diagnoses that may stand in a list of allergies. */
    private static final Pattern DIAGNOSIS =
            Pattern.compile("hay fever|seasonal|allergic rhinitis|environmental|perennial|nasal allerg");

    private static final Pattern WHICH =
            Pattern.compile("^\\W*(?:which|that|it|this|causing|resulting|developed|gets|got|with)\\b");

    private Allergies() {}

    /**
     * What a line says of allergies: negated, tolerated and refuted ones are left out, and so are those of other people and diagnoses
     * such as hay fever.
     *
     * @param listed whether the line stands in a list of allergies
     */
    public static AllergyList read(Line line, boolean listed) {
        if (line.size() == 0 || (!listed && !WORDS.opens(line))) {
            return new AllergyList(Optional.empty(), List.of());
        }
        Clause whole = Clause.of(line);
        if (!listed && !whole.has(GATE)) {
            return new AllergyList(Optional.empty(), List.of());
        }
        Matcher header = HEADER.matcher(whole.lower());
        boolean headed = header.lookingAt();
        boolean intolerances =
                headed && !header.group().contains("allerg") && !header.group().contains("reaction");
        Clause body = headed ? whole.sub(header.end(), whole.lower().length()) : whole;
        AllergyReader reader = new AllergyReader(line.text(), intolerances, whole.has(NAMED));
        for (Clause sentence : body.split(SENTENCE)) {
            Matcher inner = HEADER.matcher(sentence.lower());
            Clause rest = inner.lookingAt()
                    ? sentence.sub(inner.end(), sentence.lower().length())
                    : sentence;
            boolean list = listed || headed || inner.lookingAt();
            if (!list && !sentence.has(GATE) && !(whole.has(NAMED) && sentence.has(STOPPED))) {
                continue;
            }
            reader.sentence(rest, list);
        }
        return reader.list();
    }

    /** Collects the allergies of one line. */
    private static final class AllergyReader {

        private final String text;
        private final boolean intolerances;
        private final boolean said;
        private final List<Allergy> allergies = new ArrayList<>();
        private Optional<Part> none = Optional.empty();

        private AllergyReader(String text, boolean intolerances, boolean said) {
            this.text = text;
            this.said = said;
            this.intolerances = intolerances;
        }

        private AllergyList list() {
            return new AllergyList(none, allergies);
        }

        private void sentence(Clause sentence, boolean list) {
            if (sentence.has(OTHER_PERSON) || (list && sentence.has(SOMEBODY) && !sentence.has(REACTS))) {
                return;
            }
            Matcher nothing = NONE.matcher(sentence.lower());
            Clause rest = sentence;
            if (nothing.find()) {
                none = none.isPresent() ? none : Optional.of(sentence.part(text, nothing, 0));
                rest = sentence.sub(nothing.end(), sentence.lower().length());
                Matcher except = EXCEPT.matcher(rest.lower());
                if (except.find()) {
                    rest = rest.sub(except.end(), rest.lower().length());
                } else if ((!rest.has(CUE) && !rest.has(Reactions.ANY)) || rest.has(NEGATED)) {
                    return;
                }
            }
            Matcher stopped = STOPPED.matcher(rest.lower());
            if (stopped.find() && (said || (rest.has(Reactions.ANY) && list))) {
                add(
                        rest.sub(stopped.start(1), stopped.end(1)),
                        List.of(rest.sub(stopped.start(2), stopped.end(2))),
                        rest);
                return;
            }
            if (!list) {
                Matcher cue = CUE.matcher(rest.lower());
                Matcher before = BEFORE_ALLERGY.matcher(rest.lower());
                if (cue.find() && !rest.sub(0, cue.start()).has(NOT)) {
                    boolean reaction = rest.sub(0, cue.start()).has(Reactions.ANY)
                            && !cue.group().contains("anaphylaxis");
                    boolean named = cue.group().startsWith("anaph");
                    pieces(
                            rest.sub(
                                    reaction ? 0 : named ? cue.start() : cue.end(),
                                    rest.lower().length()),
                            rest);
                } else if (!rest.has(NEGATED) && before.find()) {
                    pieces(rest.sub(before.start(1), rest.lower().length()), rest);
                } else if (!rest.has(SKIP)
                        && !rest.has(NEGATED)
                        && REVERSED.matcher(rest.lower()).matches()
                        && rest.has(Reactions.ANY)) {
                    pieces(rest, rest);
                }
                return;
            }
            pieces(rest, rest);
        }

        private void pieces(Clause whole, Clause context) {
            Matcher subject = SUBJECT.matcher(whole.lower());
            Clause list =
                    subject.lookingAt() ? whole.sub(subject.end(), whole.lower().length()) : whole;
            Matcher reversed = REVERSED.matcher(list.lower());
            boolean head = reversed.matches()
                    && list.sub(0, first(reversed.group(1))).has(Reactions.ANY)
                    && !TURN.matcher(reversed.group(1)).find()
                    && !list.sub(0, reversed.end(1)).has(TOLERATED);
            if (head) {
                List<Clause> reactions = List.of(list.sub(0, reversed.end(1)));
                for (Clause piece : list.sub(reversed.start(2), reversed.end(2)).splitOutside(BETWEEN)) {
                    if (!piece.has(TOLERATED)) {
                        add(piece, reactions, context);
                    }
                }
                return;
            }
            boolean negated = false;
            boolean first = true;
            for (Clause piece : list.splitOutside(COMMA)) {
                boolean begins = first;
                first = false;
                if (piece.has(NEGATED)) {
                    negated = true;
                } else if (piece.has(ALLERGIC)) {
                    negated = false;
                }
                if (!negated && piece.has(DIAGNOSIS)) {
                    piece.splitOutside(BETWEEN).stream()
                            .filter(each -> !each.has(SKIP) && !each.has(TOLERATED) && !each.has(DIAGNOSIS))
                            .forEach(each -> piece(each, context, begins));
                }
                if (negated || piece.has(SKIP) || piece.has(TOLERATED)) {
                    continue;
                }
                piece(piece, context, begins);
            }
        }

        /**
         * @param begins whether the piece begins its sentence, and so names a substance rather than a further reaction
         */
        private void piece(Clause piece, Clause context, boolean begins) {
            Matcher all = ALL.matcher(piece.lower());
            if (all.lookingAt() && piece.has(Reactions.ANY) && !allergies.isEmpty()) {
                all(piece.sub(all.end(), piece.lower().length()), all.group(1).equals("both") ? 2 : allergies.size());
                return;
            }
            if (WHICH.matcher(piece.lower()).find() && !allergies.isEmpty()) {
                if (piece.has(Reactions.ANY)) {
                    more(piece);
                }
                return;
            }
            Clause start = piece.without(LEAD, NOTHING);
            Matcher turn = TURN.matcher(start.lower());
            int from = 0;
            while (turn.find(from)) {
                boolean leading =
                        start.sub(0, turn.start()).without(LEAD, TRAIL).lower().isEmpty();
                if (!leading) {
                    Clause substance = start.sub(0, turn.start());
                    Clause reaction = start.sub(turn.end(), start.lower().length());
                    Clause rest = reaction.sub(0, 0);
                    int close = turn.group().contains("(") || turn.group().contains("[") ? close(reaction.lower()) : -1;
                    if (close >= 0) {
                        rest = reaction.sub(close + 1, reaction.lower().length());
                        reaction = reaction.sub(0, close);
                        boolean said = reaction.has(Reactions.ANY)
                                || quoted(reaction)
                                || VERBAL.matcher(reaction.lower()).matches();
                        boolean more = AFTER_BRACKET.matcher(rest.lower()).find();
                        reaction = said ? reaction : more ? rest : reaction.sub(0, 0);
                        rest = more ? rest.sub(0, 0) : rest;
                    }
                    List<Clause> substances = substance.splitOutside(BETWEEN);
                    for (int i = 0; i < substances.size(); i++) {
                        boolean shared = GOES_ON.matcher(turn.group()).matches()
                                || i == substances.size() - 1
                                || FOR_ALL.matcher(reaction.lower()).lookingAt();
                        add(substances.get(i), shared ? List.of(reaction) : List.of(), context);
                    }
                    if (FOR_ALL.matcher(reaction.lower()).lookingAt()
                            || PLURAL.matcher(turn.group()).matches()) {
                        fill(reaction);
                    }
                    if (!rest.lower().isBlank() && !rest.has(TOLERATED)) {
                        piece(rest, context, false);
                    }
                    return;
                }
                from = turn.end();
            }
            for (Clause each : start.splitOutside(BETWEEN)) {
                Matcher word = Reactions.ANY.matcher(each.lower());
                boolean reaction = word.find() && !allergies.isEmpty();
                boolean named = begins && each.begin() == start.begin();
                if ((!reaction || named)
                        && word.reset().find()
                        && word.start() > 3
                        && !BODY.matcher(each.lower().substring(0, word.start()).strip())
                                .matches()
                        && each.lower().substring(0, word.start()).strip().indexOf(' ') < 0) {
                    add(
                            each.sub(0, word.start()),
                            List.of(each.sub(word.start(), each.lower().length())),
                            context);
                } else if (reaction || (!allergies.isEmpty() && bodily(each))) {
                    more(each);
                } else {
                    add(each, List.of(), context);
                }
            }
        }

        /** Where the first piece of a list ends. */
        private static int first(String lower) {
            int comma = lower.indexOf(',');
            return comma > 0 ? comma : lower.length();
        }

        /** Gives a reaction to all allergies without one. */
        private void fill(Clause reaction) {
            allergies.replaceAll(allergy -> allergy.reactions().isEmpty() ? reacted(allergy, reaction) : allergy);
        }

        private static boolean bodily(Clause piece) {
            Matcher word = Reactions.ANY.matcher(piece.lower());
            return word.find()
                    && BODY.matcher(piece.lower().substring(0, word.start()).strip())
                            .matches();
        }

        private static int close(String lower) {
            int round = lower.indexOf(')');
            return round >= 0 ? round : lower.indexOf(']');
        }

        private static boolean quoted(Clause reaction) {
            return reaction.lower().startsWith("\"") || reaction.lower().startsWith("\u201c");
        }

        /** Gives a reaction to the allergies read last. */
        private void all(Clause piece, int count) {
            List<Allergy> last = allergies.subList(Math.max(0, allergies.size() - count), allergies.size());
            last.replaceAll(allergy -> reacted(allergy, piece));
        }

        /** A piece that only says a reaction goes with the allergy before. */
        private void more(Clause piece) {
            allergies.set(allergies.size() - 1, reacted(allergies.get(allergies.size() - 1), piece));
        }

        private Allergy reacted(Allergy last, Clause piece) {
            List<Part> reactions = new ArrayList<>(last.reactions());
            reactions.addAll(Reactions.in(text, piece));
            return new Allergy(
                    last.substance(),
                    reactions,
                    intolerances
                            || Reactions.sideEffects(reactions)
                            || (last.intolerance() && !Reactions.sideEffects(last.reactions())));
        }

        private void add(Clause named, List<Clause> reacted, Clause context) {
            Clause substance = named.without(LEAD, TRAIL);
            if (substance.lower().length() < 2
                    || NOT_SUBSTANCE.matcher(substance.lower()).find()
                    || substance.lower().length() > 60
                    || Reactions.ANY.matcher(substance.lower()).lookingAt()) {
                return;
            }
            List<Part> reactions = new ArrayList<>();
            for (Clause reaction : reacted) {
                Clause trimmed = reaction.without(OPENING, CLOSING);
                if (trimmed.lower().isEmpty()) {
                    continue;
                }
                if (quoted(trimmed)) {
                    reactions.add(Reactions.bare(trimmed).part(text));
                } else {
                    reactions.addAll(Reactions.in(text, trimmed));
                }
            }
            boolean intolerance = intolerances || context.has(INTOLERANCE) || Reactions.sideEffects(reactions);
            allergies.add(new Allergy(substance.part(text), reactions, intolerance));
        }
    }
}
