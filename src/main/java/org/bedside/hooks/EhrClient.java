package org.bedside.hooks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bedside.evidence.JsonElement;
import org.bedside.evidence.Node;

/**
 * Fetches resources from an EHR's FHIR server that is on the allow-list. Follows no redirect, follows pages on the same
 * origin only, presents the token with every call and keeps it nowhere. Blocking; interruptible. Thread-safe.
 */
final class EhrClient {

    private static final int MOST_PAGES = 20;
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** Bodies of refusals are read up to here, so that the connection can serve again, and thrown away. */
    private static final long LONGEST_REFUSAL = 65_536;

    static final String TOO_LATE = "did not answer in time";

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

        /** The server would not or could not say: what it did, to follow "the FHIR server". */
        record Failed(String detail) implements Fetched {}
    }

    /** Reads or searches; the relative URL is one of ours, made of checked ids. */
    Fetched fetch(HookRequest.EhrAccess access, String relative) throws InterruptedException {
        return follow(access, access.base() + "/" + escaped(relative), new ArrayList<>());
    }

    /** The rest of a bundle that came with the call, from its next link on. */
    Fetched rest(HookRequest.EhrAccess access, String next) throws InterruptedException {
        return follow(access, absolute(access, next), new ArrayList<>());
    }

    private Fetched follow(HookRequest.EhrAccess access, String first, List<Node> pages) throws InterruptedException {
        String url = first;
        long left = limit;
        while (!url.isEmpty()) {
            if (pages.size() >= MOST_PAGES) {
                return new Fetched.Failed("has too many pages");
            }
            if (!Origins.of(url).equals(Origins.of(access.base()))) {
                return new Fetched.Failed("has a page on another server");
            }
            Page page = page(url, access.token(), left);
            left -= page.bytes();
            if (page.status() == 404 || page.status() == 410) {
                return pages.isEmpty() ? new Fetched.Absent() : new Fetched.Failed("lost a page");
            }
            if (page.status() != 200) {
                return new Fetched.Failed(page.detail());
            }
            pages.add(page.node());
            url = absolute(access, next(page.node()));
        }
        return new Fetched.Resources(pages);
    }

    /** A link as an absolute URL: some servers leave their own address out. */
    private static String absolute(HookRequest.EhrAccess access, String link) {
        try {
            return link.isEmpty()
                    ? ""
                    : URI.create(access.base() + "/").resolve(link).toString();
        } catch (IllegalArgumentException notUrl) {
            return link;
        }
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

    private Page page(String url, String token, long most) throws InterruptedException {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(URI.create(url));
        } catch (IllegalArgumentException notUrl) {
            return Page.failed("has an address that cannot be called");
        }
        request.timeout(longest).header("Accept", "application/fhir+json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        CompletableFuture<HttpResponse<Optional<byte[]>>> answer = http.sendAsync(
                request.build(), head -> new BoundedBody(head.statusCode() == 200 ? most : LONGEST_REFUSAL));
        try {
            return read(answer.get(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException slow) {
            return Page.failed(TOO_LATE);
        } catch (ExecutionException unreachable) {
            return Page.failed("could not be reached");
        } finally {
            answer.cancel(true); // a body that trickles in holds its connection no longer
        }
    }

    private Page read(HttpResponse<Optional<byte[]>> response) {
        if (response.statusCode() != 200) {
            return new Page(response.statusCode(), Node.ABSENT, "answered " + response.statusCode(), 0);
        }
        Optional<byte[]> bytes = response.body();
        if (bytes.isEmpty()) {
            return Page.failed("has more than is read at once");
        }
        return body.parse(bytes.get())
                .<Page>fold(
                        json -> resource(json, bytes.get().length),
                        problem -> Page.failed("answered with something that is not JSON"));
    }

    private static Page resource(JsonElement json, long bytes) {
        Node node = json.node();
        return node.type().isEmpty() || node.type().equals("OperationOutcome")
                ? Page.failed("answered with no resource")
                : new Page(200, node, "", bytes);
    }

    private static String escaped(String relative) {
        return relative.replace("|", "%7C").replace(" ", "%20");
    }
}
