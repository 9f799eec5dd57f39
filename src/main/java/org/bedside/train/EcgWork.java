package org.bedside.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bedside.catalog.Folder;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.Reported;
import org.bedside.catalog.SignalFolder;
import org.bedside.catalog.SpecialistFolder;
import org.bedside.ecg.Beat;
import org.bedside.ecg.EcgModel;
import org.bedside.ecg.EcgModel.Description;
import org.bedside.ecg.EcgModel.Sort;
import org.bedside.ecg.EcgSpecialist;
import org.bedside.ecg.Weights;

/** What the command line does with the models of heartbeats: data are files of the UCR archive. */
final class EcgWork implements ModelWork {

    private static final String ECG200 = "ECG200_TRAIN.arff";
    private static final String ECG5000 = "ECG5000_TRAIN.csv";

    /** As ECG200 writes it. */
    private static final String INFARCTION = "-1";

    private static final String VERSION = "1.0.0";
    private static final List<String> INFARCTION_LABELS = List.of("no-infarction", "infarction");

    /** The classes 1 to 5 of ECG5000. */
    private static final List<String> CLASSES =
            List.of("normal", "r-on-t", "premature-ventricular", "supraventricular", "unclassified");

    private final String id;
    private final Sort sort;

    EcgWork(String id) {
        this.id = id;
        this.sort = switch (id) {
            case "ecg-infarction-svm" -> Sort.KERNEL_INFARCTION;
            case "ecg-infarction-tree" -> Sort.FOREST_INFARCTION;
            default -> Sort.BEAT_CLASSES;
        };
    }

    private boolean infarction() {
        return sort != Sort.BEAT_CLASSES;
    }

    private int length() {
        return infarction() ? 96 : 140;
    }

    @Override
    public void train(Path data, Path out, PrintWriter print) throws IOException {
        String name = infarction() ? ECG200 : ECG5000;
        Path file = Files.exists(data.resolve(name))
                ? data.resolve(name)
                : data.resolve(infarction() ? "ecg200" : "ecg5000").resolve(name);
        List<EcgBeats.Row> rows = EcgBeats.read(file, length());
        double[][] shapes = new double[rows.size()][];
        for (int row = 0; row < shapes.length; row++) {
            int line = row + 1;
            shapes[row] = beat(rows.get(row).samples())
                    .orElseThrow(() -> new BadTable("row " + line + " is flat or has samples missing"));
        }
        int[] classes = new int[rows.size()];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = label(rows.get(row), row + 1);
        }
        Weights weights = new Weights();
        Reported reported;
        double threshold = 0;
        if (infarction()) {
            boolean[] positive = positive(classes);
            EcgInfarctionTraining training = new EcgInfarctionTraining(learner(shapes, positive), positive);
            training.weights(weights);
            threshold = training.threshold();
            reported = training.reported();
        } else {
            EcgClassTraining training = new EcgClassTraining(shapes, classes, CLASSES.size());
            training.weights(weights);
            reported = training.reported(CLASSES);
        }
        EcgPrincipal.of(shapes).into(weights);
        byte[] bytes = weights.bytes();
        Files.createDirectories(out);
        Files.write(out.resolve(SignalFolder.WEIGHTS), bytes);
        Files.writeString(out.resolve(Metrics.NAME), reported.json());
        Description description = new Description(
                id, VERSION, sort, length(), before(shapes), infarction() ? INFARCTION_LABELS : CLASSES, threshold);
        Files.writeString(out.resolve(SignalFolder.NAME), SignalFolder.json(description, title(), says(), bytes));
        for (Reported.Figure figure : reported.figures()) {
            print.print(text(figure));
        }
        print.printf(Locale.ROOT, "%s has %d bytes%n", SignalFolder.WEIGHTS, bytes.length);
    }

    private EcgLearner learner(double[][] shapes, boolean[] positive) {
        return sort == Sort.KERNEL_INFARCTION
                ? new EcgKernelLearner(shapes, positive)
                : new EcgForestLearner(shapes, positive);
    }

    private String title() {
        return switch (sort) {
            case KERNEL_INFARCTION -> "Infarction in a heartbeat (support vector machine)";
            case FOREST_INFARCTION -> "Infarction in a heartbeat (decision trees)";
            case BEAT_CLASSES -> "Classes of heartbeats";
        };
    }

    private String says() {
        return infarction()
                ? "How probable it is that the heartbeat is one of an infarction (demonstration)"
                : "Which beats are normal, ventricular, R-on-T or supraventricular (demonstration)";
    }

    private static boolean[] positive(int[] classes) {
        boolean[] positive = new boolean[classes.length];
        for (int row = 0; row < classes.length; row++) {
            positive[row] = classes[row] == 1;
        }
        return positive;
    }

    /** 0 and 1 for normal and infarction; 0 to 4 for the classes 1 to 5. */
    private int label(EcgBeats.Row row, int line) {
        String label = row.label().orElseThrow(() -> new BadTable("row " + line + " has no class"));
        if (infarction() && (label.equals("1") || label.equals(INFARCTION))) {
            return label.equals(INFARCTION) ? 1 : 0;
        }
        if (!infarction() && label.length() == 1 && label.charAt(0) >= '1' && label.charAt(0) <= '5') {
            return label.charAt(0) - '1';
        }
        throw new BadTable("row " + line + " has a class that is not known: "
                + (infarction() ? "1 (normal) or -1 (infarction)" : "1 to 5") + " are");
    }

    private static Optional<double[]> beat(double[] samples) {
        try {
            return Optional.of(Beat.of(samples).shape());
        } catch (IllegalArgumentException flatOrMissing) {
            return Optional.empty();
        }
    }

    /** The median place of the tip of the QRS complex with which the beats begin, as a part of the beat. */
    private static double before(double[][] shapes) {
        double[] places = Arrays.stream(shapes)
                .mapToDouble(shape -> {
                    int best = 0;
                    for (int at = 0; at < shape.length / 8; at++) {
                        best = Math.abs(shape[at]) > Math.abs(shape[best]) ? at : best;
                    }
                    return (double) best / shape.length;
                })
                .sorted()
                .toArray();
        return Math.rint(places[places.length / 2] * 1e4) / 1e4;
    }

    private EcgModel model() {
        SpecialistFolder folder = SpecialistFolder.read(id, Folder.ofModel(id));
        if (folder.model() instanceof EcgSpecialist specialist) {
            return specialist.model();
        }
        throw new BadTable("models/" + id + " is not a model of heartbeats");
    }

    @Override
    public long predict(Path data, Path out) throws IOException {
        if (Files.exists(out) && Files.exists(data) && Files.isSameFile(data, out)) {
            throw new BadTable(out + " is the data itself: predictions need a file of their own");
        }
        EcgModel model = model();
        List<EcgBeats.Row> rows = EcgBeats.read(data, length());
        StringBuilder text = new StringBuilder(
                infarction() ? "probability,lower,upper,abstained,reason,positive\n" : "class,p1,p2,p3,p4,p5\n");
        for (EcgBeats.Row row : rows) {
            text.append(infarction() ? EcgRow.infarction(model, row.samples()) : EcgRow.classes(model, row.samples()));
        }
        Files.writeString(out, text);
        return rows.size();
    }

    @Override
    public String evaluate(Path data, boolean json) throws IOException {
        EcgModel model = model();
        List<EcgBeats.Row> rows = EcgBeats.read(data, length());
        List<double[]> said = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            int label = label(rows.get(row), row + 1);
            Optional<double[]> answer = EcgRow.answer(model, rows.get(row).samples());
            if (answer.isPresent()) {
                said.add(answer.get());
                classes.add(label);
            }
        }
        if (said.isEmpty()) {
            throw new BadTable("of no beat the model can say anything");
        }
        int[] known = classes.stream().mapToInt(Integer::intValue).toArray();
        List<Reported.Figure> figures = infarction()
                ? EcgInfarctionTraining.figures(
                        said.stream().mapToDouble(answer -> answer[0]).toArray(), positive(known), model.threshold())
                : EcgClassTraining.figures(said, known, CLASSES);
        return json ? json(figures, said.size(), rows.size() - said.size()) : text(figures, said.size(), rows.size());
    }

    private String text(List<Reported.Figure> figures, int said, int rows) {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "%s: %d beats, abstained %d%n", id, rows, rows - said));
        figures.forEach(figure -> text.append(text(figure)));
        return text.toString();
    }

    private static String text(Reported.Figure figure) {
        return String.format(
                Locale.ROOT,
                "%-48s %.4f [%.4f, %.4f]%n",
                figure.name(),
                figure.measure().value(),
                figure.measure().low(),
                figure.measure().high());
    }

    private String json(List<Reported.Figure> figures, int said, int abstained) {
        StringBuilder text = new StringBuilder();
        text.append("{\n  \"model\" : \"").append(id).append("\",\n  \"n\" : ").append(said);
        text.append(",\n  \"n_excluded\" : 0,\n  \"abstained\" : ").append(abstained);
        for (Reported.Figure figure : figures) {
            text.append(",\n  \"").append(figure.name()).append("\" : {\"value\" : ");
            text.append(number(figure.measure().value())).append(", \"low\" : ");
            text.append(number(figure.measure().low())).append(", \"high\" : ");
            text.append(number(figure.measure().high())).append('}');
        }
        return text.append("\n}\n").toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }
}
