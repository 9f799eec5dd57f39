package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Service;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Units;
import org.bedside.fhir.Chart;
import org.bedside.web.ShippedCatalog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The examples of the services in {@code cds-hooks/}, each run as the server would run it; see the README there. */
class ExamplesTest {

    private static final String REQUEST = ".request.json";
    private static final boolean UPDATE = Boolean.getBoolean("examples.update");
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsAnsweredAsItsFolderSays() {
        Units units = new Units();
        Catalog catalog = ShippedCatalog.get();
        HookSettings settings = HookServer.settings(Duration.ofSeconds(60), Duration.ofSeconds(60), List.of());
        Body body = new Body(settings);
        Desk desk = desk(settings, catalog, units, body, entry -> {});
        return catalog.services().values().stream()
                .map(service -> service.withSilent(false)) // an example shows what would be shown
                .flatMap(service -> requests(service.id())
                        .map(request -> DynamicTest.dynamicTest(
                                service.id() + "/" + request.getFileName(),
                                () -> run(request, answer(body, desk, service, request)))));
    }

    static Desk desk(HookSettings settings, Catalog catalog, Units units, Body body, Desk.Memory memory) {
        OwnStore none = new OwnStore(
                (type, id) -> Optional.empty(), (query, most) -> new Chart.Page(List.of(), false), Set::of);
        return new Desk(
                settings,
                Desk.Minds.of(catalog, new InputReader(units)),
                new Gatherer(settings, none, new EhrFetches(settings, new EhrClient(settings, body), THREADS)),
                new Extraction(THREADS, settings.optionalBudget()),
                memory,
                new Restraint((audience, since) -> List.of()),
                new EntryMaker(new RecordWriter(), none::holds),
                Clock.fixed(HookServer.NOW, ZoneOffset.UTC),
                () -> HookServer.ENTRY);
    }

    private static Stream<Path> requests(String service) {
        Path examples = Path.of("cds-hooks", service, "examples");
        if (!Files.isDirectory(examples)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(examples)) {
            return files.filter(file -> file.toString().endsWith(REQUEST)).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String answer(Body body, Desk desk, Service service, Path request) throws IOException {
        return body.parsed(Files.readAllBytes(request))
                .<Checked<HookRequest>>fold(parsed -> RequestParser.parse(parsed, service, true), Checked.Bad::new)
                .<Checked<String>>fold(call -> desk.answer(service, call), Checked.Bad::new)
                .fold(answer -> answer, problem -> "refused with " + problem);
    }

    private static void run(Path request, String answer) throws IOException {
        assertTrue(answer.startsWith("{"), answer);
        Path response = Path.of(request.toString().replace(REQUEST, ".response.json"));
        if (UPDATE) {
            String pretty = Calls.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Calls.tree(answer));
            Files.writeString(response, pretty + "\n");
        }
        assertTrue(Files.exists(response), () -> "there is no " + response + ": write it with -Dexamples.update=true");
        assertEquals(Calls.tree(Files.readString(response)), Rules.answer(answer));
    }
}
