package org.bedside.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bedside.catalog.Measure;
import org.bedside.catalog.SourceAttribute;

/**
 * How good a model is, as its {@link AppliedModelCard} tells it: how right, how fair, how reliable. Each value is JSON of one of
 * the kinds in the examples beside the schema, {@code single} or {@code estimate_ci}; a value that is not known is null.
 */
final class KeyMetrics {

    /** Figures that tell how far probabilities hold; all others tell how right the model is. */
    private static final Set<String> RELIABILITY = Set.of("brier", "ece", "slope", "intercept");

    private static final String NOT_EVALUATED = "Not evaluated: ";

    private final Described model;

    KeyMetrics(Described model) {
        this.model = model;
    }

    Xml xml() {
        return Xml.of("KeyMetrics", usefulness(), fairness(), safety());
    }

    private Xml usefulness() {
        return metric(
                "UsefulnessUsabilityEfficacy",
                "How right the model is in what it says. " + model.says() + ".",
                orNone(
                        model.figures().stream()
                                .filter(figure -> !RELIABILITY.contains(figure.key()))
                                .map(figure -> result(figure.name(), figure.measure())),
                        "no figures of how right it is"),
                Paragraphs.of(
                        model.headed(SourceAttribute.VALIDITY_IN_TEST, SourceAttribute.VALIDITY_EXTERNAL),
                        Paragraphs.tables(model.details().performance())),
                Paragraphs.of(
                        model.card().trainedOn(),
                        model.details().learntFrom(),
                        model.headed(SourceAttribute.EXTERNAL_SOURCE, SourceAttribute.EXTERNAL_REPRESENTATIVENESS)),
                model.headed(SourceAttribute.EXTERNAL_PROCESS, SourceAttribute.EXTERNAL_PARTY));
    }

    private Xml fairness() {
        return metric(
                "FairnessEquity",
                model.said(SourceAttribute.FAIRNESS_APPROACH),
                orNone(
                        model.details().groups().stream().flatMap(KeyMetrics::results),
                        "no figures by group but those that UsefulnessUsabilityEfficacy may have"),
                model.headed(SourceAttribute.FAIRNESS_IN_TEST, SourceAttribute.FAIRNESS_EXTERNAL),
                model.said(SourceAttribute.REPRESENTATIVENESS),
                model.headed(SourceAttribute.LOCAL_FAIRNESS));
    }

    private static Stream<Xml> results(Described.Group group) {
        String of = "; %s (n %d, with the outcome %d)".formatted(group.name(), group.n(), group.positives());
        return group.figures().isEmpty()
                ? Stream.of(single(NOT_EVALUATED + "too few outcomes" + of, Double.NaN))
                : group.figures().stream().map(figure -> result(figure.name() + of, figure.measure()));
    }

    private Xml safety() {
        return metric(
                "SafetyReliability",
                "How far its probabilities and their intervals hold.",
                orNone(
                        Stream.concat(
                                        model.figures().stream().filter(figure -> RELIABILITY.contains(figure.key())),
                                        model.details().intervals().stream())
                                .map(figure -> result(figure.name(), figure.measure())),
                        "no figures of calibration or of intervals"),
                Paragraphs.of(
                        model.headed(SourceAttribute.RISKS),
                        Paragraphs.tables(model.details().reliability())),
                Paragraphs.of(model.card().trainedOn(), model.details().learntFrom()),
                model.headed(SourceAttribute.LOCAL_VALIDITY));
    }

    /** The results; the schema asks for one at least. */
    private static List<Xml> orNone(Stream<Xml> results, String none) {
        List<Xml> all = results.toList();
        return all.isEmpty() ? List.of(single(NOT_EVALUATED + none, Double.NaN)) : all;
    }

    private Xml metric(
            String name, String goal, List<Xml> results, String interpretation, String data, String validation) {
        return Xml.of(
                name,
                Xml.text("MetricGoal", goal),
                Xml.of("Results", results),
                Xml.text("Interpretation", interpretation),
                Xml.text("TestType", model.method()),
                Xml.text("TestingDataDescription", data),
                Xml.text("ValidationProcessAndJustification", validation));
    }

    private static Xml result(String label, Measure measure) {
        if (!(measure.low() < measure.high())) {
            return single(label, measure.value());
        }
        return result(
                label,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("kind", "estimate_ci")
                        .put("estimate", measure.value())
                        .put("lower", measure.low())
                        .put("upper", measure.high())
                        .put("level", 95));
    }

    private static Xml single(String label, double value) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", "single");
        return result(label, Double.isFinite(value) ? json.put("value", value) : json.putNull("value"));
    }

    private static Xml result(String label, ObjectNode value) {
        return Xml.of("MetricResult", Xml.text("Label", label), Xml.text("ValueJson", value.toString()));
    }
}
