package org.bedside.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words for reactions to a substance. */
final class Reactions {

    private static final Pattern OPENING = Pattern.compile("[\"'\u201c\u201d:\\-(\\[]+\\s*");
    private static final Pattern CLOSING = Pattern.compile("\\s*[\"'\u201c\u201d.)\\]:;,]+$");
    private static final String IMMUNE_WORDS =
            "rash\\w*|hives|urticaria\\w*|itch\\w*|prurit\\w*|swell\\w*|swollen|angio-?edema|anaphyla\\w*|bronchospasm|wheez\\w*|asthma\\w*|shortness of breath|\\bsob\\b|dyspnea|difficulty breathing|trouble breathing|breathing|flush\\w*|hypotension|dermatitis|blister\\w*|\\bsjs\\b|stevens\\W+johnson\\w*|\\bten\\b|toxic epidermal|\\bhit\\b|serum sickness|red man\\w*|\\bdress\\b|throat clos\\w*|throat tight\\w*|closing|edema|redness|welts|bumps|eczema|skin peel\\w*|peeling|erythema|thrombocytopenia|agranulocytosis|hepatitis|vasculitis|nephritis|fever|pancreatitis|sneez\\w*|watery eyes|runny nose|congestion|hay fever|cardiac arrest|shock|passed out|collapse|rhinitis|low platelets|platelets|malignant hyperthermia|sores?\\b|lesions?\\b|skin \\w+|peel\\w*|stridor|hoarse\\w*|cyanosis|lip \\w+|tongue \\w+|throat \\w+|airway \\w+|coma\\b|unconscious\\w*|lumps?\\b|red (?:face|skin|eyes)|burn\\w*|irritation";
    private static final String SIDE_WORDS =
            "nause\\w*|myopath\\w*|vomit\\w*|emesis|\\bn/v\\b|\\bn/v/d\\b|\\bgi\\b[ -]?\\w*|g\\.i\\.|stomach|upset|diarrhea\\w*|constipat\\w*|cough\\w*|myalgia\\w*|muscle \\w+|\\baches\\b|cramp\\w*|headache\\w*|migraine\\w*|dizz\\w*|lighthead\\w*|drows\\w*|sleepi\\w*|sedat\\w*|somnolen\\w*|confus\\w*|hallucinat\\w*|palpitat\\w*|insomnia|dystoni\\w*|tendon\\w*|tendin\\w*|loopy|jitter\\w*|nightmares?|agitat\\w*|anxiety|tachycardia|bradycardia|racing heart|heartburn|dyspepsia|fatigue|tired\\w*|weak\\w*|depress\\w*|mood|bleeding|weight gain|dry mouth|blurr\\w*|sweat\\w*|tremor\\w*|\\beps\\b|extrapyramidal|dyskinesia|toxicity|prolong\\w*|slowing|elevated \\w+|low (?:sodium|potassium|blood|bp|heart)\\w*|high (?:potassium|blood|bp)\\w*|shak\\w*|restless\\w*|akathisia|syncope|sick|abdominal pain|belly pain|bloating|gas|rhabdo\\w*|hyperkalemia|hypokalemia|hyponatremia|hypoglycemia|kidney|renal|\\baki\\b|neuropathy|tinnitus|vertigo|delirium|seizures?|leg pain|joint pain|arthralgia\\w*|yeast infection\\w*|thrush|out of it|woozy|hyper\\b|mental status|chest pain|ulcers?|gastritis|personality|irritab\\w*|hot flash\\w*|urinary retention|\\w* ?taste\\b|\\w+ pain\\b|pain\\b|rupture\\w*|numb\\w*|tingl\\w*|par?esthesias?|jaundice|letharg\\w*|grogg\\w*|disorient\\w*|psycho\\w*|suicid\\w*|aggress\\w*|nervous\\w*|faint\\w*|hypertension|hyperglycemia|nosebleeds?|epistaxis|bruis\\w*|loss of appetite|hair loss|alopecia|tardive|serotonin|nms\\b|neuroleptic|parkinsonism|twitch\\w*|spasms?|stiff\\w*|chills|malaise|flu-?like|incoheren\\w*|vivid dreams|bad dreams|gynecomastia|incontinence|indigestion|reflux|hypersomn\\w*|stomach\\w*|abdominal \\w+|throwing up|threw up|throws up|puk\\w*";
    private static final Pattern IMMUNE = Pattern.compile("(?<![\\w])(?:" + IMMUNE_WORDS + ")");
    private static final Pattern SIDE = Pattern.compile("(?<![\\w])(?:" + SIDE_WORDS + ")");
    static final Pattern ANY = Pattern.compile("(?<![\\w])(?:" + IMMUNE_WORDS + "|" + SIDE_WORDS + ")");

    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*(?:,|(?<!\\bn)(?<!\\bn/v)/|\\+|&|;)\\s*(?:and |or )?|\\s+(?:and(?! (?:the |her |his )?(?:tongue|face|throat|lips?|eyes?|hands?|feet|neck|mouth|legs?|arms?|airway|trunk|chest|hands|ankles?)\\W*(?:$|,|;|\\.))|or|with(?! (?:rapid|fast|quick|slow|infusion|the|high|higher|large|use|exposure|contact|first|each|any|it|them|prolonged|long|repeated)\\b)|plus|then)\\s+");
    private static final Pattern FIRST = Pattern.compile(
            "(?:[\"'\u201c\u201d:=>\\-\u2192(\\[]|reaction(?:s)?(?: (?:is|of|was|includes?))?\\b:?|(?:breaks?|broke|breaking|broken|comes?|came|coming) out (?:in|with)\\b|(?:gets?|got|has|had) (?:really |very |so )?(?=sick)|(?:(?:mom|mother|dad|father|parents?|family) (?:says?|states?|reports?|notes?|thinks?)|just|really|all|both|each|severe|mild|moderate|moderately|mildly|severely|childhood|diffuse|bad|terrible|full[- ]body|whole[- ]body|total body|generali[sz]ed|significant|extreme|intense|possible|possibly|probable|questionable|question of|some|slight|delayed|remote|life[- ]threatening|reported|states?|reports|per patient|developed|develops|gets?|got|has|had|experienced|causes?|caused|causing|gives|gave|giving|resulting in|results in|leads to|led to|makes|associated|immediate|bilateral|acute|local|localized|a|an|of|the|her|him|his|me|patient|pt|to|and|widespread|profound|history of|known|violent|extensive|serious|minor|marked|which|that|she|he|it|this|will|with|or|in the past)\\b(?!-))\\s*");
    private static final Pattern LAST = Pattern.compile(
            "\\s*(?:[\"'\u201c\u201d.()\\[\\]:;,]|\\b(?:in (?:the )?(?:childhood|past|(?:19|20)\\d\\d|(?:early |mid |late )?(?:19|20)?\\d0s)|as (?:an? )?(?:child|kid|infant|baby|teen\\w*|adult)|\\w+ years ago|years ago|long ago|in (?:19|20)\\d\\d|at age \\d+|when (?:\\w+ (?:was )?)?(?:young\\w*|a child|a kid)|once|only|per (?:patient|mother|mom|pt|chart|report|parents)|(?<!ic )reaction|requiring [\\w ]+|required [\\w ]+|last (?:year|month)|all over|after (?:\\d+|one|the first|first|second|two|several) [\\w ]+|within [\\w ]+|(?:when|if|during|with) (?:infused|infusion|given|taken|rapid)[\\w ]*|with (?:high|higher|large) doses|at (?:high|higher) doses?|on \\d[\\d/]+|(?:19|20)\\d\\d|\\?|unknown|patient reported|type))$");
    private static final Pattern NOTHING = Pattern.compile(
            "^\\W*(?:.*\\b(?:epi-?pens?|carries|carry|avoids?|uses|takes|tolerates?|tolerated|told|tested|confirmed|listed|does well|doing well|hospitali[sz]ed|er visit|treated)\\b.*|unknown(?: childhood)?|severity:? \\w+|unsure|uncertain|not (?:known|specified|documented|recalled|listed|sure|recorded)|unspecified|unclear|none|childhood|as a child|reaction unknown|unknown reaction|reaction not \\w+|does not (?:recall|remember|know)[\\w ]*|can(?:not|'t) (?:recall|remember)[\\w ]*|unable to recall[\\w ]*|n/a|mild|moderate|severe|reaction|allergy|\\?|pt (?:unsure|does not)[\\w ]*|patient (?:unsure|does not|cannot)[\\w ]*|(?:reaction )?type unknown|adverse reaction|allergic reaction|unknown childhood reaction|childhood reaction|years ago|remote)?\\W*$");

    private Reactions() {}

    /** The reactions in a piece of text. */
    static List<Part> in(String text, Clause clause) {
        List<Part> reactions = new ArrayList<>();
        for (Clause piece : clause.splitOutside(BETWEEN)) {
            Clause reaction = piece.without(FIRST, LAST);
            if (!NOTHING.matcher(reaction.lower()).matches()) {
                reactions.add(reaction.part(text));
            }
        }
        return reactions;
    }

    /** A reaction in quotation marks, whole. */
    static Clause bare(Clause clause) {
        return clause.without(OPENING, CLOSING);
    }

    /** Whether a piece speaks of a reaction and of nothing else that could be a substance. */
    static boolean only(Clause clause) {
        return clause.has(ANY);
    }

    /** Whether all reactions are side effects, none of the immune type. */
    static boolean sideEffects(List<Part> reactions) {
        return !reactions.isEmpty()
                && reactions.stream().allMatch(reaction -> {
                    String lower = reaction.text().toLowerCase(Locale.ROOT);
                    return SIDE.matcher(lower).find() && !IMMUNE.matcher(lower).find();
                });
    }
}
