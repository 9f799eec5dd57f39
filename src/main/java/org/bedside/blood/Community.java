package org.bedside.blood;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where a community's blood counts are dense: the core cells of DBSCAN. Counts are first put into cells of a grid of
 * standardised logarithms, each weighing as many people as fall into it, so that nobody's count is kept as it was, and what is
 * rare is not kept at all. Immutable and thread-safe.
 */
public final class Community {

    private final LogScale scale;
    private final double width;
    private final double radius;
    private final short[][] cells;
    private final KdTree cores;

    /**
     * A community.
     *
     * @param width of a cell, in standard deviations
     * @param radius of DBSCAN, in standard deviations
     * @param cells the core cells: their places along each index, in widths
     */
    public Community(LogScale scale, double width, double radius, short[][] cells) {
        if (!(width > 0) || !(radius > 0) || cells.length == 0) {
            throw new IllegalArgumentException("a width and a radius above 0, and a cell at least");
        }
        this.scale = scale;
        this.width = width;
        this.radius = radius;
        this.cells = cells.clone();
        double[][] middles = new double[cells.length][];
        for (int at = 0; at < cells.length; at++) {
            middles[at] = middle(cells[at], scale.width(), width);
        }
        this.cores = new KdTree(middles);
    }

    /** Reads {@code clusters.bin}; throws IllegalArgumentException if it holds no core cells. */
    public static Community read(byte[] bytes) {
        ClusterFile file = ClusterFile.read(bytes);
        return new Community(file.scale(), file.step(), file.radius(), file.points());
    }

    /** As {@code clusters.bin}. */
    public byte[] bytes() {
        return new ClusterFile(scale, width, radius, cells).bytes();
    }

    private static double[] middle(short[] cell, int dimension, double width) {
        if (cell.length != dimension) {
            throw new IllegalArgumentException("a cell is not of the scale's " + dimension + " indices");
        }
        double[] middle = new double[dimension];
        for (int at = 0; at < dimension; at++) {
            middle[at] = cell[at] * width;
        }
        return middle;
    }

    /**
     * Learns where counts are dense.
     *
     * @param rows the indices of people, positive
     * @param enough how many people make a core cell
     */
    public static Community learn(LogScale scale, double[][] rows, double width, double radius, int enough) {
        Map<List<Short>, Integer> people = new LinkedHashMap<>();
        for (double[] row : rows) {
            people.merge(cell(scale.standardised(row), width), 1, Integer::sum);
        }
        short[][] cells = new short[people.size()][scale.width()];
        int[] weights = new int[people.size()];
        double[][] middles = new double[people.size()][];
        int count = 0;
        for (Map.Entry<List<Short>, Integer> entry : people.entrySet()) {
            for (int at = 0; at < scale.width(); at++) {
                cells[count][at] = entry.getKey().get(at);
            }
            middles[count] = middle(cells[count], scale.width(), width);
            weights[count++] = entry.getValue();
        }
        Dbscan found = Dbscan.of(middles, weights, radius, enough);
        return new Community(
                scale, width, radius, found.cores().mapToObj(at -> cells[at]).toArray(short[][]::new));
    }

    private static List<Short> cell(double[] z, double width) {
        Short[] cell = new Short[z.length];
        for (int at = 0; at < z.length; at++) {
            cell[at] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.rint(z[at] / width)));
        }
        return List.of(cell);
    }

    public LogScale scale() {
        return scale;
    }

    public double radius() {
        return radius;
    }

    /** Tells the middle of each core cell, in standard deviations from the means. */
    public void eachCell(Consumer<double[]> told) {
        for (short[] cell : cells) {
            told.accept(middle(cell, scale.width(), width));
        }
    }

    /** How many core cells there are. */
    public int size() {
        return cells.length;
    }

    /** How far the nearest core cell is from these indices, in standard deviations. */
    public double distance(double[] values) {
        return cores.nearest(scale.standardised(values));
    }

    /** Whether these indices are unlike the community: no core cell lies within the radius. */
    public boolean isOutlier(double distance) {
        return distance > radius;
    }
}
