package org.bedside.blood;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says whether a patient's latest blood count is unlike all of the community. Immutable and thread-safe. */
public final class OutlierModel extends BloodModel {

    /** Said of a count with no core cell within the radius. */
    public static final String UNLIKE = "unlike the community";

    /** Said of all others; it does not mean that they are normal. */
    public static final String ALIKE = "seen in the community";

    private static final String DISTANCE = "distance";
    private static final String RADIUS = "radius";

    private final Community community;

    public OutlierModel(BloodSpec spec, Community community) {
        super(spec, community.scale());
        this.community = community;
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
    Said said(double[] values) {
        double distance = community.distance(values);
        return new Said(
                community.isOutlier(distance) ? UNLIKE : ALIKE, Map.of(DISTANCE, distance, RADIUS, community.radius()));
    }
}
