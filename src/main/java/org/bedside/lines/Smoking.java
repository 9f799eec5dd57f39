package org.bedside.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bedside.text.Tokens;

/** Reads the use of tobacco. Immutable and thread-safe. */
public final class Smoking {

    /** Before the first word of tobacco: "Quit 3 months ago, 30 pack years". */
    private static final Pattern HAS_STOPPED =
            Pattern.compile("^\\W*(?:(?:he|she|pt|patient) )?(?:has )?(?:quit|stopped)\\b");

    private static final Pattern HAS_QUIT = Pattern.compile("\\bquit in\\b|no longer|\\bformer");
    private static final Pattern NOT_ONLY_NOW = Pattern.compile("\\bnever\\b|non-?\\s?smok|\\bor past\\b|or former");
    private static final Gate GATE = new Gate(
            "tob", "smo", "smk", "som", "cig", "ppd", "pac", "pk", "pks", "nic", "non", "che", "snu", "dip", "vap",
            "eci", "juu", "pip");
    private static final Pattern SMOKELESS = Pattern.compile("smokeless|chew\\w*|snuff|snus|\\bdips?\\b|dipping");
    private static final Pattern CIGARS = Pattern.compile("\\bcigars?\\b|\\bpipes?\\b|cigarillo|hookah");
    /** Says of another kind of tobacco how it is used. */
    private static final Pattern OWN_USE = Pattern.compile(
            "\\bocc\\w*|\\brare\\w*|\\bnow\\b|current|still|social|smokes|weekly|monthly|\\bused to\\b|former|sometimes|per (?:week|month|year)|a (?:week|month|year)");

    private static final Pattern VAPE =
            Pattern.compile("\\bvap(?:e|es|ed|ing|er)\\b|\\be-?\\s?cig\\w*|electronic cig\\w*|\\bjuul\\w*");
    private static final Pattern CIGARETTES = Pattern.compile(
            "cigarett\\w*|\\bcigs?\\b|\\bpacks?\\b|\\d\\s?ppd|\\bppd\\b|\\bp\\.p\\.d|\\bpks?\\b|\\bpk-?y|pack-?y");
    private static final Pattern TOBACCO = Pattern.compile(
            "\\btob\\b|tobacco\\w*|smok\\w*|\\bsmk\\w*|\\bsomk\\w*|cigar\\w*|\\bcigs?\\b|\\bppd\\b|\\d\\s?ppd|\\bp\\.p\\.d|\\bpacks?\\b[ /-]?(?:an?|per|daily|day|years?|yrs?)|pack-?y|\\bpks?[ -]?y|nicotine (?:use|dependence)|nonsmok\\w*|\\bpipes?\\b"
                    + "|" + SMOKELESS.pattern() + "|" + VAPE.pattern());
    /** Smoke that is no tobacco of the patient's. */
    private static final Pattern OTHER = Pattern.compile(
            "smok\\w* (?:\\w+ )?(?:marijuana|weed|pot\\b|cannabis|crack|meth\\w*|hookah|thc)|\\bppd (?:status|was|is|test\\w*|skin|place\\w*|neg\\w*|pos\\w*|will|read\\w*|given|convert\\w*|conversion|planted)|(?:positive|negative|placed|last|neg|pos|tb|tuberculin) ppd\\b|smoke[ -](?:detector|alarm|inhal|exposure)\\w*|(?:wood|fire|passive|second[- ]?hand|2nd[- ]?hand|third[- ]?hand|tobacco|cigarette)\\W{0,2}(?:tobacco |cigarette )?smoke\\b(?! \\d)|smoke (?:from|in the home|in the house|outside)|house fire|(?:marijuana|weed|pot|cannabis|crack|thc|meth|hookah)|passive smok\\w*|secondhand|nicotine (?:patch|gum|replacement|lozenge)|(?:smoking|tobacco|nicotine) (?:cessation )?(?:handout|leaflet|class|brochure|pamphlet|cessation (?:counsel|info|material|program|education|resource|literature))\\w*|smoke-?free (?:home|house|environment|apartment)|exposed to");

    private static final Pattern OTHER_PERSON = Pattern.compile(
            "\\b(?:mom|mother|father|dad|parents?|husband|wife|spouse|partner|boyfriend|girlfriend|roommate|brother|sister|son|daughter|grand\\w+|family members?|caregivers?|nobody|no one|someone|others|household|(?:step)?dad)\\b[^,;.]{0,25}\\b(?:smok\\w*|vap\\w*|chew\\w*|uses?)|(?:both|all|one|neither|none) of whom [^,;.]{0,15}(?:smok|vap)\\w*|smok\\w*[^,;.]{0,12} (?:by|from) (?:her|his|the)? ?(?:mom|mother|father|husband|wife|spouse|parents?)|\\bsmokers? in (?:the )?(?:home|house|household)|smoking in the (?:home|house)");
    private static final Pattern COMMA = Pattern.compile(
            ",|\\bbut\\b|\\bhowever\\b|(?<=\\w) - |\\band (?=(?:social|occasional|drinks|smokes|rare|quit|former|current|never|denies|does|no|uses|has|is|he|she)\\b)");
    private static final Pattern SUBSTANCE = Pattern.compile(
            "alcohol\\w*|\\betoh\\b|drink\\w*|drank|beers?\\b|wine|drugs?\\b|ivdu|\\billicit|marijuana|cannabis|cocaine|heroin|\\bthc\\b|\\bmeth\\w*|opioid|caffeine|coffee|\\bjob\\b|\\b(?:lives?|works?|working|worked|married|divorced|widow\\w*|children|history of (?!tobacco|smok|cig|nicotine))\\b|retire\\w*|occupation|exercise|sober|liquor|vodka");
    private static final Pattern TRYING = Pattern.compile(
            "(?:trying|tried|try|wants?|wanting|would like|wishes|plan\\w*|going|hopes?|hoping|ready|willing|interested in|advised|advise|counsel\\w*|encourag\\w*|urged|told|attempt\\w*|unable|need\\w*|motivated|desire\\w*|considering|thinking (?:about|of)|strongly|discussed|failed|not|recommend\\w*|working on|able)\\W+(?:\\w+\\W+){0,3}?(?:quit\\w*|stop\\w*|cessation)|quit(?:ting)? date|not quit|relaps\\w*|re-?started|resumed|started (?:back|again|smoking again)|back to smoking|smoking again|will quit|quit next|contemplat\\w*|interest in quitting|quit attempts?|cut(?:ting)? (?:back|down)");
    private static final Pattern FORMER = Pattern.compile(
            "\\bquit\\b|\\bex[- ]?(?:smok\\w*|tob\\w*|cig\\w*|user)|former\\w*|used to\\b|\\bremote\\w*|previous\\w*|\\bprior\\b|\\bpast\\b(?! (?:\\w+ )?(?:\\d|year|month))|no longer|in remission|(?:has|have)(?: not|n't) smoked (?:in|for|since)|stopped|gave (?:it )?up|given up|discontinued|ceased|reformed|(?<!never |ever |not |has |have )\\bsmoked\\b|(?:smoke|cigarette|tobacco|nicotine)-?\\s?free (?:for|since|x)|\\bchewed\\b|\\bvaped\\b|none since|none (?:x|for|in)\\b|\\bprev\\b|\\bnot? \\w+ since|(?:no|denies) \\w+(?: \\w+)? (?:since|for (?:the past|the last|over)? ?\\d+ years)|history of (?:heavy |significant |prior |long |longstanding )?(?:tobacco|smoking|cigarette|nicotine)|smoking history in the|stopping in|cessation in|distant|\\bwas an? [^,;]*smoker|smoker until|smoke-?free");
    private static final Pattern UNKNOWN = Pattern.compile(
            "unknown|not (?:asked|obtained|documented|recorded|assessed|on file|known|available|discussed)|unobtainable|unable to (?:obtain|assess|determine)|never assessed|could not be obtained|unclear|not addressed|deferred|did not ask");
    private static final Pattern NEVER = Pattern.compile(
            "\\bnever\\b|non-?\\s?(?:(?:cigarette|tobacco)[ -])?(?:smok|us)\\w*|lifelong non|not a smoker|\\bno\\b(?! longer)|\\bnone\\b|den(?:ies|ied|ying)|negative|\\bneg\\b|(?:does|do|did|has|have|is) ?(?:not|n't)|(?:doesn|don|didn|hasn|isn)'t|without|\\(-\\)|\\bnor\\b|^\\W*-\\s?tob|\\bnot smok\\w*|\\bnegative\\b|\\b0 ppd");
    private static final Pattern CURRENTLY =
            Pattern.compile("\\b(?:current|currently|active|actively|now|at this time|at present|presently|recent)\\b");
    private static final Pattern HISTORY_ONLY = Pattern.compile("(?:pack|pk)[ -]?(?:years?|yrs?)\\b");
    private static final Pattern PRESENT = Pattern.compile(
            "smokes|smoker\\b|(?<!years? |yrs? )smoking (?!hist|hx)|current|active|continues|still|\\bppd\\b|packs? (?:per|a|every|each) day|packs?/day|daily|uses|chews|vapes|dips|yes|per day|every day|\\d/day|a day|cigs?\\b|light up|positive|^\\W*\\+|\\+ ?(?:tob|smok)|\\bsince\\b");

    private static final Pattern PACKS = Pattern.compile(
            Quantity.RANGE
                    + "\\s*-?\\s*(?:ppd\\b|p\\.p\\.d|(?:packs?|pks?)(?: (?:of )?cig\\w*(?: consumption| use)?)?[ -]*(?:/|per|a|each|every|-a-)?[ -]*(?:day|daily)|packs? daily|packs?(?= ?x )|packs? (?:of cigarettes )?(?:every|each|per|a) day)");
    /** "One pack every two days": packs, and the days that they last. */
    private static final Pattern PACK_DAYS = Pattern.compile(
            Quantity.RANGE
                    + "\\s*(?:packs?|pks?)(?: (?:of )?cig\\w*)?[ -]*(?:/|per|a|each|every|q)[ -]*(other|second|third|two|three|four|2|3|4|2nd|3rd)[ -]*days?");
    /** "A pack and a half a day". */
    private static final Pattern PACKS_AND_HALF = Pattern.compile(
            Quantity.RANGE
                    + "\\s*(?:packs?|pks?) and (?:an?|one)[ -]half(?: (?:of )?cig\\w*)?\\s*(?:/|per|a|each|every)?\\s*(?:day|daily)");

    private static final Pattern PACK_A_DAY = Pattern.compile("\\bpack[ -](?:a|per)[ -]day");
    private static final Pattern STICKS = Pattern.compile(
            Quantity.RANGE + "\\s*(?:cigarettes?|cigs?)(?: smoked)?\\s*(?:/|per|a|each|every|in a)?\\s*(?:day|daily)|"
                    + "(?:cigarettes?|cigs?):? " + Quantity.RANGE + "\\s*(?:/|per|a)\\s*day");
    private static final Pattern BARE_PER_DAY = Pattern.compile(Quantity.RANGE + "\\s*(?:/|per|a)\\s*day");
    private static final Pattern NOW = Pattern.compile(
            "\\bnow\\b|down to|cut (?:back|down) to|currently|at present|presently|decreased to|reduced to");
    private static final Pattern PACK_YEARS =
            Pattern.compile("(\\d+(?:\\.\\d+)?|" + "ten|fifteen|twenty|thirty|forty|fifty|sixty"
                    + ")\\s*\\+?[ -]*(?:(?:packs?|pk|pck|p)[ -]*(?:years?|yrs?|y)\\b|py\\b)");
    /** A time without smoking. */
    private static final Pattern ABSTINENT = Pattern.compile(
            "\\b(?:off|abstinent|free|clean|without|quit|stopped|abstained|smoke-?free|tobacco-?free|none)\\b[^,;]{0,25}?\\b(?:for|x) ?\\w+ (?:years?|yrs?|months?|weeks?|days?)");

    private static final Pattern YEARS = Pattern.compile(
            "(?:\\bx|for|times|over|\u00d7)\\s*(?:the )?(?:past |last )?(?:about |approximately |almost |nearly |at least |over )?("
                    + Quantity.NUMBER
                    + ")\\+?[ -]*(?:years?+|yrs?+|y\\b)(?!\\.? (?:ago|prior|previous|earlier|before|back))|("
                    + Quantity.NUMBER
                    + ")[ -]?(?:years?|yrs?|y)[ -]+(?:history|hx)");
    /** What a sentence without a word for tobacco may still say of it. */
    private static final Pattern MORE = Pattern.compile(
            "quit|stopp|cessation|\\bcut\\b|relaps|\\bsince\\b|\\d+ (?:years?|yrs)|resum|started|gave up|per day|a day|/day");

    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    static final String TIME = "(\\d{1,2}/(?:\\d{1,2}/)?(?:\\d{4}|\\d{2})\\b|" + MONTH
            + "\\.?,? (?:of )?(?:\\d{1,2}, )?(?:19|20)\\d\\d|(?:19|20)\\d\\d(?:'?s)?\\b|(?:\\d+(?:\\.\\d+)?\\+?(?:\\s?-\\s?\\d+)?|\\w+|a few|a couple(?: of)?)\\s?-?(?:years?|yrs?|months?|mos?|weeks?|wks?|days?|decades?|y)\\.? (?:ago|prior|back|previous(?:ly)?|earlier|before)|(?:the )?age (?:of )?\\d+|last (?:year|month|week|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|fall|winter)|yesterday|"
            + MONTH + "\\b)";
    private static final Pattern QUIT = Pattern.compile(
            "(?:quit\\w*|stopp\\w*|discontinued|gave (?:it |them )?up|given up|ceased|cessation|last cigarette|last smoked|since|until|none since|smoked (?:from [\\w ]+)?to|ex[- ]smoker|former smoker|former)\\b[^;]{0,40}?(?<![\\w/])"
                    + TIME);
    private static final Pattern THE = Pattern.compile("^the ");

    private Smoking() {}

    /** The kinds of tobacco that a line speaks of, each with whether the patient uses it; smoke of others is left out. */
    public static List<TobaccoUse> read(Line line) {
        if (!GATE.opens(line)) {
            return List.of();
        }
        Clause whole = Clause.of(line);
        if (!whole.has(TOBACCO)) {
            return List.of();
        }
        List<TobaccoUse> uses = new ArrayList<>();
        StringBuilder group = new StringBuilder();
        List<Clause> clauses = new ArrayList<>();
        int spoken = -1;
        String negation = "";
        String product = "";
        List<Clause> quitting = List.of();
        boolean elsewhere = false;
        for (Clause sentence : whole.split(Habits.SENTENCE)) {
            negation = "";
            String ahead = "";
            for (Clause piece : sentence.split(COMMA)) {
                boolean tobacco = piece.has(TOBACCO) && !others(piece);
                boolean going = !clauses.isEmpty()
                        && !piece.has(SUBSTANCE)
                        && !others(piece)
                        && !elsewhere
                        && !Habits.deniesElse(piece)
                        && (piece.begin() > sentence.begin() || piece.has(MORE))
                        && (spoken == sentence.begin() || piece.has(MORE));
                if (!tobacco && !going) {
                    boolean quit = clauses.isEmpty() && piece.has(HAS_STOPPED) && !piece.has(SUBSTANCE);
                    ahead = quit ? piece.lower() + " , " : ahead;
                    if (quit) {
                        quitting = List.of(piece);
                    }
                    negation = Habits.carried(negation, piece);
                    elsewhere |= piece.has(SUBSTANCE);
                    continue;
                }
                elsewhere = false;
                String kind = product(piece);
                boolean another = tobacco
                        && !clauses.isEmpty()
                        && !kind.equals(product)
                        && ((special(kind) && said(group))
                                || (product.equals("cigarettes") && piece.has(CIGARS) && piece.has(OWN_USE))
                                || (special(product)
                                        && (!kind.isEmpty() || piece.lower().contains("smok"))));
                if (another) {
                    use(line, clauses, group.toString()).ifPresent(uses::add);
                    String carried = spoken == sentence.begin() && Habits.negated(new Clause(group.toString(), 0))
                            ? "denies "
                            : "";
                    clauses.clear();
                    group.setLength(0);
                    group.append(bare(piece) ? carried : "");
                }
                spoken = sentence.begin();
                product = tobacco && (clauses.isEmpty() || !kind.isEmpty()) ? kind : product;
                group.append(clauses.isEmpty() && bare(piece) ? negation : "")
                        .append(clauses.isEmpty() ? ahead : "")
                        .append(piece.lower())
                        .append(" , ");
                if (clauses.isEmpty()) {
                    clauses.addAll(quitting);
                }
                quitting = List.of();
                clauses.add(piece);
            }
        }
        use(line, clauses, group.toString()).ifPresent(uses::add);
        return uses;
    }

    /** Whether what was read of the tobacco before says more than a heading. */
    private static boolean said(CharSequence group) {
        Clause before = new Clause(group.toString(), 0);
        return before.lower().contains("smok")
                || before.has(CIGARETTES)
                || before.has(NEVER)
                || before.has(FORMER)
                || before.has(VAPE)
                || before.has(SMOKELESS);
    }

    private static boolean special(String kind) {
        return kind.equals("smokeless") || kind.equals("vape");
    }

    /** Whether a piece of a list has no verb of its own: ", vaping". */
    private static boolean bare(Clause piece) {
        return !piece.has(PRESENT) && !piece.has(NEVER) && !piece.has(FORMER);
    }

    private static boolean others(Clause piece) {
        if (piece.has(OTHER_PERSON)) {
            return true;
        }
        return !TOBACCO.matcher(OTHER.matcher(piece.lower()).replaceAll(" ")).find() && piece.has(OTHER);
    }

    private static String product(Clause piece) {
        if (piece.has(VAPE)) {
            return "vape";
        }
        if (piece.has(SMOKELESS)) {
            return "smokeless";
        }
        return piece.has(CIGARETTES) ? "cigarettes" : "";
    }

    private static Optional<TobaccoUse> use(Line line, List<Clause> clauses, String said) {
        if (clauses.isEmpty()) {
            return Optional.empty();
        }
        String kind = "";
        for (Clause clause : clauses) {
            kind = kind.isEmpty() ? product(clause) : kind;
        }
        Clause all = new Clause(said, 0);
        TobaccoUse.Status status = status(all);
        Optional<Quantity> perDay = perDay(said, status);
        Optional<Double> packYears = packYears(said, perDay);
        Optional<Part> quit = Optional.empty();
        int from = clauses.get(0).begin();
        Clause last = clauses.get(clauses.size() - 1);
        int to = last.begin() + last.lower().stripTrailing().length();
        if (status == TobaccoUse.Status.FORMER) {
            quit = quit(line.text(), from, to);
        }
        String stripped = line.text().substring(from, to).stripLeading();
        Part place = new Part(stripped, to - stripped.length(), to);
        return Optional.of(new TobaccoUse(status, kind, perDay, packYears, quit, place));
    }

    private static Optional<Part> quit(String text, int from, int to) {
        Clause clause = Clause.of(Line.of(text, Tokens.of(text, from, to)));
        Matcher matcher = QUIT.matcher(clause.lower());
        if (!matcher.find()) {
            return Optional.empty();
        }
        Part time = clause.part(text, matcher, 1);
        Matcher the = THE.matcher(time.text());
        int skip = the.find() ? the.end() : 0;
        return Optional.of(new Part(time.text().substring(skip), time.begin() + skip, time.end()));
    }

    private static TobaccoUse.Status status(Clause said) {
        if (said.has(UNKNOWN)) {
            return TobaccoUse.Status.UNKNOWN;
        }
        if (said.has(TRYING) && !said.has(HAS_QUIT)) {
            return TobaccoUse.Status.CURRENT;
        }
        if (Habits.withoutHistory(said).has(FORMER)) {
            return TobaccoUse.Status.FORMER;
        }
        if (said.has(NEVER)) {
            boolean onlyNow = said.has(CURRENTLY) && !said.has(NOT_ONLY_NOW);
            return onlyNow ? TobaccoUse.Status.UNKNOWN : TobaccoUse.Status.NEVER;
        }
        boolean history = said.has(HISTORY_ONLY) && !said.has(PRESENT);
        return history ? TobaccoUse.Status.UNKNOWN : TobaccoUse.Status.CURRENT;
    }

    private static Optional<Quantity> perDay(String said, TobaccoUse.Status status) {
        Matcher now = NOW.matcher(said);
        int from = now.find() && status == TobaccoUse.Status.CURRENT ? now.end() : 0;
        Optional<Quantity> after = amount(said.substring(from));
        return after.isPresent() || from == 0 ? after : amount(said);
    }

    private static Optional<Quantity> amount(String said) {
        Matcher lasting = PACK_DAYS.matcher(said);
        if (lasting.find()) {
            double days =
                    switch (lasting.group(3).charAt(0) == 't' ? lasting.group(3).substring(0, 2) : lasting.group(3)) {
                        case "tw", "2", "2nd", "other", "second" -> 2;
                        case "th", "3", "3rd" -> 3;
                        default -> 4;
                    };
            return Quantity.of(lasting, 1).map(each -> each.over(days));
        }
        Matcher half = PACKS_AND_HALF.matcher(said);
        if (half.find()) {
            return Quantity.of(half, 1).map(each -> each.plus(new Quantity(0.5, 0.5)));
        }
        Matcher packs = PACKS.matcher(said);
        Matcher sticks = STICKS.matcher(said);
        boolean counted = sticks.find();
        if (packs.find() && (!counted || packs.start() <= sticks.start())) {
            return Quantity.of(packs, 1);
        }
        if (counted) {
            return Quantity.of(sticks, sticks.group(1) == null ? 3 : 1).map(each -> each.over(20));
        }
        if (PACK_A_DAY.matcher(said).find()) {
            return Optional.of(new Quantity(1, 1));
        }
        Matcher bare = BARE_PER_DAY.matcher(said);
        boolean smoker = said.contains("smok") && !SMOKELESS.matcher(said).find();
        return smoker && bare.find()
                ? Quantity.of(bare, 1).filter(each -> each.low() >= 2).map(each -> each.over(20))
                : Optional.empty();
    }

    private static Optional<Double> packYears(String said, Optional<Quantity> perDay) {
        Matcher written = PACK_YEARS.matcher(said);
        if (written.find()) {
            return Numeral.at(Line.of(written.group(1)), 0).map(Numeral::value);
        }
        Matcher years = YEARS.matcher(ABSTINENT.matcher(said).replaceAll(" "));
        if (perDay.filter(Quantity::single).isPresent() && years.find()) {
            String number = years.group(1) == null ? years.group(2) : years.group(1);
            return Numeral.at(Line.of(number), 0)
                    .map(count -> count.value() * perDay.get().low());
        }
        return Optional.empty();
    }
}
