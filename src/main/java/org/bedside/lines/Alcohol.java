package org.bedside.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the use of alcohol. Immutable and thread-safe. */
public final class Alcohol {

    private static final Pattern TELLS = Pattern.compile("\\b(?:drinks|denies|admits)\\b");
    private static final Pattern OVER = Pattern.compile("\\bquit\\b|\\bsober|used to|former|remission|recover");
    private static final Pattern SOME = Pattern.compile("\\bdrinks\\b|social\\w*|occasion\\w*|rare\\w*|\\d");
    private static final Gate GATE = new Gate(
            "alc", "ach", "eto", "et", "eth", "dri", "dra", "non", "bee", "win", "liq", "vod", "whi", "sho", "coc",
            "sob", "tee", "six", "pac", "twe", "rum", "gin", "bou", "teq", "sco", "mar", "bin", "boo", "aud", "cage");
    private static final Pattern ALCOHOL = Pattern.compile(
            "alcohol\\w*|\\bal?chohol\\w*|\\bet-?oh\\b|\\betho\\b|drink\\w*|\\bdrank\\b|non-?drinker|\\bbeers?\\b|\\bwines?\\b|liquor\\w*|vodka|whisk\\w+|\\bshots?\\b|cocktails?|\\bsober|sobriety|teetotal\\w*|six[- ]?pack\\w*|12[- ]?pack|twelve[- ]?pack|\\brum\\b|\\bgin\\b|bourbon|tequila|scotch|martinis?|margaritas?|binge\\w*|booze|\\baudit-?c\\b|cage questions");
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
    private static final Pattern SENTENCE = Pattern.compile("[.!?](?=\\s|$)|;|\u2022");
    private static final Pattern COMMA = Pattern.compile(
            ",|\\bbut\\b|\\bhowever\\b|\\band (?=(?:social|occasional|drinks|smokes|rare|quit|former|current|never|denies|does|no|uses|has|is)\\b)");
    private static final Pattern VERB = Pattern.compile(
            "\\b(?:drinks?|uses?|admits|endorses|reports|consumes|social\\w*|occasional\\w*|rare\\w*)\\b|\\d");
    private static final Pattern ELSE = Pattern.compile(
            "tobacco|\\btob\\b|smok\\w*|cigar\\w*|\\bppd\\b|drugs?\\b|ivdu|illicit|marijuana|cannabis|cocaine|heroin|exercise|work\\w*\\b|children|married|lives?\\b|caffeine|coffee|vap\\w+");
    private static final Pattern MORE = Pattern.compile(
            "\\bquit|stopp|sober|\\d+ (?:years?|yrs|drinks?)|per (?:day|week)|relaps|\\blast\\b|\\bsince\\b|rehab|socially|occasion");
    private static final Pattern NEGATION =
            Pattern.compile("\\b(?:denies|denied|no|none|never|negative|neg|without|nor)\\b|\\(-\\)");
    private static final Pattern UNKNOWN = Pattern.compile(
            "unknown|unobtainable|not (?:asked|obtained|documented|recorded|assessed|known|available|discussed|on file)|unable to (?:obtain|assess|determine)|could not be|unclear|not addressed|deferred");
    private static final Pattern FORMER = Pattern.compile(
            "\\bquit\\b|\\bsober\\b|sobriety|recover(?:y|ing)|remission|former\\w*|\\bex-?(?:drinker|alcoholic)|used to|stopped|previous\\w*|\\bprior\\b|no longer|abstinen\\w*|gave up|clean (?:and|for|since)|no (?:alcohol|etoh|drinks?|drinking|beer|wine)\\b[^,;]{0,20}\\b(?:since|in (?:over |the (?:past|last) )?\\d+ (?:years|yrs)|for (?:over |the (?:past|last) )?\\d+ (?:years|yrs))|(?:past|remote) (?:history|hx|alcohol|etoh|heavy)|last drink (?:was )?(?:\\w+ )?(?:in (?:19|20)|\\d+ (?:years|yrs|months))|history of (?:alcohol|etoh|heavy|heavy alcohol|significant alcohol)|\\bh/o (?:alcohol|etoh)|(?<!never )\\bdrank\\b|not (?:had|drunk|consumed) (?:a drink|any alcohol|alcohol)[^,;]{0,10} (?:since|in)|has not drunk|has not had a drink");
    private static final Pattern NONE = Pattern.compile(
            "\\bnever\\b|non-?drinker|\\bno\\b|\\bnone\\b|den(?:ies|ied|ying)|negative|\\bneg\\b|(?:does|do|did|has|is) ?not|(?:doesn|don|didn)'t|without|\\(-\\)|\\bnor\\b|teetotal\\w*|abstain\\w*|\\bnon\\b|not a drinker|not drink\\w*|not use|^\\W*-\\s?etoh");
    private static final Pattern ABUSE = Pattern.compile(
            "abuse|misuse|alcoholism|dependence|dependency|excess\\w*|heavy|problems? with|withdrawal|binge|addiction|overuse|issues");
    private static final Pattern RELAPSE = Pattern.compile(
            "relaps\\w*|resumed|started drinking again|drinking again|back to drinking|trying to (?:quit|stop|cut)|wants? to (?:quit|stop|cut)|cut(?:ting)? (?:back|down)|interested in (?:quitting|stopping)|ready to quit|\\bactive\\b|ongoing|continues|still drink\\w*|current\\w* drink\\w*|last drink (?:was )?(?:yesterday|today|last night|this morning|\\d+ (?:hours|days|hrs))|currently drinking|not quit");

    private static final String VESSEL =
            "(?:(?:alcoholic |mixed |standard |light |regular )?(?:drinks?|beverages?|beers?|cocktails?|shots?(?: of \\w+)?|glass(?:es)?(?: of (?:red |white )?(?:wine|beer|champagne))?|cans?(?: of beer)?|bottles? of beer|units?(?: of alcohol)?|martinis?|margaritas?|mixed drinks?|wines?|12[- ]?oz(?:\\.| ounce)? beers?|(?:six|6|12|twelve)[- ]?packs?(?: of beer)?|servings?(?: of alcohol)?))";
    private static final String PERIOD =
            "\\s*(?:of (?:wine|beer|liquor|alcohol|vodka) )?,?\\s*(?:/|per|an?|each|every|in an?|on)?\\s*(?:single |most )?(day|days|daily|nights?|nightly|evenings?|weeks?|weekly|wk|weekends?|saturdays?|sundays?|fridays?|with dinner (?:each|every|per) (?:night|day|evening)|with dinner nightly|with dinner daily)\\b";
    private static final Pattern AMOUNT = Pattern.compile(Quantity.RANGE + "\\s*(?:x\\s*)?(" + VESSEL + ")" + PERIOD);
    private static final Pattern PACK =
            Pattern.compile("\\b(?:an?|one|1)?\\s*(six|6|12|twelve)[- ]?packs?(?: of beer)?" + PERIOD);
    private static final Pattern TIMES = Pattern.compile(
            Quantity.RANGE + "\\s*(?:" + VESSEL + ")\\s*,?\\s*(?:about |approximately |maybe )?" + Quantity.RANGE
                    + "\\s*(?:times?|x|days?|nights?|evenings?)\\s*(?:/|per|an?|each|every)\\s*(?:week|wk)");
    private static final Pattern BARE =
            Pattern.compile(Quantity.RANGE + "\\s*(?:/|per|each|a)\\s*(day|night|week|wk|weekend)\\b");
    private static final Pattern BEFORE =
            Pattern.compile("(daily|nightly|weekly),? ?:?" + Quantity.RANGE + "\\s*" + VESSEL);
    private static final Pattern LARGE = Pattern.compile(
            "pints?|fifths?|bottles? of (?:wine|vodka|whisk\\w+|liquor|rum|gin)|handles?|liters?|\\boz\\b|tall ?boys?|gallon|quarts?|40s?\\b");

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
        StringBuilder said = new StringBuilder();
        List<Clause> clauses = new ArrayList<>();
        for (Clause sentence : whole.split(SENTENCE)) {
            String negation = "";
            boolean advice = sentence.has(ADVICE) && !sentence.has(TELLS);
            for (Clause piece : sentence.split(COMMA)) {
                boolean about = about(piece) && !advice;
                boolean going = !clauses.isEmpty()
                        && (spoken == sentence.begin() || piece.has(MORE))
                        && !piece.has(ELSE)
                        && !piece.has(DRINKS)
                        && !piece.has(OTHER_PERSON)
                        && !advice;
                if (!about && !going) {
                    negation = piece.has(ELSE) ? piece.has(NEGATION) ? "denies " : "" : negation;
                    continue;
                }
                String smoke = piece.has(ELSE) && !piece.has(NEGATION)
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
        Optional<Quantity> amount = status == AlcoholUse.Status.NONE ? Optional.empty() : amount(all.lower());
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
            boolean more = said.has(SOME);
            return more ? AlcoholUse.Status.CURRENT : AlcoholUse.Status.UNKNOWN;
        }
        if (said.has(FORMER)) {
            return AlcoholUse.Status.FORMER;
        }
        boolean none = said.has(NONE);
        return none ? AlcoholUse.Status.NONE : AlcoholUse.Status.CURRENT;
    }

    private static Optional<Quantity> amount(String said) {
        Matcher times = TIMES.matcher(said);
        if (times.find()) {
            Optional<Quantity> often = Quantity.of(times, 3);
            return Quantity.of(times, 1).flatMap(each -> often.map(each::times));
        }
        Matcher pack = PACK.matcher(said);
        if (pack.find()) {
            double cans = pack.group(1).startsWith("s") || pack.group(1).equals("6") ? 6 : 12;
            return Optional.of(new Quantity(cans, cans).times(perWeek(pack.group(2))));
        }
        Matcher amount = AMOUNT.matcher(said);
        if (amount.find()) {
            return Quantity.of(amount, 1).map(each -> each.times(perWeek(amount.group(4))));
        }
        Matcher before = BEFORE.matcher(said);
        if (before.find()) {
            return Quantity.of(before, 2).map(each -> each.times(perWeek(before.group(1))));
        }
        Matcher bare = BARE.matcher(said);
        boolean vessel = LARGE.matcher(said).find() || said.contains("times");
        return !vessel
                        && bare.find()
                        && !bare.group(1).startsWith("a")
                        && !bare.group(1).equals("half")
                ? Quantity.of(bare, 1).map(each -> each.times(perWeek(bare.group(3))))
                : Optional.empty();
    }

    private static double perWeek(String period) {
        boolean daily = period.startsWith("da")
                || period.startsWith("night")
                || period.startsWith("evening")
                || period.startsWith("with");
        return daily ? 7 : 1;
    }
}
