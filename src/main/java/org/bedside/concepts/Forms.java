package org.bedside.concepts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The ways to write a mention that its document and its words allow: itself, written out, without brackets, salts. */
final class Forms {

    /** How a form came about. */
    enum Way {
        AS_WRITTEN(0),
        /** Abbreviations that the document defines written out. */
        WRITTEN_OUT(1),
        /** The abbreviation that the document defines for it. */
        SHORT(2),
        /** Without what stands in brackets. */
        UNBRACKETED(3),
        /** A chemical without its salt or steric prefix. */
        BASE(4);

        final int index;

        Way(int index) {
            this.index = index;
        }
    }

    /** A form and its words. */
    record Form(Way way, List<String> words) {}

    private static final Pattern BRACKETS = Pattern.compile("\\s*[(\\[][^()\\[\\]]*[)\\]]");
    private static final Set<String> SALTS = Set.of(
            "hydrochloride",
            "hcl",
            "sodium",
            "potassium",
            "calcium",
            "sulfate",
            "acetate",
            "maleate",
            "tartrate",
            "bitartrate",
            "citrate",
            "phosphate",
            "mesylate",
            "mesilate",
            "besylate",
            "besilate",
            "fumarate",
            "succinate",
            "hydrobromide",
            "bromide",
            "chloride",
            "iodide",
            "nitrate",
            "lactate",
            "gluconate",
            "tosylate",
            "disodium",
            "dihydrochloride",
            "hemihydrate",
            "monohydrate",
            "dihydrate",
            "trihydrate",
            "pamoate",
            "decanoate",
            "enanthate",
            "propionate",
            "valerate",
            "methanesulfonate",
            "carbonate",
            "oxalate",
            "salt",
            "hydrogen",
            "base",
            "free");
    private static final Set<String> PREFIXES = Set.of(
            "l",
            "d",
            "dl",
            "r",
            "s",
            "n",
            "rac",
            "cis",
            "trans",
            "racemic",
            "levo",
            "dextro",
            "oral",
            "intravenous",
            "iv",
            "liposomal",
            "recombinant",
            "human",
            "low",
            "high",
            "dose",
            "topical",
            "inhaled",
            "anhydrous");

    private Forms() {}

    static List<Form> of(
            Document.Kind kind, String mention, Map<String, String> longForms, Map<String, String> shortForms) {
        List<Form> forms = new ArrayList<>(4);
        List<String> words = Words.of(mention);
        forms.add(new Form(Way.AS_WRITTEN, words));
        String out = writtenOut(mention, longForms);
        if (!out.equals(mention)) {
            add(forms, Way.WRITTEN_OUT, Words.of(out));
        }
        String shortForm = shortForms.get(mention.toLowerCase(Locale.ROOT));
        if (shortForm != null) {
            add(forms, Way.SHORT, Words.of(shortForm));
        }
        if (mention.indexOf('(') >= 0 || mention.indexOf('[') >= 0) {
            add(forms, Way.UNBRACKETED, Words.of(BRACKETS.matcher(mention).replaceAll("")));
        }
        if (kind == Document.Kind.CHEMICAL) {
            add(forms, Way.BASE, base(words));
        }
        return forms;
    }

    private static void add(List<Form> forms, Way way, List<String> words) {
        if (!words.isEmpty() && forms.stream().noneMatch(form -> form.words().equals(words))) {
            forms.add(new Form(way, words));
        }
    }

    /** The mention with each of its words that is an abbreviation written out. */
    private static String writtenOut(String mention, Map<String, String> longForms) {
        String whole = longForms.get(mention);
        if (whole != null) {
            return whole;
        }
        if (longForms.isEmpty()) {
            return mention;
        }
        StringBuilder out = new StringBuilder();
        boolean changed = false;
        for (int begin = 0; begin < mention.length(); ) {
            int end = begin;
            while (end < mention.length() && Character.isLetterOrDigit(mention.charAt(end))) {
                end++;
            }
            if (end == begin) {
                out.append(mention.charAt(begin++));
                continue;
            }
            String word = mention.substring(begin, end);
            String expanded = longForms.get(word);
            if (expanded == null && word.endsWith("s")) {
                expanded = longForms.get(word.substring(0, word.length() - 1));
            }
            changed |= expanded != null;
            out.append(expanded == null ? word : expanded);
            begin = end;
        }
        return changed ? out.toString() : mention;
    }

    private static List<String> base(List<String> words) {
        List<String> base = new ArrayList<>(words);
        while (base.size() > 1 && SALTS.contains(base.get(base.size() - 1))) {
            base.remove(base.size() - 1);
        }
        while (base.size() > 1 && PREFIXES.contains(base.get(0))) {
            base.remove(0);
        }
        return base;
    }
}
