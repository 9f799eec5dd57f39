package org.bedside.card;

import java.net.URI;
import java.net.URISyntaxException;

/** A link on a card; {@code smart} launches a SMART app, and only that carries an app context. */
public record Link(String label, String url, boolean smart, String appContext) {

    public Link {
        if (label.isBlank() || !absolute(url)) {
            throw new IllegalArgumentException("a link has a label and an absolute URL");
        }
        if (!smart && !appContext.isEmpty()) {
            throw new IllegalArgumentException("only a smart link carries an app context");
        }
    }

    /** Whether this is an absolute http or https URL. */
    public static boolean absolute(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException notUrl) {
            return false;
        }
    }
}
