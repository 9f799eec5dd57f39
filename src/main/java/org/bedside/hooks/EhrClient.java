package org.bedside.hooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bedside.evidence.JsonElement;
import org.bedside.evidence.Node;

/**
 * Fetches resources from an EHR's FHIR server that is on the allow-list. Follows no redirect, follows pages on the same
 * origin only, presents the token with every call and keeps it nowhere. Blocking; interruptible. Thread-safe.
 */
final class EhrClient {

    private static final int MOST_PAGES = 20;
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final Body body;
    private final int limit;
    private final Duration longest;

    EhrClient(HookSettings settings, Body body) {
        this.body = body;
        this.limit = settings.bodyLimit();
        this.longest = settings.requiredBudget();
    }

    /** What came of a fetch. */
    sealed interface Fetched {
        /** All pages of what was asked for. */
        record Resources(List<Node> pages) implements Fetched {
            public Resources {
                pages = List.copyOf(pages);
            }
        }

        /** The server says that there is none. */
        record Absent() implements Fetched {}

        /** The server would not or could not say. */
        record Failed(String detail) implements Fetched {}
    }

    /** Reads or searches; the relative URL is one of ours, made of checked ids. */
    Fetched fetch(HookRequest.EhrAccess access, String relative) throws InterruptedException {
        return follow(access, access.base() + "/" + escaped(relative), new ArrayList<>());
    }

    /** The rest of a bundle that came with the call, from its next link on. */
    Fetched rest(HookRequest.EhrAccess access, String next) throws InterruptedException {
        return follow(access, next, new ArrayList<>());
    }

    private Fetched follow(HookRequest.EhrAccess access, String first, List<Node> pages) throws InterruptedException {
        String url = first;
        long total = 0;
        while (!url.isEmpty()) {
            if (pages.size() >= MOST_PAGES || !Origins.of(url).equals(Origins.of(access.base()))) {
                return new Fetched.Failed("a page on another server, or too many pages");
            }
            Page page = page(url, access.token());
            total += page.bytes();
            if (page.status() == 404 || page.status() == 410) {
                return pages.isEmpty() ? new Fetched.Absent() : new Fetched.Failed("a page is gone");
            }
            if (page.status() != 200 || total > limit) {
                return new Fetched.Failed(page.status() == 200 ? "more than is read at once" : page.detail());
            }
            pages.add(page.node());
            url = next(page.node());
        }
        return new Fetched.Resources(pages);
    }

    /** The address of the page after a bundle, as it stands there; {@code ""} if there is none. */
    static String next(Node bundle) {
        for (Node link : bundle.all("link")) {
            if (link.at("relation").text().equals("next")) {
                return link.at("url").text();
            }
        }
        return "";
    }

    private record Page(int status, Node node, String detail, long bytes) {
        static Page failed(String detail) {
            return new Page(0, Node.ABSENT, detail, 0);
        }
    }

    private Page page(String url, String token) throws InterruptedException {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(URI.create(url));
        } catch (IllegalArgumentException notUrl) {
            return Page.failed("an address that cannot be called");
        }
        request.timeout(longest).header("Accept", "application/fhir+json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            byte[] bytes;
            try (InputStream in = response.body()) {
                bytes = in.readNBytes(limit + 1);
            }
            if (response.statusCode() != 200) {
                return new Page(response.statusCode(), Node.ABSENT, "answered " + response.statusCode(), bytes.length);
            }
            return body.parse(bytes)
                    .<Page>fold(
                            json -> resource(json, bytes.length),
                            problem -> Page.failed("answered with something that is not JSON"));
        } catch (IOException unreachable) {
            return Page.failed("could not be reached");
        }
    }

    private static Page resource(ObjectNode json, long bytes) {
        Node node = JsonElement.of(json);
        return node.type().isEmpty() || node.type().equals("OperationOutcome")
                ? Page.failed("answered with no resource")
                : new Page(200, node, "", bytes);
    }

    private static String escaped(String relative) {
        return relative.replace("|", "%7C").replace(" ", "%20");
    }
}
