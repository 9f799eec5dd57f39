package org.bedside.web;

import java.util.Map;

/** The frame of pages whose bodies are written in Java; nothing is loaded from anywhere. */
final class Html {

    private Html() {}

    /** The title is escaped; the body is HTML. */
    static String page(String title, String body) {
        return Templates.page("page", Map.of("title", title, "body", body));
    }
}
