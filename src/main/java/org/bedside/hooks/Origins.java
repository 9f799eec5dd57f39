package org.bedside.hooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Origins of URLs, compared exactly: scheme, host and port. */
public final class Origins {

    private Origins() {}

    /** {@code scheme://host:port} of an absolute http or https URL; {@code ""} for anything else. */
    public static String of(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return "";
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
        } catch (URISyntaxException notUrl) {
            return "";
        }
    }

    /** Whether this is an absolute http or https URL, callable or not. */
    static boolean isWeb(String url) {
        try {
            URI uri = new URI(url);
            return uri.getRawAuthority() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException notUrl) {
            return false;
        }
    }

    /** The origin of a setting; a setting that is none is refused. */
    static String normal(String setting) {
        String origin = of(setting);
        if (origin.isEmpty()) {
            throw new IllegalArgumentException("not the origin of an http or https server: " + setting);
        }
        return origin;
    }
}
