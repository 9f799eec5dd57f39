package org.bedside.blood;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.predict.Prediction;
import org.bedside.predict.Specialist;

/** Says whether a patient's latest blood count is unlike all of the community. Immutable and thread-safe. */
public final class OutlierModel implements Specialist {

    /** Said of a count with no core cell within the radius. */
    public static final String UNLIKE = "unlike the community";

    /** Said of all others; it does not mean that they are normal. */
    public static final String ALIKE = "seen in the community";

    private static final String DISTANCE = "distance";
    private static final String RADIUS = "radius";

    private final BloodSpec spec;
    private final Community community;

    public OutlierModel(BloodSpec spec, Community community) {
        if (spec.indices().size() != community.scale().width()) {
            throw new IllegalArgumentException("the trained part is of other indices");
        }
        this.spec = spec;
        this.community = community;
    }

    @Override
    public String id() {
        return spec.id();
    }

    @Override
    public String version() {
        return spec.version();
    }

    public BloodSpec spec() {
        return spec;
    }

    public Community community() {
        return community;
    }

    @Override
    public List<String> labels() {
        return List.of(UNLIKE, ALIKE);
    }

    @Override
    public Set<String> numbers() {
        return Set.of(DISTANCE, RADIUS);
    }

    @Override
    public Prediction predict(Facts facts, InputReader inputs) {
        Panel.Found found = Panel.latest(spec, facts, inputs);
        if (found.panel().isEmpty()) {
            return found.abstained().orElseThrow();
        }
        Panel panel = found.panel().get();
        double distance = community.distance(panel.values());
        return new Prediction.Statement(
                id(),
                version(),
                community.isOutlier(distance) ? UNLIKE : ALIKE,
                Optional.empty(),
                Map.of(DISTANCE, distance, RADIUS, community.radius()),
                panel.lines(community.scale()),
                List.of());
    }
}
