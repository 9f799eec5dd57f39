package org.bedside.hooks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bedside.catalog.Prefetch;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Node;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Source.Origin;
import org.bedside.hooks.EhrClient.Fetched;

/**
 * Fetches what a call lacks from the EHR, all at once: what the service needs within the required budget, the rest
 * within the optional one. Thread-safe.
 */
final class EhrFetches {

    private final HookSettings settings;
    private final EhrClient client;
    private final ExecutorService threads;

    EhrFetches(HookSettings settings, EhrClient client, ExecutorService threads) {
        this.settings = settings;
        this.client = client;
        this.threads = threads;
    }

    private record Running(Prefetch template, Future<Fetched> result) {}

    Optional<Problem> fetch(HookRequest request, List<Gatherer.Wanted> wanted, Collector collector) {
        Optional<HookRequest.EhrAccess> access = access(request);
        if (access.isEmpty()) {
            return without(wanted, collector);
        }
        long start = System.nanoTime();
        List<Running> running = new ArrayList<>();
        for (Gatherer.Wanted one : wanted) {
            running.add(new Running(one.template(), start(access.get(), one)));
        }
        try {
            return take(running, start, collector);
        } finally {
            running.forEach(one -> one.result().cancel(true));
        }
    }

    /** The FHIR server of the call, if it may be called. */
    private Optional<HookRequest.EhrAccess> access(HookRequest request) {
        return request.fhirServer()
                .filter(ehr -> settings.fhirServers().contains(Origins.of(ehr.base())))
                .filter(ehr -> ehr.base().indexOf('?') < 0 && ehr.base().indexOf('#') < 0);
    }

    /** The resources of these relative URLs, in their order, those that come within the optional budget. */
    List<Optional<Node>> fetchEach(HookRequest request, List<String> relatives) {
        Optional<HookRequest.EhrAccess> access = access(request);
        long start = System.nanoTime();
        List<Future<Fetched>> running = new ArrayList<>();
        for (String relative : relatives) {
            access.ifPresent(ehr -> running.add(submit(() -> client.fetch(ehr, relative))));
        }
        try {
            List<Optional<Node>> nodes = new ArrayList<>();
            for (int at = 0; at < relatives.size(); at++) {
                Fetched fetched = access.isPresent()
                        ? await(running.get(at), start, settings.optionalBudget())
                        : new Fetched.Absent();
                nodes.add(
                        fetched instanceof Fetched.Resources resources
                                ? resources.pages().stream().findFirst()
                                : Optional.empty());
            }
            return nodes;
        } finally {
            running.forEach(one -> one.cancel(true));
        }
    }

    /** First what must be there: meanwhile the rest arrives. */
    private Optional<Problem> take(List<Running> running, long start, Collector collector) {
        for (boolean required : new boolean[] {true, false}) {
            Duration budget = required ? settings.requiredBudget() : settings.optionalBudget();
            for (Running one : running) {
                if (one.template().required() == required) {
                    Optional<Problem> problem = take(one, start, budget, collector);
                    if (problem.isPresent()) {
                        return problem;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Future<Fetched> start(HookRequest.EhrAccess access, Gatherer.Wanted wanted) {
        return submit(() ->
                wanted.next().isEmpty() ? client.fetch(access, wanted.relative()) : client.rest(access, wanted.next()));
    }

    private Future<Fetched> submit(Callable<Fetched> fetch) {
        try {
            return threads.submit(fetch);
        } catch (RejectedExecutionException busy) {
            return java.util.concurrent.CompletableFuture.completedFuture(
                    new Fetched.Failed("was not asked: too much is being fetched already"));
        }
    }

    private static Optional<Problem> without(List<Gatherer.Wanted> wanted, Collector collector) {
        for (Gatherer.Wanted one : wanted) {
            if (one.template().required()) {
                return Optional.of(Problem.precondition(
                        one.template().key()
                                + " was not prefetched and there is no FHIR server that may be asked for it",
                        "prefetch." + one.template().key()));
            }
            collector.remark(
                    Reason.UNAVAILABLE,
                    one.template().key(),
                    "was not prefetched; there is no FHIR server that may be asked");
        }
        return Optional.empty();
    }

    private static Optional<Problem> take(Running one, long start, Duration budget, Collector collector) {
        Fetched fetched = await(one.result(), start, budget);
        Prefetch template = one.template();
        if (fetched instanceof Fetched.Resources resources
                && resources.pages().stream().allMatch(page -> Gatherer.fits(page, template))) {
            for (Node page : resources.pages()) {
                collector.add(page, Origin.EHR);
            }
            Gatherer.searched(template, collector);
            return Optional.empty();
        }
        String detail = detail(fetched);
        if (template.required()) {
            return Optional.of(Problem.precondition(
                    template.key() + " was not prefetched and the FHIR server " + detail,
                    "prefetch." + template.key()));
        }
        Reason reason = detail.equals(EhrClient.TOO_LATE) ? Reason.LATE : Reason.UNAVAILABLE;
        collector.remark(reason, template.key(), "the FHIR server " + detail);
        return Optional.empty();
    }

    private static String detail(Fetched fetched) {
        if (fetched instanceof Fetched.Failed failed) {
            return failed.detail();
        }
        return fetched instanceof Fetched.Absent ? "has none" : "answered with another type of resource";
    }

    private static Fetched await(Future<Fetched> result, long start, Duration budget) {
        long left = Math.max(0, budget.toNanos() - (System.nanoTime() - start));
        try {
            return result.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new Fetched.Failed(EhrClient.TOO_LATE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Fetched.Failed(EhrClient.TOO_LATE);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a fetch failed", broken.getCause());
        }
    }
}
