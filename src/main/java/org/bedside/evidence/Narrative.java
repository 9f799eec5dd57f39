package org.bedside.evidence;

/** The narratives of a Composition's sections as one HTML text, each headed by the section's title; entries are left out. */
final class Narrative {

    /** Deeper sections are left out: a document's outline has three or four levels. */
    private static final int DEEPEST = 20;

    private Narrative() {}

    /** {@code ""} if no section has words. */
    static String of(Node composition) {
        StringBuilder html = new StringBuilder();
        return sections(composition, html, 0) ? html.toString() : "";
    }

    private static boolean sections(Node parent, StringBuilder html, int depth) {
        boolean words = false;
        for (Node section : depth < DEEPEST ? parent.all("section") : java.util.List.<Node>of()) {
            String title = section.at("title").text();
            Node text = section.at("text");
            String div = text.at("status").text().equals("empty")
                    ? ""
                    : text.at("div").text();
            if (!title.isEmpty()) {
                html.append("<h2>").append(escaped(title)).append("</h2>\n");
            }
            html.append(div).append('\n');
            words |= !div.isEmpty();
            words |= sections(section, html, depth + 1);
        }
        return words;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
