package org.bedside.ecg;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Remark.Reason;

/**
 * The readable recordings of one lead, the earliest first, at least {@link Trend#FEWEST} and at most {@link Trend#MOST}.
 *
 * @param refused what of that lead could not be read
 */
record Series(Lead lead, List<Recording> recordings, List<Remark> refused) {

    Series {
        recordings = List.copyOf(recordings);
        refused = List.copyOf(refused);
    }

    /**
     * A lead of one electrocardiogram that may be read.
     *
     * @param millivolts the ST level 60 ms after the J point, against the PR segment
     * @param distance how unlike the training beats of the model for infarction its typical beat is
     */
    record Recording(LeadFact lead, Strip strip, double millivolts, double distance) {
        Instant at() {
            return lead.at();
        }

        Fact fact() {
            return lead.fact();
        }
    }

    /** The lead with the most recordings; of several, the one whose beats are most like those of training. */
    static Optional<Series> best(Map<Lead, List<LeadFact>> leads, EcgModel model, List<Remark> refused) {
        List<Series> all = new ArrayList<>();
        leads.forEach((lead, facts) -> {
            Series series = of(lead, facts, model);
            refused.addAll(series.refused());
            if (series.recordings().size() >= Trend.FEWEST) {
                all.add(series);
            }
        });
        return all.stream()
                .min(Comparator.comparingInt(
                                (Series series) -> -series.recordings().size())
                        .thenComparingDouble(Series::distance));
    }

    /** The leads that are named in at least {@link Trend#FEWEST} recordings, with one of each time, the latest first. */
    static Map<Lead, List<LeadFact>> repeated(List<LeadFact> latestFirst) {
        Map<Lead, List<LeadFact>> leads = new EnumMap<>(Lead.class);
        for (LeadFact fact : latestFirst) {
            if (fact.lead().isPresent()) {
                List<LeadFact> same = leads.computeIfAbsent(fact.lead().get(), lead -> new ArrayList<>());
                if (same.isEmpty() || !same.get(same.size() - 1).at().equals(fact.at())) {
                    same.add(fact);
                }
            }
        }
        leads.values().removeIf(same -> same.size() < Trend.FEWEST);
        return leads;
    }

    private static Series of(Lead lead, List<LeadFact> latestFirst, EcgModel model) {
        List<Recording> recordings = new ArrayList<>();
        List<Remark> refused = new ArrayList<>();
        for (LeadFact fact : latestFirst.subList(0, Math.min(Trend.MOST, latestFirst.size()))) {
            Strip strip = Strip.of(fact.signal(), model.length(), model.before());
            OptionalDouble level = strip.stLevel();
            OptionalDouble scale = fact.toMillivolts();
            String why = scale.isEmpty() ? "has no unit of voltage" : strip.refused();
            if (!why.isEmpty() || scale.isEmpty() || level.isEmpty()) {
                refused.add(new Remark(Reason.VALUE, "lead " + fact.name(), why.isEmpty() ? "has no ST level" : why));
            } else {
                double distance = model.familiarity().distance(strip.typical());
                recordings.add(new Recording(fact, strip, level.getAsDouble() * scale.getAsDouble(), distance));
            }
        }
        Collections.reverse(recordings);
        return new Series(lead, recordings, refused);
    }

    private double distance() {
        return recordings.stream().mapToDouble(Recording::distance).average().orElse(Double.NaN);
    }

    Recording first() {
        return recordings.get(0);
    }

    Recording last() {
        return recordings.get(recordings.size() - 1);
    }

    List<Fact> facts() {
        return recordings.stream().map(Recording::fact).toList();
    }

    /** How far the ST level moves. */
    Trend trend() {
        return Trend.of(points());
    }

    /** The ST levels in millivolts by the hours since the first. */
    List<Trend.Point> points() {
        return recordings.stream()
                .map(recording -> new Trend.Point(
                        Duration.between(first().at(), recording.at()).toMillis() / 3.6e6, recording.millivolts()))
                .toList();
    }

    /** The longest time between a recording and the next. */
    Duration widestGap() {
        Duration widest = Duration.ZERO;
        for (int at = 1; at < recordings.size(); at++) {
            Duration gap = Duration.between(
                    recordings.get(at - 1).at(), recordings.get(at).at());
            widest = gap.compareTo(widest) > 0 ? gap : widest;
        }
        return widest;
    }
}
