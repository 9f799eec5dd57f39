package org.bedside.concepts;

import java.util.List;

/**
 * A document whose mentions have been coded by hand.
 *
 * @param corpus whose ways to code it follows
 * @param ids one for each span: a MeSH id, {@code OMIM:} and a number, several of these joined by {@code |} if the mention
 *     names several concepts, or empty if the annotators found none
 */
public record Coded(Document document, Source corpus, List<String> ids) {

    public Coded {
        ids = List.copyOf(ids);
        if (ids.size() != document.spans().size()) {
            throw new IllegalArgumentException("each mention needs its id");
        }
        if (!corpus.corpus()) {
            throw new IllegalArgumentException("documents come from a corpus");
        }
    }

    /** The characters of the i-th mention. */
    public String mention(int i) {
        Document.Span span = document.spans().get(i);
        return document.text().substring(span.begin(), span.end());
    }
}
