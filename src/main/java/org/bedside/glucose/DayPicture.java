package org.bedside.glucose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A {@link DayProfile} as an SVG: the median as a line within bands, over the target range; gaps where little is known. */
final class DayPicture {

    static final String LABEL = "Glucose by time of day: median, and bands of half and of nine tenths of the readings";

    private static final int HOURS = DayFrame.BOTTOM + 16;

    private final StringBuilder svg = new StringBuilder();

    private DayPicture() {}

    /** The text of the SVG, its bounds in mmol/L or mg/dL. */
    static String svg(DayProfile profile, boolean molar) {
        DayPicture picture = new DayPicture();
        picture.svg.append(DayFrame.begin(HOURS + 24, LABEL));
        for (List<DayProfile.Time> run : runs(profile.times())) {
            picture.band(run, DayProfile.Time::p5, DayProfile.Time::p95, "#bcd0e8");
            picture.band(run, DayProfile.Time::p25, DayProfile.Time::p75, "#7a9cc6");
            picture.line(run);
        }
        picture.svg.append(DayFrame.axes(molar, HOURS));
        picture.add(
                "<text x=\"%d\" y=\"%d\" font-size=\"12\">Line: median. Bands: 25 to 75 %% and 5 to 95 %% of %d readings."
                        + " Green: %s.</text>%n",
                DayFrame.LEFT, HOURS + 18, profile.readings(), molar ? "3.9 to 10.0 mmol/L" : "70 to 180 mg/dL");
        return picture.svg.append("</svg>\n").toString();
    }

    /** Times that follow one another without a gap. */
    private static List<List<DayProfile.Time>> runs(List<DayProfile.Time> times) {
        List<List<DayProfile.Time>> runs = new ArrayList<>();
        int start = 0;
        for (int at = 1; at <= times.size(); at++) {
            if (at == times.size() || times.get(at).minute() - times.get(at - 1).minute() > DayProfile.STEP) {
                runs.add(times.subList(start, at));
                start = at;
            }
        }
        return runs;
    }

    private void band(
            List<DayProfile.Time> run,
            ToDoubleFunction<DayProfile.Time> low,
            ToDoubleFunction<DayProfile.Time> high,
            String colour) {
        svg.append("<polygon fill=\"").append(colour).append("\" fill-opacity=\"0.7\" points=\"");
        run.forEach(time -> point(time, high));
        for (int at = run.size() - 1; at >= 0; at--) {
            point(run.get(at), low);
        }
        svg.append("\"/>\n");
    }

    private void line(List<DayProfile.Time> run) {
        svg.append("<polyline fill=\"none\" stroke=\"#123f73\" stroke-width=\"2\" points=\"");
        run.forEach(time -> point(time, DayProfile.Time::median));
        svg.append("\"/>\n");
    }

    private void point(DayProfile.Time time, ToDoubleFunction<DayProfile.Time> glucose) {
        add("%.1f,%.1f ", DayFrame.x(time.minute()), DayFrame.y(glucose.applyAsDouble(time)));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
