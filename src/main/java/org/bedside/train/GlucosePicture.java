package org.bedside.train;

import java.util.List;
import java.util.Locale;
import org.bedside.glucose.BasalBolus;
import org.bedside.glucose.DayFrame;
import org.bedside.glucose.Policy;
import org.bedside.glucose.Trial;
import org.bedside.glucose.VirtualPatient;

/** A day of a virtual patient as an SVG: glucose with basal-bolus and with a policy, the meals, the policy's insulin. */
final class GlucosePicture {

    private static final int FLOOR = 320;
    private static final int STEPS = 288;

    private GlucosePicture() {}

    /** The last day of a trial of the first adult that nothing was learnt on, of the first patient if there is none. */
    static String of(List<VirtualPatient> patients, Policy policy, Trial trial) {
        VirtualPatient shown = patients.stream()
                .filter(patient -> patient.group() == VirtualPatient.Group.ADULT && GlucosePatients.heldOut(patient))
                .findFirst()
                .orElseGet(() -> patients.get(0));
        return of(shown, policy, trial);
    }

    private static String of(VirtualPatient patient, Policy policy, Trial trial) {
        int from = (trial.days() - 1) * STEPS;
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        StringBuilder bars = new StringBuilder();
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
                bars.append(String.format(Locale.ROOT, "M%.1f %dv-%.1f", x(step - from), FLOOR, tall));
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
        marks.append("<path stroke=\"#7a9cc6\" stroke-width=\"2.4\" d=\"")
                .append(bars)
                .append("\"/>\n");
        return svg(patient, before, after, marks);
    }

    private static String svg(VirtualPatient patient, StringBuilder before, StringBuilder after, StringBuilder marks) {
        return DayFrame.begin(
                        FLOOR + 36,
                        "A day of the virtual patient " + patient.name().replace('#', ' ')
                                + ": glucose with basal-bolus (dashed) and with the policy")
                + DayFrame.axes(false, FLOOR + 30)
                + String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"34\" font-size=\"12\">Virtual patient %s. Dashed: basal-bolus. Line: the"
                                + " policy; bars: its basal rate. mg/dL</text>%n",
                        DayFrame.LEFT,
                        patient.name().replace('#', ' '))
                + marks
                + line(before, "#a05a2c\" stroke-dasharray=\"5 3")
                + line(after, "#1d5fa8")
                + "</svg>\n";
    }

    private static String line(StringBuilder points, String stroke) {
        return "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + stroke + "\" points=\"" + points + "\"/>\n";
    }

    private static void point(StringBuilder points, int step, double glucose) {
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(step), DayFrame.y(glucose)));
    }

    private static double x(int step) {
        return DayFrame.x(24.0 * 60 * step / STEPS);
    }
}
