package org.bedside.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How good a model is, by cross-validation on its training data: what training writes into {@code metrics.json}.
 *
 * @param method how the figures came about
 * @param overall of all rows
 * @param bins calibration: equally many rows each, by rising probability
 * @param subgroups of patients
 * @param decisions the decision curve, by rising threshold
 * @param intervals how the intervals of single probabilities hold; empty if that was not tried
 * @param brier of a calibration line and of calibration steps, cross-fitted; empty if steps were not tried
 */
public record Metrics(
        String method,
        Group overall,
        List<Bin> bins,
        List<Group> subgroups,
        List<Decision> decisions,
        Optional<Intervals> intervals,
        Optional<Brier> brier) {

    public static final String NAME = "metrics.json";

    public Metrics {
        bins = List.copyOf(bins);
        subgroups = List.copyOf(subgroups);
        decisions = List.copyOf(decisions);
    }

    /**
     * One point of the decision curve: Vickers and Elkin, Med Decis Making 2006;26:565.
     *
     * @param threshold the probability from which on one would act
     * @param model net benefit per patient of acting by the model: true positives less false positives, these weighted
     *     with the odds of the threshold
     * @param everyone net benefit of acting on everyone; on no one it is 0
     */
    public record Decision(double threshold, double model, double everyone) {}

    /**
     * How the 95 % intervals of single probabilities hold against refits on patients drawn with replacement.
     *
     * @param refits how many
     * @param coverage share of rows and refits in which the interval holds the refit's probability
     * @param lowest the same in that tenth of the rows, by probability, where it is lowest
     * @param highest and where it is highest
     * @param medianWidth of the intervals, as a probability
     */
    public record Intervals(int refits, double coverage, double lowest, double highest, double medianWidth) {}

    /**
     * The Brier scores by which calibration is chosen.
     *
     * @param line by a line in the log-odds (Platt), which is what the model uses
     * @param steps by isotonic steps
     */
    public record Brier(double line, double steps) {}

    /**
     * Rows with one value of one attribute.
     *
     * @param positives rows in which the outcome came about
     * @param flagged rows at or above the threshold
     * @param measures by name: auroc, auprc, brier, ece, slope, intercept, sensitivity, specificity, ppv
     */
    public record Group(
            String attribute, String value, int n, int positives, int flagged, Map<String, Measure> measures) {
        public Group {
            measures = Map.copyOf(measures);
        }

        /** A figure; empty where there were too few outcomes to tell. */
        public Optional<Measure> measure(String name) {
            return Optional.ofNullable(measures.get(name));
        }
    }

    /**
     * One bin of the calibration table.
     *
     * @param predicted mean probability
     * @param observed share of rows in which the outcome came about
     */
    public record Bin(int n, double predicted, double observed) {}

    static Optional<Metrics> read(Folder folder, Faults faults) {
        return Json.read(folder, NAME, faults).map(fields -> {
            String method = fields.text("method");
            Group overall = group(fields.object("overall"));
            List<Bin> bins = new ArrayList<>();
            for (Fields bin : fields.objects("calibration")) {
                bins.add(new Bin(bin.whole("n", 0), bin.number("predicted"), bin.number("observed")));
                bin.end();
            }
            List<Group> subgroups = new ArrayList<>();
            for (Fields subgroup : fields.objects("subgroups")) {
                subgroups.add(group(subgroup));
            }
            List<Decision> decisions = new ArrayList<>();
            for (Fields point : fields.objects("decisions")) {
                decisions.add(new Decision(point.number("threshold"), point.number("model"), point.number("everyone")));
                point.end();
            }
            Optional<Intervals> intervals = fields.optional("intervals").map(Metrics::intervals);
            Optional<Brier> brier = fields.optional("brier").map(object -> {
                Brier both = new Brier(object.number("line"), object.number("steps"));
                object.end();
                return both;
            });
            fields.end();
            return new Metrics(method, overall, bins, subgroups, decisions, intervals, brier);
        });
    }

    private static Intervals intervals(Fields fields) {
        Intervals intervals = new Intervals(
                fields.whole("refits", 0),
                fields.number("coverage"),
                fields.number("lowest"),
                fields.number("highest"),
                fields.number("medianWidth"));
        fields.end();
        return intervals;
    }

    private static Group group(Fields fields) {
        Map<String, Measure> measures = new LinkedHashMap<>();
        Fields object = fields.object("measures");
        for (String name : object.names()) {
            Fields measure = object.object(name);
            measures.put(name, new Measure(figure(measure, "value"), figure(measure, "low"), figure(measure, "high")));
            measure.end();
        }
        Group group = new Group(
                fields.text("attribute"),
                fields.text("value"),
                fields.whole("n", 0),
                fields.whole("positives", 0),
                fields.whole("flagged", 0),
                measures);
        fields.end();
        return group;
    }

    private static double figure(Fields fields, String name) {
        return fields.any(name).map(JsonNode::isNull).orElse(false) ? Double.NaN : fields.number(name);
    }

    /** The file's text. */
    public String json() {
        ObjectNode root = Json.MAPPER.createObjectNode().put("method", method);
        write(root.putObject("overall"), overall);
        var calibration = root.putArray("calibration");
        for (Bin bin : bins) {
            calibration
                    .addObject()
                    .put("n", bin.n())
                    .put("predicted", bin.predicted())
                    .put("observed", bin.observed());
        }
        var groups = root.putArray("subgroups");
        for (Group group : subgroups) {
            write(groups.addObject(), group);
        }
        var curve = root.putArray("decisions");
        for (Decision point : decisions) {
            curve.addObject()
                    .put("threshold", point.threshold())
                    .put("model", point.model())
                    .put("everyone", point.everyone());
        }
        intervals.ifPresent(held -> root.putObject("intervals")
                .put("refits", held.refits())
                .put("coverage", held.coverage())
                .put("lowest", held.lowest())
                .put("highest", held.highest())
                .put("medianWidth", held.medianWidth()));
        brier.ifPresent(both -> root.putObject("brier").put("line", both.line()).put("steps", both.steps()));
        return FitFile.text(root);
    }

    private static void write(ObjectNode node, Group group) {
        node.put("attribute", group.attribute())
                .put("value", group.value())
                .put("n", group.n())
                .put("positives", group.positives())
                .put("flagged", group.flagged());
        ObjectNode measures = node.putObject("measures");
        group.measures().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            ObjectNode measure = measures.putObject(entry.getKey());
            figure(measure, "value", entry.getValue().value());
            figure(measure, "low", entry.getValue().low());
            figure(measure, "high", entry.getValue().high());
        });
    }

    /** Four digits are more than the intervals warrant, and keep the file the same on every machine. */
    private static void figure(ObjectNode node, String name, double figure) {
        if (Double.isFinite(figure)) {
            node.put(name, Math.rint(figure * 1e5) / 1e5);
        } else {
            node.putNull(name);
        }
    }
}
