package org.bedside.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void whatMarkdownOrHtmlWouldActOnIsEscaped() {
        assertEquals("&lt;b&gt; \\*x\\* \\[y\\]\\(z\\) \\| \\` a&amp;b", Markdown.escape("<b> *x* [y](z) | ` a&b"));
    }

    @Test
    void linesAndControlsCannotBreakATable() {
        assertEquals("a b c", Markdown.escape("a\nb\tc\u0000\u0085"));
    }

    @Test
    void addressesAreNoLinks() {
        assertEquals("https:&#47;&#47;x.org www&#46;y.org", Markdown.escape("https://x.org www.y.org"));
    }

    @Test
    void directionsCannotBeTurned() {
        assertEquals("abc", Markdown.escape("a\u202Eb\u2066c"));
    }

    @Test
    void anExcerptCutsNoCharacterInTwo() {
        assertEquals("abc", Markdown.excerpt("abc", 3));
        assertEquals("ab…", Markdown.excerpt("ab😀c", 3));
        assertEquals("ab😀…", Markdown.excerpt("ab😀c", 4));
    }
}
