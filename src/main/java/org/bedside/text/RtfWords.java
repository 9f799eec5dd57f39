package org.bedside.text;

import java.util.Map;
import java.util.Set;

/** The control words of RTF that say what a reader sees. Rich Text Format Specification 1.9.1. */
final class RtfWords {

    static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("tab", "\t"),
            Map.entry("emdash", "\u2014"),
            Map.entry("endash", "\u2013"),
            Map.entry("bullet", "\u2022"),
            Map.entry("lquote", "\u2018"),
            Map.entry("rquote", "\u2019"),
            Map.entry("ldblquote", "\u201c"),
            Map.entry("rdblquote", "\u201d"),
            Map.entry("emspace", " "),
            Map.entry("enspace", " "),
            Map.entry("qmspace", " "));

    static final Set<String> LINES =
            Set.of("par", "line", "sect", "page", "column", "row", "nestrow", "softline", "softpage", "softcol");
    static final Set<String> CELLS = Set.of("cell", "nestcell");
    /** Of these, text stands apart from that around them. */
    static final Set<String> APART = Set.of(
            "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote", "shptxt");

    static final Set<String> SILENT = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "filetbl",
            "listtable",
            "listoverridetable",
            "revtbl",
            "rsidtbl",
            "generator",
            "xmlnstbl",
            "themedata",
            "colorschememapping",
            "datastore",
            "latentstyles",
            "fldinst",
            "bkmkstart",
            "bkmkend",
            "nonshppict",
            "nonesttables",
            "private",
            "template",
            "operator");

    private RtfWords() {}

    /** The character that one of {@link #SIGNS} stands for. */
    static char sign(String word) {
        return SIGNS.getOrDefault(word, " ").charAt(0);
    }
}
