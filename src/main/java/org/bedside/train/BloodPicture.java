package org.bedside.train;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.bedside.blood.BloodSpec;
import org.bedside.blood.Community;
import org.bedside.blood.PhenotypeModel;

/** The pictures on the pages of the models of blood counts, as SVG. */
final class BloodPicture {

    private static final int ROW = 28;
    private static final int COLUMN = 92;
    private static final int NAMES = 330;

    private BloodPicture() {}

    /** Centroids as a strip of heat: blue below the community's mean, red above, in standard deviations. */
    static String centroids(PhenotypeModel model) {
        List<BloodSpec.Index> indices = model.spec().indices();
        int clusters = model.phenotypes().size();
        StringBuilder svg = start(NAMES + COLUMN * indices.size(), ROW * (clusters + 1), "Centroids of the phenotypes");
        for (int at = 0; at < indices.size(); at++) {
            text(
                    svg,
                    NAMES + COLUMN * at + COLUMN / 2,
                    18,
                    "middle",
                    indices.get(at).input().name().toUpperCase(Locale.ROOT));
        }
        for (int cluster = 1; cluster <= clusters; cluster++) {
            text(svg, NAMES - 8, ROW * cluster + 18, "end", model.label(cluster));
            double[] centroid = model.phenotypes().centroid(cluster);
            for (int at = 0; at < centroid.length; at++) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>",
                        NAMES + COLUMN * at,
                        ROW * cluster,
                        COLUMN - 2,
                        ROW - 2,
                        heat(centroid[at])));
                text(
                        svg,
                        NAMES + COLUMN * at + COLUMN / 2,
                        ROW * cluster + 18,
                        "middle",
                        String.format(Locale.ROOT, "%+.1f SD", centroid[at]));
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private static String heat(double z) {
        int pale = (int) Math.round(255 - 150 * Math.min(1, Math.abs(z) / 2));
        return z < 0 ? "rgb(" + pale + "," + pale + ",255)" : "rgb(255," + pale + "," + pale + ")";
    }

    /** Where the core cells are, by spread of red cell sizes and haematocrit: the darker, the more of them. */
    static String cells(Community community) {
        TreeMap<List<Integer>, Integer> squares = new TreeMap<>(
                Comparator.comparing((List<Integer> at) -> at.get(0)).thenComparing(at -> at.get(1)));
        community.eachCell(z ->
                squares.merge(List.of((int) Math.round(2 * z[3]), (int) Math.round(2 * z[4])), 1, Integer::sum));
        StringBuilder svg = start(520, 450, "Where the community's blood counts are dense");
        squares.forEach((at, count) -> svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"27\" height=\"27\" fill=\"#1f4e79\" fill-opacity=\"%.2f\"/>",
                193 + 28 * at.get(0),
                193 - 28 * at.get(1),
                Math.min(1, 0.15 + Math.log10(count) / 3))));
        for (int z = -2; z <= 4; z += 2) {
            text(
                    svg,
                    207 + 56 * z,
                    444,
                    "middle",
                    String.format(Locale.ROOT, "%.1f", community.scale().value(3, z)));
        }
        for (int z = -3; z <= 3; z++) {
            text(
                    svg,
                    30,
                    211 - 56 * z,
                    "end",
                    String.format(Locale.ROOT, "%.0f", community.scale().value(4, z)));
        }
        text(svg, 515, 444, "end", "RDW (%)");
        text(svg, 40, 14, "start", "Haematocrit (%)");
        return svg.append("</svg>\n").toString();
    }

    private static StringBuilder start(int width, int height, String title) {
        return new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\""
                        + " font-family=\"sans-serif\" font-size=\"12\"><title>%s</title>",
                width,
                height,
                width,
                title));
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
        svg.append(
                String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>", x, y, anchor, text));
    }
}
