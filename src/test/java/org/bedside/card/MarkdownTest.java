package org.bedside.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    /** What a client shows of it, with raw HTML let through as a careless one would. */
    private static String rendered(String markdown) {
        List<org.commonmark.Extension> tables = List.of(TablesExtension.create());
        return HtmlRenderer.builder()
                .extensions(tables)
                .build()
                .render(Parser.builder().extensions(tables).build().parse(markdown));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "![x](https://evil.example/x.png)",
                "[click](javascript:alert(1))",
                "[a]: https://evil.example",
                "<https://evil.example>",
                "https://evil.example/a?b=c&d=e",
                "WWW.evil.example",
                "mailto:a@evil.example",
                "&lt;b&gt; &#60;",
                "a | b | c",
                "# not a heading",
                "`code` ``` ~~~",
                "**bold** _it_ ~~no~~ $x$",
                "back\\slash \\* \\",
                "<!-- comment -->",
                "{{token}}",
                "1. one - two + three = four > five"
            })
    void textOfOthersIsShownAsItIsInAParagraphAndInATable(String text) {
        assertEquals("<p>Note: " + html(text) + ".</p>\n", rendered("Note: " + Markdown.escape(text) + "."));
        assertEquals(
                "<table>\n<thead>\n<tr>\n<th>A</th>\n<th>B</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>" + html(text)
                        + "</td>\n<td>x</td>\n</tr>\n</tbody>\n</table>\n",
                rendered("| A | B |\n|---|---|\n| " + Markdown.escape(text) + " | x |\n"));
    }

    @Test
    void linesCannotBeBroken() {
        assertEquals("a \\# b  c d e f", Markdown.escape("a\n# b\r\nc\u2028d\u0085e\u000Bf"));
    }

    @Test
    void controlCharactersAndTurnsOfDirectionAreLeftOut() {
        assertEquals("ab", Markdown.escape("a\u0000\u001b\u007f\u009f\u202e\u2066b"));
        assertEquals("a\uD83D\uDC8Ab", Markdown.escape("a\ud800\uD83D\uDC8A\udc00b"));
    }

    /** Some clients link bare addresses by themselves; an entity in their middle keeps them from it. */
    @ParameterizedTest
    @CsvSource({
        "https://x.example,https&#58;//x.example",
        "www.x.example,www&#46;x.example",
        "WwW.x.example,WwW&#46;x.example",
        "a@x.example,a&#64;x.example",
        "mailto:a,mailto&#58;a",
        "BP 120/80: fine. Next,BP 120/80: fine. Next"
    })
    void addressesDoNotBecomeLinks(String text, String escaped) {
        assertEquals(escaped, Markdown.escape(text));
    }

    @Test
    void anExcerptCutsNoCharacterInTwo() {
        assertEquals("abc", Markdown.excerpt("abc", 3));
        assertEquals("ab…", Markdown.excerpt("ab😀c", 3));
        assertEquals("ab😀…", Markdown.excerpt("ab😀c", 4));
    }
}
