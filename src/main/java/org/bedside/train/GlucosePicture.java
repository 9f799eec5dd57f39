package org.bedside.train;

import java.util.Locale;
import org.bedside.glucose.BasalBolus;
import org.bedside.glucose.Policy;
import org.bedside.glucose.Trial;
import org.bedside.glucose.VirtualPatient;

/** A day of a virtual patient as an SVG: glucose with basal-bolus and with a policy, the meals, the policy's insulin. */
final class GlucosePicture {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int FLOOR = 320;
    private static final int LEFT = 40;
    private static final int STEPS = 288;
    private static final double MOST = 350;

    private GlucosePicture() {}

    /** The last day of a trial. */
    static String of(VirtualPatient patient, Policy policy, Trial trial) {
        int from = (trial.days() - 1) * STEPS;
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        trial.run(patient, new BasalBolus(), (step, glucose, shown, grams, basal, bolus) -> {
            if (step >= from) {
                point(before, step - from, glucose);
                if (grams > 0) {
                    marks.append(String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"14\" font-size=\"11\" text-anchor=\"middle\">%.0f g</text>%n",
                            x(step - from),
                            grams));
                }
            }
        });
        double most = 4 * patient.therapy().basal();
        trial.run(patient, policy, (step, glucose, shown, grams, basal, bolus) -> {
            if (step >= from) {
                point(after, step - from, glucose);
                double tall = 50 * Math.min(1, basal / most);
                marks.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"2.4\" height=\"%.1f\" fill=\"#7a9cc6\"/>%n",
                        x(step - from),
                        FLOOR - tall,
                        tall));
                if (bolus > 0) {
                    marks.append(String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"%d\" font-size=\"11\" text-anchor=\"middle\">%.1f U</text>%n",
                            x(step - from),
                            FLOOR + 14,
                            bolus));
                }
            }
        });
        return svg(patient, before, after, marks);
    }

    private static String svg(VirtualPatient patient, StringBuilder before, StringBuilder after, StringBuilder marks) {
        StringBuilder hours = new StringBuilder();
        for (int hour = 0; hour <= 24; hour += 3) {
            hours.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" font-size=\"11\" text-anchor=\"middle\">%d h</text>%n",
                    x(hour * 12),
                    FLOOR + 30,
                    hour));
        }
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"A"
                                + " day of the virtual patient %s: glucose with basal-bolus (dashed) and with the policy\""
                                + " font-family=\"sans-serif\">%n",
                        WIDTH,
                        FLOOR + 36,
                        patient.name().replace('#', ' '))
                + String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"#e4f2e4\"/>%n",
                        LEFT,
                        y(180),
                        WIDTH - LEFT - 10,
                        y(70) - y(180))
                + axis(54)
                + axis(70)
                + axis(180)
                + axis(250)
                + String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"34\" font-size=\"12\">Dashed: basal-bolus. Line: the policy; bars: its"
                                + " basal rate. mg/dL</text>%n",
                        LEFT)
                + marks
                + hours
                + line(before, "#a05a2c\" stroke-dasharray=\"5 3")
                + line(after, "#1d5fa8")
                + "</svg>\n";
    }

    private static String axis(int glucose) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%.1f\" font-size=\"11\" text-anchor=\"end\">%d</text>%n",
                LEFT - 4,
                y(glucose) + 4,
                glucose);
    }

    private static String line(StringBuilder points, String stroke) {
        return "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + stroke + "\" points=\"" + points + "\"/>\n";
    }

    private static void point(StringBuilder points, int step, double glucose) {
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(step), y(glucose)));
    }

    private static double x(int step) {
        return LEFT + (WIDTH - LEFT - 10.0) * step / STEPS;
    }

    private static double y(double glucose) {
        return HEIGHT - (HEIGHT - 20) * Math.max(0, Math.min(MOST, glucose)) / MOST;
    }
}
