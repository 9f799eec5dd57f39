package org.bedside.ecg;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What the picture of a trend is drawn from: the ST levels with their line, and the last beat with its forecast; some 1 KB. It
 * says lead and times, and not of whom. Immutable.
 *
 * @param lead as it is written on a tracing
 * @param first the minute of the first recording
 * @param last and of the last
 * @param points the ST levels in millivolts, the earliest first
 * @param foreseen empty where no forecast could be made
 */
record TrendPicture(
        String lead, String first, String last, List<Trend.Point> points, Trend trend, Optional<Foreseen> foreseen) {

    static final Color POINT = Color.BLACK;
    static final Color LINE = new Color(0x1f5fbf);
    static final Color INTERVAL = new Color(0xd6e4f7);
    static final Color GIVEN = Color.BLACK;
    static final Color AHEAD = new Color(0x1f5fbf);
    static final Color OBSERVED = new Color(0x9a9a9a);

    /** The least height of the scale of ST levels, in millivolts. */
    private static final double LEAST = 0.2;

    TrendPicture {
        points = List.copyOf(points);
    }

    static TrendPicture of(Series series, Trend trend, Optional<Foreseen> foreseen, ZoneId zone) {
        return new TrendPicture(
                series.lead().label(),
                series.first().lead().minute(zone),
                series.last().lead().minute(zone),
                series.points(),
                trend,
                foreseen);
    }

    /** What it shows and what its colours mean. */
    String label() {
        return "ST level of lead " + lead + " over time: blue its line, shaded the 95 % interval of the slope"
                + (foreseen.isPresent() ? "; last beat: black given, blue forecast, grey as it went on" : "");
    }

    /** Draws it. */
    BufferedImage image() {
        int plots = foreseen.isPresent() ? 2 : 1;
        BufferedImage image = new BufferedImage(Plot.WIDTH, plots * Plot.HEIGHT, BufferedImage.TYPE_INT_RGB);
        levels(image);
        foreseen.ifPresent(beat -> beat(image, beat));
        return image;
    }

    private void levels(BufferedImage image) {
        Plot plot = new Plot(image, 0, hours(), millivolts());
        double hours = points.stream().mapToDouble(Trend.Point::hours).average().orElseThrow();
        double middle =
                points.stream().mapToDouble(Trend.Point::value).average().orElseThrow();
        for (double end : new double[] {0, trend.hours()}) {
            double far = end - hours;
            plot.wedge(INTERVAL, hours, middle, end, middle + trend.lower() * far, middle + trend.upper() * far);
        }
        plot.line(
                LINE,
                0,
                middle - trend.slope() * hours,
                trend.hours(),
                middle + trend.slope() * (trend.hours() - hours));
        points.forEach(point -> plot.dot(POINT, point.hours(), point.value()));
        plot.title("Lead " + lead + ": ST level in mV, and its line with the 95 % interval of the slope");
        plot.ends(first, last);
    }

    /** A twentieth of the time to spare at both ends. */
    Plot.Scale hours() {
        return new Plot.Scale(-trend.hours() / 20, trend.hours() * 21 / 20);
    }

    /** The levels, in the middle of twice the height that they take. */
    Plot.Scale millivolts() {
        double low = points.stream().mapToDouble(Trend.Point::value).min().orElseThrow();
        double high = points.stream().mapToDouble(Trend.Point::value).max().orElseThrow();
        double half = Math.max(LEAST, 2 * (high - low)) / 2;
        return new Plot.Scale((low + high) / 2 - half, (low + high) / 2 + half);
    }

    private static void beat(BufferedImage image, Foreseen foreseen) {
        float[] beat = foreseen.beat();
        float[] ahead = foreseen.ahead();
        Plot plot = new Plot(image, 1, new Plot.Scale(0, beat.length - 1.0), heights(foreseen));
        plot.curve(OBSERVED, 0, beat, Forecast.GIVEN - 1);
        plot.line(AHEAD, Forecast.GIVEN - 1.0, beat[Forecast.GIVEN - 1], Forecast.GIVEN, ahead[0]);
        plot.curve(AHEAD, Forecast.GIVEN, ahead, 0);
        plot.curve(GIVEN, 0, Arrays.copyOf(beat, Forecast.GIVEN), 0);
        plot.title("Last beat, in its standard deviation: given (black), forecast (blue), as it went on (grey)");
        plot.ends("sample 1", "sample " + beat.length);
    }

    static Plot.Scale heights(Foreseen foreseen) {
        float[] beat = foreseen.beat();
        float[] ahead = foreseen.ahead();
        double[] all = DoubleStream.concat(
                        IntStream.range(0, beat.length).mapToDouble(at -> beat[at]),
                        IntStream.range(0, ahead.length).mapToDouble(at -> ahead[at]))
                .sorted()
                .toArray();
        return new Plot.Scale(all[0] - 0.2, all[all.length - 1] + 0.2);
    }
}
