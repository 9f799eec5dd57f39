package org.bedside.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.bedside.card.Card;
import org.bedside.evidence.Input;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Note;
import org.bedside.evidence.Units;
import org.bedside.notes.NoteReader;
import org.bedside.predict.ModelInput;
import org.bedside.predict.Requirement;
import org.bedside.predict.Specialist;

/**
 * All services with the models and extractors that they need, read and checked together. Immutable.
 *
 * @param services by id, in the order of their ids
 * @param models by id
 * @param specialists by id
 * @param extractors by id
 */
public record Catalog(
        Map<String, Service> services,
        Map<String, ModelFolder> models,
        Map<String, SpecialistFolder> specialists,
        Map<String, NoteReader> extractors) {

    private static final String LONGEST_NUMBER = "-123456";

    public Catalog {
        services = Collections.unmodifiableMap(new TreeMap<>(services));
        models = Collections.unmodifiableMap(new TreeMap<>(models));
        specialists = Collections.unmodifiableMap(new TreeMap<>(specialists));
        extractors = Collections.unmodifiableMap(new TreeMap<>(extractors));
    }

    /** The same models with these services. */
    public Catalog withServices(Map<String, Service> others) {
        return new Catalog(others, models, specialists, extractors);
    }

    /**
     * Which folders there are, and how to open them.
     *
     * @param services the ids of the folders in {@code cds-hooks/}
     * @param models the ids of the folders in {@code models/}
     */
    public record Shelf(
            List<String> services,
            List<String> models,
            Function<String, Folder> service,
            Function<String, Folder> model) {}

    /** Reads everything on the shelf; throws {@link FolderRefused} with all that is wrong with any of it. */
    public static Catalog read(Shelf shelf, Units units) {
        List<String> faults = new ArrayList<>();
        Catalog found = models(shelf, units, faults);
        Map<String, Service> services = new TreeMap<>();
        for (String id : shelf.services()) {
            Faults wrong = new Faults();
            Optional<Service> service = ServiceFolder.read(id, shelf.service().apply(id), wrong);
            service.ifPresent(read -> {
                found.needs(read, shelf.models(), wrong);
                services.put(id, found.figures(read, wrong));
            });
            wrong.all().forEach(fault -> faults.add("cds-hooks/" + id + "/" + fault));
        }
        if (!faults.isEmpty()) {
            throw new FolderRefused("the data folders are", faults);
        }
        return found.withServices(services);
    }

    private static Catalog models(Shelf shelf, Units units, List<String> faults) {
        Map<String, ModelFolder> models = new TreeMap<>();
        Map<String, SpecialistFolder> specialists = new TreeMap<>();
        Map<String, NoteReader> extractors = new TreeMap<>();
        for (String id : shelf.models()) {
            Folder folder = shelf.model().apply(id);
            try {
                if (ExtractorFolder.isOne(folder)) {
                    ExtractorFolder.read(id, folder, faults).ifPresent(reader -> extractors.put(id, reader));
                } else if (LinkerFolder.isOne(folder)) {
                    LinkerFolder.read(id, folder);
                } else if (SpecialistFolder.isOne(folder)) {
                    specialists.put(id, SpecialistFolder.read(id, folder));
                } else {
                    models.put(id, ModelFolder.read(id, folder, units));
                }
            } catch (FolderRefused refused) {
                refused.faults().forEach(fault -> faults.add("models/" + id + "/" + fault));
            }
        }
        return new Catalog(Map.of(), models, specialists, extractors);
    }

    /** What the service needs is there, and is what its task is about. */
    private void needs(Service service, List<String> folders, Faults faults) {
        String id = service.task().needs();
        String needed;
        boolean there;
        if (service.task() instanceof Service.Task.Predict) {
            needed = "a model with inputs";
            there = models.containsKey(id);
        } else if (service.task() instanceof Service.Task.Tell) {
            needed = "a model that tells by labels";
            there = specialists.containsKey(id);
        } else {
            needed = "an extractor";
            there = extractors.containsKey(id);
        }
        boolean another = models.containsKey(id) || specialists.containsKey(id) || extractors.containsKey(id);
        if (!folders.contains(id)) {
            faults.add(ServiceFolder.NAME, "needs models/" + id + ", which is not there");
        } else if (!there && another) {
            faults.add(ServiceFolder.NAME, "needs " + needed + ", which models/" + id + " is not");
        } else if (there && models.containsKey(id)) {
            covered(service, models.get(id), faults);
            notes(service, (Service.Task.Predict) service.task(), models.get(id), faults);
        } else if (service.task() instanceof Service.Task.Tell tell && specialists.get(id) != null) {
            told(tell, specialists.get(id).model(), faults);
        }
    }

    /** The service, with the figures that its basis names as {name} taken from the metrics of its model. */
    private Service figures(Service service, Faults faults) {
        SpecialistFolder folder = specialists.get(service.task().needs());
        List<Reported.Figure> figures =
                folder == null ? List.of() : folder.reported().figures();
        String basis = service.texts().basis();
        for (Reported.Figure figure : figures) {
            basis = basis.replace("{" + figure.name() + "}", figure.said());
        }
        if (basis.contains("{")) {
            faults.add(ServiceFolder.NAME, "the basis names a figure that the metrics of its model do not have");
        }
        return service.withBasis(basis);
    }

    /** Every label has its saying, and no text a placeholder that nothing fills. */
    private static void told(Service.Task.Tell tell, Specialist model, Faults faults) {
        List<String> said =
                tell.sayings().stream().map(Service.Saying::label).sorted().toList();
        List<String> labels = model.labels().stream().sorted().toList();
        if (!said.equals(labels)) {
            faults.add(ServiceFolder.NAME, "has sayings for " + said + ", but the model's labels are " + labels);
        }
        for (Service.Saying saying : tell.sayings()) {
            for (String text : List.of(saying.summary(), saying.lead())) {
                ServiceFolder.unknown(text, model.numbers())
                        .forEach(name -> faults.add(ServiceFolder.NAME, saying.label() + " knows no " + name));
            }
            if (saying.shown()
                    && !Card.fits(
                            ServiceFolder.PLACEHOLDER.matcher(saying.summary()).replaceAll(LONGEST_NUMBER))) {
                faults.add(ServiceFolder.NAME, "the summary of " + saying.label() + " is too long for a card");
            }
        }
    }

    /** Who reads notes for a model needs the notes, what reads them, and an input that they may answer. */
    private void notes(Service service, Service.Task.Predict task, ModelFolder folder, Faults faults) {
        if (task.extractor().isEmpty()) {
            return;
        }
        if (!extractors.containsKey(task.extractor().get())) {
            faults.add(
                    ServiceFolder.NAME,
                    "needs models/" + task.extractor().get() + ", which is not an extractor that is there");
        }
        if (service.prefetch().stream().noneMatch(template -> Note.TYPES.contains(template.type()))) {
            faults.add(ServiceFolder.NAME, "names an extractor, but no prefetch template brings notes");
        }
        if (inputs(folder).stream().noneMatch(input -> input.scope().notes().isPresent())) {
            faults.add(ServiceFolder.NAME, "names an extractor, but notes may answer no input of its model");
        }
    }

    private static List<Input> inputs(ModelFolder folder) {
        List<Input> inputs = new ArrayList<>();
        for (ModelInput input : folder.model().spec().inputs()) {
            inputs.add(input.input());
        }
        for (Requirement requirement : folder.model().spec().population()) {
            inputs.add(requirement.input());
        }
        return inputs;
    }

    /** Every kind of fact that the model looks at must be fetched by some template. */
    private static void covered(Service service, ModelFolder folder, Faults faults) {
        for (Input input : inputs(folder)) {
            if (input.read() == Kind.ORDER) {
                if (service.hook().context().stream()
                        .noneMatch(field -> field.name().equals("draftOrders"))) {
                    faults.add(ServiceFolder.NAME, "the hook brings no orders for the input " + input.name());
                }
                continue;
            }
            List<Kind> kinds = input.read().parts().isEmpty()
                    ? List.of(input.read())
                    : input.read().parts();
            boolean counts = input.read() != Kind.PATIENT
                    && (input.operator() == Input.Operator.ANY || input.operator() == Input.Operator.COUNT);
            boolean fetched = kinds.stream()
                    .allMatch(kind -> service.prefetch().stream()
                            .anyMatch(template -> Kind.ofType(template.type()).equals(Optional.of(kind))
                                    && (template.isSearch() || !counts)));
            if (!fetched) {
                faults.add(
                        ServiceFolder.NAME,
                        "no prefetch template " + (counts ? "searches" : "brings") + " what the input " + input.name()
                                + " reads");
            }
        }
    }
}
