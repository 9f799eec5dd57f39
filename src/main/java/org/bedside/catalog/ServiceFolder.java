package org.bedside.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bedside.card.Band;
import org.bedside.card.Card;
import org.bedside.card.Card.Indicator;
import org.bedside.card.Link;
import org.bedside.evidence.Coding;

/** Reads {@code cds-hooks/<id>/service.json}; cds-hooks/README.md says what each field means. */
final class ServiceFolder {

    static final String NAME = "service.json";

    private static final String VERSION = "\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?";
    static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{} ]*}");
    private static final List<String> TASKS = List.of("predict", "tell", "reconcile");
    private static final Set<String> NUMBERS = Set.of("{percent}", "{lower}", "{upper}");
    private static final Set<String> COUNTS = Set.of("{counts}", "{problems}", "{medications}", "{allergies}");
    private static final Set<String> CONTRADICTIONS = Set.of("{counts}", "{contradictions}");
    private static final Set<String> NOTHING = Set.of();

    private static final Coding NO_TOPIC = Coding.of("", "");

    private final Faults faults;

    private ServiceFolder(Faults faults) {
        this.faults = faults;
    }

    static Optional<Service> read(String id, Folder folder, Faults faults) {
        return Json.read(folder, NAME, faults).flatMap(fields -> new ServiceFolder(faults).service(id, fields));
    }

    private Optional<Service> service(String id, Fields fields) {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            faults.add(NAME, "a service's folder is named with lower-case letters, digits and hyphens: " + id);
        }
        String hookName = fields.text("hook");
        Optional<Hook> hook = Hook.named(hookName);
        if (hook.isEmpty()) {
            fields.fault("hook", "is no hook of HL7's and no reverse-domain name");
        }
        String version = fields.text("version");
        if (!version.matches(VERSION)) {
            fields.fault("version", "is no semantic version");
        }
        String title = fields.text("title");
        String description = fields.text("description");
        String requirements = fields.text("usageRequirements", "");
        List<Prefetch> prefetch = prefetch(fields);
        hook.ifPresent(known ->
                prefetch.forEach(template -> template.faults(known).forEach(fault -> faults.add(NAME, fault))));
        Optional<Service.Task> task = task(fields);
        List<String> tokens = hook.map(Prefetch::tokens).orElse(List.of());
        Optional<Service.Texts> texts = texts(fields, new SuggestionFields(tokens, bands(task)));
        Service.Voice voice = VoiceFields.read(fields);
        fields.end();
        if (hook.isEmpty() || task.isEmpty() || texts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Service(
                id, version, hook.get(), title, description, requirements, prefetch, task.get(), texts.get(), voice));
    }

    private static List<Prefetch> prefetch(Fields fields) {
        List<Prefetch> templates = new ArrayList<>();
        fields.optional("prefetch").ifPresent(object -> {
            for (String key : object.names()) {
                Fields template = object.object(key);
                templates.add(new Prefetch(key, template.text("query"), template.flag("required", false)));
                template.end();
            }
        });
        return templates;
    }

    private Optional<Service.Task> task(Fields fields) {
        List<String> named = TASKS.stream().filter(fields::has).toList();
        if (named.size() != 1) {
            faults.add(NAME, "a service has one of predict, tell and reconcile");
            named.forEach(fields::any);
            return Optional.empty();
        }
        Fields task = fields.object(named.get(0));
        return switch (named.get(0)) {
            case "predict" -> predict(task);
            case "tell" -> tell(task);
            default -> reconcile(task);
        };
    }

    private Optional<Service.Task> predict(Fields fields) {
        String model = fields.text("model");
        List<Band> bands = new ArrayList<>();
        for (Fields band : fields.objects("bands")) {
            band(band).ifPresent(bands::add);
        }
        if (bands.isEmpty() || bands.get(0).from() != 0) {
            fields.fault("bands", "the first band begins at 0");
        }
        for (int at = 1; at < bands.size(); at++) {
            if (bands.get(at).from() <= bands.get(at - 1).from()) {
                fields.fault("bands/" + at, "bands ascend");
            }
        }
        if (bands.stream().map(Band::name).distinct().count() < bands.size()) {
            fields.fault("bands", "two have the same name");
        }
        Optional<Service.Honest> abstained = abstained(fields);
        Optional<String> extractor = fields.has("extractor") ? Optional.of(fields.text("extractor")) : Optional.empty();
        fields.end();
        return bands.isEmpty()
                ? Optional.empty()
                : Optional.of(new Service.Task.Predict(model, bands, abstained, extractor));
    }

    private static Optional<Service.Honest> abstained(Fields fields) {
        return fields.optional("abstained").map(honest -> {
            Service.Honest card =
                    new Service.Honest(indicator(honest), summary(honest, NOTHING), text(honest, "lead", NOTHING));
            honest.end();
            return card;
        });
    }

    /** The placeholders of its texts are checked with the model, which knows its numbers. */
    private static Optional<Service.Task> tell(Fields fields) {
        String model = fields.text("model");
        List<Service.Saying> sayings = new ArrayList<>();
        for (Fields saying : fields.objects("sayings")) {
            boolean shown = saying.flag("show", true);
            sayings.add(new Service.Saying(
                    saying.text("label"),
                    shown,
                    shown ? indicator(saying) : Indicator.INFO,
                    shown ? saying.text("summary") : "",
                    shown ? saying.text("lead") : ""));
            saying.end();
        }
        Optional<Service.Honest> abstained = abstained(fields);
        fields.end();
        return Optional.of(new Service.Task.Tell(model, sayings, abstained));
    }

    /** What in a text looks like a placeholder and is none of a probability's and of these numbers. */
    static List<String> unknown(String text, Set<String> numbers) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group())
                .filter(found -> !NUMBERS.contains(found))
                .filter(found -> !numbers.contains(found.substring(1, found.length() - 1)))
                .toList();
    }

    private Optional<Band> band(Fields fields) {
        double from = fields.number("from");
        boolean shown = fields.flag("show", true);
        String name = fields.text("name");
        Indicator indicator = shown ? indicator(fields) : Indicator.INFO;
        String summary = shown ? text(fields, "summary", NUMBERS) : "";
        String lead = shown ? text(fields, "lead", NUMBERS) : "";
        fields.end();
        return faults.attempt(fields.where(), () -> new Band(from, shown, name, indicator, summary, lead));
    }

    private static Optional<Service.Task> reconcile(Fields fields) {
        Optional<Service.Contradictions> contradictions = fields.optional("contradictions")
                .map(card -> {
                    Service.Contradictions made = new Service.Contradictions(
                            indicator(card), summary(card, CONTRADICTIONS), text(card, "lead", CONTRADICTIONS));
                    card.end();
                    return made;
                });
        Service.Task.Reconcile task = new Service.Task.Reconcile(
                fields.text("extractor"),
                indicator(fields),
                summary(fields, COUNTS),
                text(fields, "lead", COUNTS),
                fields.whole("most", 20),
                contradictions);
        if (task.most() < 1) {
            fields.fault("most", "is less than 1");
        }
        fields.end();
        return Optional.of(task);
    }

    private static Indicator indicator(Fields fields) {
        String code = fields.text("indicator");
        for (Indicator indicator : Indicator.values()) {
            if (indicator.code().equals(code)) {
                return indicator;
            }
        }
        fields.fault("indicator", "is none of info, warning, critical");
        return Indicator.INFO;
    }

    private static String summary(Fields fields, Set<String> placeholders) {
        String summary = text(fields, "summary", placeholders);
        if (summary.length() > Card.LONGEST_SUMMARY) {
            fields.fault("summary", "has more than " + Card.LONGEST_SUMMARY + " characters");
        }
        return summary;
    }

    /** A text in which only these placeholders may stand: another would be shown to clinicians as it is. */
    private static String text(Fields fields, String name, Set<String> placeholders) {
        String text = fields.text(name);
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            if (!placeholders.contains(placeholder.group())) {
                fields.fault(name, "knows no " + placeholder.group());
            }
        }
        return text;
    }

    private static List<String> bands(Optional<Service.Task> task) {
        if (task.isPresent() && task.get() instanceof Service.Task.Predict predict) {
            return predict.bands().stream().map(Band::name).toList();
        }
        if (task.isPresent() && task.get() instanceof Service.Task.Tell tell) {
            return tell.sayings().stream().map(Service.Saying::label).toList();
        }
        return List.of();
    }

    private Optional<Service.Texts> texts(Fields fields, SuggestionFields suggestions) {
        Fields source = fields.object("source");
        String label = source.text("label");
        String page = source.text("page", "");
        if (!page.isEmpty() && !Link.absolute(page.startsWith("/") ? "http://localhost" + page : page)) {
            source.fault("page", "is neither a path on this server nor an absolute URL");
        }
        Coding topic = source.optional("topic").map(this::coding).orElse(NO_TOPIC);
        source.end();
        String basis = fields.text("basis");
        List<Coding> reasons =
                fields.objects("overrideReasons").stream().map(this::coding).toList();
        if (reasons.isEmpty()) {
            fields.fault("overrideReasons", "a card offers reasons to override it");
        }
        List<Link> links = new ArrayList<>();
        for (Fields link : fields.objects("links")) {
            link(link).ifPresent(links::add);
        }
        List<Service.Proposal> proposals = suggestions.read(fields);
        return Optional.of(new Service.Texts(label, page, topic, basis, reasons, links, proposals));
    }

    private Coding coding(Fields fields) {
        Coding coding = new Coding(fields.text("system"), fields.text("code"), fields.text("display"));
        fields.end();
        return coding;
    }

    private Optional<Link> link(Fields fields) {
        String label = fields.text("label");
        String url = fields.text("url");
        boolean smart = fields.flag("smart", false);
        String context = fields.text("appContext", "");
        fields.end();
        return faults.attempt(fields.where(), () -> new Link(label, url, smart, context));
    }
}
