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
    /** The longest character reference, CounterClockwiseContourIntegral, with its signs. */
    private static final int REFERENCE = 34;

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
        return text.out.build();
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
        for (int at = words.sourceRange().startPos(); at < end; ) {
            int next = at + 1;
            String decoded = html.substring(at, next);
            if (decoded.equals("&")) {
                int semicolon = html.indexOf(';', at);
                if (semicolon > 0 && semicolon < Math.min(end, at + REFERENCE)) {
                    decoded = Parser.unescapeEntities(html.substring(at, semicolon + 1), false);
                    next = decoded.startsWith("&") && decoded.length() > 1 ? at + 1 : semicolon + 1;
                    decoded = next == at + 1 ? "&" : decoded;
                }
            }
            for (int i = 0; i < decoded.length(); i++) {
                append(decoded.charAt(i), at, next);
            }
            at = next;
        }
    }

    private void append(char c, int begin, int end) {
        if (Tokens.blank(c) && verbatim == 0) {
            out.space(begin);
        } else {
            out.append(c, begin, end);
        }
    }
}
