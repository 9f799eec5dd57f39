package org.bedside.text;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/** The character sets of an RTF document and of its fonts. Rich Text Format Specification 1.9.1, "Font Table". */
final class CodePages {

    static final Charset WINDOWS = Charset.forName("windows-1252");
    static final int MACINTOSH = 10_000;

    /** More fonts than this are not kept. */
    private static final int MOST_FONTS = 10_000;

    /** By the number of {@code \fcharset}. */
    private static final Map<Integer, String> CHARSETS = Map.ofEntries(
            Map.entry(77, "x-MacRoman"),
            Map.entry(128, "windows-31j"),
            Map.entry(129, "x-windows-949"),
            Map.entry(134, "GBK"),
            Map.entry(136, "x-windows-950"),
            Map.entry(161, "windows-1253"),
            Map.entry(162, "windows-1254"),
            Map.entry(163, "windows-1258"),
            Map.entry(177, "windows-1255"),
            Map.entry(178, "windows-1256"),
            Map.entry(186, "windows-1257"),
            Map.entry(204, "windows-1251"),
            Map.entry(222, "x-windows-874"),
            Map.entry(238, "windows-1250"));

    private final Map<Integer, Charset> fonts = new HashMap<>();
    private Charset document = WINDOWS;
    private int defined = -1;

    /** Sets what holds for the document, and gives it. */
    Charset document(int codePage) {
        document = switch (codePage) {
            case 65_001 -> Charset.forName("UTF-8");
            case MACINTOSH -> named("x-MacRoman");
            case 932 -> named("windows-31j");
            case 936 -> named("GBK");
            default ->
                named(
                        codePage >= 1250 && codePage <= 1258
                                ? "windows-" + codePage
                                : codePage >= 874 && codePage <= 950 ? "x-windows-" + codePage : "IBM" + codePage);
        };
        return document;
    }

    /** Begins the definition of a font. */
    void define(int font) {
        defined = font;
    }

    /** The character set of the font that is being defined; one that is not known is the document's. */
    void charset(int number) {
        String name = CHARSETS.get(number);
        if (name != null && fonts.size() < MOST_FONTS) {
            fonts.put(defined, named(name));
        }
    }

    /** The character set of a font. */
    Charset font(int font) {
        return fonts.getOrDefault(font, document);
    }

    private static Charset named(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : WINDOWS;
    }
}
