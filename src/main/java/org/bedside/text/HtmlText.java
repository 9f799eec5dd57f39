package org.bedside.text;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/** Takes the words out of HTML or XHTML: scripts and styles dropped, blocks on lines of their own, entities decoded. */
final class HtmlText implements NodeVisitor {

    /** What holds no words for readers, though it may hold text. */
    private static final Set<String> SILENT =
            Set.of("script", "style", "template", "noscript", "head", "title", "textarea");
    /** Blocks to a reader, though not to the parser. */
    private static final Set<String> LINES = Set.of("br", "tr", "li", "dt", "dd", "option", "caption");

    private final String html;
    private final Places.Builder out = new Places.Builder();
    /** How many elements around the current place are silent, and how many keep spaces as they are. */
    private int silent;

    private int verbatim;

    private HtmlText(String html) {
        this.html = html;
    }

    static NoteText of(String html) {
        HtmlText text = new HtmlText(html);
        Parser parser = Parser.htmlParser().setTrackPosition(true);
        Jsoup.parse(html, "", parser).traverse(text);
        return text.out.build(html);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            if (silent == 0) {
                text(words);
            }
        } else if (node instanceof Element element) {
            silent += SILENT.contains(element.normalName()) ? 1 : 0;
            verbatim += element.normalName().equals("pre") ? 1 : 0;
            edge(element, start(element));
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            silent -= SILENT.contains(element.normalName()) ? 1 : 0;
            verbatim -= element.normalName().equals("pre") ? 1 : 0;
            int end = element.endSourceRange().isTracked()
                    ? element.endSourceRange().startPos()
                    : html.length();
            edge(element, Math.max(0, Math.min(end, html.length())));
        }
    }

    private void edge(Element element, int place) {
        String name = element.normalName();
        if (element.isBlock() || LINES.contains(name)) {
            out.line(place);
        } else if (name.equals("td") || name.equals("th")) {
            out.space(place);
        }
    }

    private static int start(Node node) {
        return node.sourceRange().isTracked() ? node.sourceRange().startPos() : 0;
    }

    private void text(TextNode words) {
        if (!words.sourceRange().isTracked()) {
            return;
        }
        int end = Math.min(words.sourceRange().endPos(), html.length());
        out.markup(html, words.sourceRange().startPos(), end, verbatim > 0);
    }
}
