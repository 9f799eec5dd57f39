package org.bedside.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the use of alcohol. Immutable and thread-safe. */
public final class Alcohol {

    private static final Pattern TELLS = Pattern.compile("\\b(?:drinks|denies|admits)\\b");
    private static final Pattern OVER = Pattern.compile("\\bquit\\b|\\bsober|used to|former|remission|recover");
    /** Drinks none, whatever is said of abuse. */
    private static final Pattern NOT_NOW = Pattern.compile(
            "(?:does|do)(?: not|n't) (?:currently |presently |now )?(?:drink|use (?:any )?alcohol|consume)|non-?drinker|never drank");

    private static final Pattern NOW = Pattern.compile("\\b(?:drinks|consumes)\\b");
    /** "Prior to that he drank more": drinks less now. */
    private static final Pattern MORE_BEFORE = Pattern.compile(
            "\\b(?:prior to (?:that|this)|before (?:that|this)|previously)[ ,]+(?:(?:he|she) )?(?:had )?dr[au]nk[^,;.]*|\\b(?:he|she) (?:had )?dr[au]nk (?:\\w+ ){0,2}more\\b");

    private static final Pattern SOME =
            Pattern.compile("\\b(?:drinks|does drink|been drinking)\\b|social\\w*|occasion\\w*|rare\\w*|\\d");
    private static final Gate GATE = new Gate(
            "alc", "ach", "eto", "et", "eth", "dri", "dra", "non", "bee", "win", "liq", "vod", "whi", "sho", "coc",
            "sob", "tee", "six", "pac", "twe", "rum", "gin", "bou", "teq", "sco", "mar", "bin", "boo", "aud", "cage");
    private static final Pattern ALCOHOL = Pattern.compile(
            "alcohol\\w*|\\bal?chohol\\w*|\\bet-?oh\\b|\\bethanol\\b|\\betho\\b|drink\\w*|\\bdrank\\b|non-?drinker|\\bbeers?\\b|\\bwines?\\b|liquor\\w*|vodka|whisk\\w+|\\bshots?\\b|cocktails?|\\bsober|sobriety|teetotal\\w*|six[- ]?pack\\w*|12[- ]?pack|twelve[- ]?pack|\\b6[- ]?packs?\\b(?! years?)|\\brum\\b|\\bgin\\b|bourbon|tequila|scotch|martinis?|margaritas?|binge\\w*|booze|\\baudit-?c\\b|cage questions");
    private static final Pattern OTHER = Pattern.compile(
            "rubbing alcohol|isopropyl|alcohol[ -](?:wipe|swab|pad|prep|hand|based|gel|rub|sponge)\\w*|non-?\\s?alcoholic|alcoholic (?:hepatitis|cirrhosis|fatty)|sugar alcohol|flu shot|(?:allergy|cortisone|steroid|vaccine|booster) shots?|alcohol level");
    private static final Pattern DRINKS = Pattern.compile(
            "(?:coffee|soda\\w*|water|tea|juice|milk|energy drink\\w*|caffeine|coke|cola|gatorade|fluids?|liquids|shakes?|ensure|pop)\\b");
    private static final Pattern STRONG = Pattern.compile(
            "alcohol\\w*|et-?oh|beers?\\b|wines?\\b|liquor|vodka|whisk|\\bshots?\\b|cocktail|sober|socially|six[- ]?pack|rum\\b|gin\\b|bourbon|tequila|drinker|per week|drinks (?:daily|occasionally|rarely|socially|heavily)|\\d drinks?");
    private static final Pattern ADVICE = Pattern.compile(
            "\\bavoid\\w*|advis\\w*|counsel\\w*|\\blimit\\w*|should not|encourag\\w*|recommend\\w*|do not drink|abstain from alcohol while|don't drink|no alcohol (?:while|with|until|for \\d+ hours|after)|refrain|instructed|handout|education|screening for|interact\\w*|minimize");
    private static final Pattern OTHER_PERSON = Pattern.compile(
            "\\b(?:mom|mother|father|dad|parents?|husband|wife|spouse|partner|boyfriend|girlfriend|roommate|brother|sister|uncle|aunt|son|daughter|grand\\w+|ex-husband|ex-wife)\\b[^,;.]{0,30}\\b(?:alcohol\\w*|drink\\w*|drank|etoh)|family history of alcohol|alcoholic (?:father|mother)");
    private static final Pattern COMMA = Pattern.compile(
            ",|\\bbut\\b|\\bhowever\\b|\\band (?=(?:social|occasional|drinks|smokes|rare|quit|former|current|never|denies|does|no|uses|has|is|he|she)\\b)");
    private static final Pattern VERB = Pattern.compile(
            "\\b(?:drinks|uses|admits|endorses|reports|consumes|social\\w*|occasional\\w*|rare\\w*)\\b|\\d");
    private static final Pattern ELSE = Pattern.compile(
            "tobacco|\\btob\\b|(?:non-?\\s?)?smok\\w*|cigar\\w*|\\bppd\\b|drugs?\\b|ivdu|illicit|marijuana|cannabis|cocaine|heroin|exercise|work\\w*\\b|children|married|lives?\\b|caffeine|coffee|vap\\w+");
    private static final Pattern MORE = Pattern.compile(
            "\\bquit|stopp|sober|\\d+ (?:years?|yrs|drinks?)|per (?:day|week)|relaps|\\blast\\b|\\bsince\\b|rehab|socially|occasion");
    private static final Pattern UNKNOWN = Pattern.compile(
            "unknown|unobtainable|not (?:asked|obtained|documented|recorded|assessed|known|available|discussed|on file)|unable to (?:obtain|assess|determine)|could not be|unclear|not addressed|deferred");
    private static final Pattern FORMER = Pattern.compile(
            "\\bquit\\b|\\bsober\\b|sobriety|recover(?:y|ing)|remission|former\\w*|\\bex-?(?:drinker|alcoholic)|used to|stopped|previous\\w*|\\bprior\\b|no longer|abstinen\\w*|gave up|clean (?:and|for|since)|no (?:alcohol|etoh|drinks?|drinking|beer|wine)\\b[^,;]{0,20}\\b(?:since|in (?:over |the (?:past|last) )?\\d+ (?:years|yrs)|for (?:over |the (?:past|last) )?\\d+ (?:years|yrs))|(?:past|remote) (?:history|hx|alcohol|etoh|heavy)|last drink (?:was )?(?:\\w+ )?(?:in (?:19|20)|\\d+ (?:years|yrs|months))|(?:use|abuse|drink\\w*|alcohol\\w*|etoh|drinker)[^,;.]{0,15}\\bin (?:the )?(?:distant |remote )?past\\b|history of (?:alcohol|etoh|heavy|heavy alcohol|significant alcohol)|\\bh/o (?:alcohol|etoh)|(?<!never )\\bdrank\\b|not (?:had|drunk|consumed) (?:a drink|any alcohol|alcohol)[^,;]{0,10} (?:since|in)|has not drunk|has not had a drink");
    private static final Pattern NONE = Pattern.compile(
            "\\bnever\\b|non-?drinker|\\bno\\b(?! more than)|\\bnone\\b|den(?:ies|ied|ying)|negative|\\bneg\\b|(?:does|do|did|has|is) ?not|(?:doesn|don|didn)'t|without|\\(-\\)|\\bnor\\b|teetotal\\w*|abstain\\w*|\\bnon\\b|not a drinker|not drink\\w*|not use|^\\W*-\\s?etoh");
    private static final Pattern ABUSE = Pattern.compile(
            "abuse|misuse|alcoholism|dependence|dependency|excess\\w*|heavy|problems? with|withdrawal|binge|addiction|overuse|issues");
    private static final Pattern RELAPSE = Pattern.compile(
            "relaps\\w*|resumed|started drinking again|drinking again|back to drinking|trying to (?:quit|stop|cut)|wants? to (?:quit|stop|cut)|cut(?:ting)? (?:back|down)|interested in (?:quitting|stopping)|ready to quit|\\bactive\\b|ongoing|continues|still drink\\w*|current\\w* drink\\w*|last drink (?:was )?(?:yesterday|today|last night|this morning|\\d+ (?:hours|days|hrs))|currently drinking|not quit");

    private Alcohol() {}

    /** Whether a line says that the patient drinks; at most one. */
    public static Optional<AlcoholUse> read(Line line) {
        if (!GATE.opens(line)) {
            return Optional.empty();
        }
        Clause whole = Clause.of(line);
        if (!whole.has(ALCOHOL)) {
            return Optional.empty();
        }
        int spoken = -1;
        String negation = "";
        boolean elsewhere = false;
        StringBuilder said = new StringBuilder();
        List<Clause> clauses = new ArrayList<>();
        for (Clause sentence : whole.split(Habits.SENTENCE)) {
            negation = "";
            boolean advice = sentence.has(ADVICE) && !sentence.has(TELLS);
            for (Clause piece : sentence.split(COMMA)) {
                boolean about = about(piece) && !advice;
                boolean going = !clauses.isEmpty()
                        && (spoken == sentence.begin() || piece.has(MORE))
                        && !piece.has(ELSE)
                        && !piece.has(DRINKS)
                        && !piece.has(OTHER_PERSON)
                        && !elsewhere
                        && !Habits.deniesElse(piece)
                        && !advice;
                if (!about && !going) {
                    negation = Habits.carried(negation, piece);
                    elsewhere |= piece.has(ELSE);
                    continue;
                }
                elsewhere = false;
                String smoke = piece.has(ELSE) && !Habits.negated(piece)
                        ? ELSE.matcher(piece.lower()).replaceAll(" ")
                        : piece.lower();
                said.append(clauses.isEmpty() && !piece.has(VERB) ? negation : "")
                        .append(smoke)
                        .append(" , ");
                spoken = sentence.begin();
                clauses.add(piece);
            }
        }
        if (clauses.isEmpty()) {
            return Optional.empty();
        }
        Clause all = new Clause(said.toString(), 0);
        AlcoholUse.Status status = status(all);
        int from = clauses.get(0).begin();
        Clause last = clauses.get(clauses.size() - 1);
        int to = last.begin() + last.lower().stripTrailing().length();
        String place = line.text().substring(from, to).stripLeading();
        Optional<Quantity> amount = status == AlcoholUse.Status.NONE ? Optional.empty() : Drinks.perWeek(all.lower());
        return Optional.of(new AlcoholUse(status, amount, new Part(place, to - place.length(), to)));
    }

    private static boolean about(Clause piece) {
        if (!piece.has(ALCOHOL) || piece.has(OTHER_PERSON)) {
            return false;
        }
        Clause rest = new Clause(OTHER.matcher(piece.lower()).replaceAll(" "), piece.begin());
        return rest.has(ALCOHOL) && (!rest.has(DRINKS) || rest.has(STRONG));
    }

    private static AlcoholUse.Status status(Clause said) {
        if (said.has(UNKNOWN)) {
            return AlcoholUse.Status.UNKNOWN;
        }
        if (said.has(RELAPSE) && !said.has(NONE)) {
            return AlcoholUse.Status.CURRENT;
        }
        boolean abuse = said.has(ABUSE) && said.has(NONE);
        if (abuse && !said.has(OVER)) {
            AlcoholUse.Status least = said.has(NOT_NOW) ? AlcoholUse.Status.NONE : AlcoholUse.Status.UNKNOWN;
            return said.has(SOME) ? AlcoholUse.Status.CURRENT : least;
        }
        if (Habits.withoutHistory(said.has(NOW) ? said.replaced(MORE_BEFORE) : said)
                .has(FORMER)) {
            return AlcoholUse.Status.FORMER;
        }
        boolean none = said.has(NONE);
        return none ? AlcoholUse.Status.NONE : AlcoholUse.Status.CURRENT;
    }
}
