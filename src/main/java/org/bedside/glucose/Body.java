package org.bedside.glucose;

/**
 * How glucose moves in one virtual patient: the 13-state UVA/Padova type 1 diabetes simulator (Dalla Man et al., J
 * Diabetes Sci Technol 2014;8:26, in the version of 2008), integrated minute by minute by the classical Runge-Kutta
 * method. Belongs to one thread.
 *
 * <p>States: stomach solid and liquid, gut (mg of glucose); plasma and tissue glucose (mg/kg); plasma insulin (pmol/kg);
 * insulin action on use; two delays of insulin action on production (pmol/L); liver insulin, two subcutaneous depots
 * (pmol/kg); subcutaneous glucose (mg/kg).
 */
final class Body {

    /** Grams that are eaten in a minute, as simglucose has it. */
    private static final double EATING = 5;

    /** The share of a meal below which the stomach counts as empty. */
    private static final double EMPTY = 1e-4;

    private static final int STATES = 13;

    private final double kabs;
    private final double kmax;
    private final double kmin;
    private final double b;
    private final double d;
    private final double appearance;
    private final double vg;
    private final double perVi;
    private final double ib;
    private final double vmx;
    private final double vm0;
    private final double km0;
    private final double k1;
    private final double k2;
    private final double p2u;
    private final double m1;
    private final double m2;
    private final double m24;
    private final double m130;
    private final double ki;
    private final double kp1;
    private final double kp2;
    private final double kp3;
    private final double ke1;
    private final double ke2;
    private final double brain;
    private final double kd;
    private final double kad;
    private final double ka1;
    private final double ka2;
    private final double ksc;
    private final double pmolPerKg;

    private final double emptied;
    private final double[] x;
    private final double[] at = new double[STATES];
    private final double[] slope = new double[STATES];
    private final double[] sum = new double[STATES];
    private double planned;
    private double before;
    private double meal;
    private boolean eating;

    Body(VirtualPatient p) {
        kabs = p.value("kabs");
        kmax = p.value("kmax");
        kmin = p.value("kmin");
        b = p.value("b");
        d = p.value("d");
        appearance = p.value("f") * kabs / p.weight();
        vg = p.value("Vg");
        perVi = 1 / p.value("Vi");
        ib = p.value("Ib");
        vmx = p.value("Vmx");
        vm0 = p.value("Vm0");
        km0 = p.value("Km0");
        k1 = p.value("k1");
        k2 = p.value("k2");
        p2u = p.value("p2u");
        m1 = p.value("m1");
        m2 = p.value("m2");
        m24 = m2 + p.value("m4");
        m130 = m1 + p.value("m30");
        ki = p.value("ki");
        kp1 = p.value("kp1");
        kp2 = p.value("kp2");
        kp3 = p.value("kp3");
        ke1 = p.value("ke1");
        ke2 = p.value("ke2");
        brain = p.value("Fsnc");
        kd = p.value("kd");
        ka1 = p.value("ka1");
        kad = ka1 + kd;
        ka2 = p.value("ka2");
        ksc = p.value("ksc");
        pmolPerKg = 6000 / p.weight();
        emptied = emptying(0, 1);
        x = p.initial();
        before = x[0] + x[1];
    }

    /** Subcutaneous glucose in mg/dL, which a sensor measures. */
    double glucose() {
        return x[12] / vg;
    }

    /** Grams to be eaten from now on, {@link #EATING} a minute. */
    void serve(double grams) {
        planned += grams;
    }

    /** A minute passes, during which insulin is given at a steady rate, in U/min. */
    void minute(double insulin) {
        double bite = Math.min(EATING, planned);
        planned -= bite;
        if (bite > 0 && !eating) {
            before = x[0] + x[1];
            meal = 0;
        }
        eating = bite > 0;
        meal += bite;
        double eaten = bite * 1000;
        double given = insulin * pmolPerKg;
        slope(x, eaten, given);
        stage(sum, 1, 0.5);
        slope(at, eaten, given);
        stage(sum, 2, 0.5);
        slope(at, eaten, given);
        stage(sum, 2, 1);
        slope(at, eaten, given);
        for (int i = 0; i < STATES; i++) {
            x[i] += (sum[i] + slope[i]) / 6;
            sum[i] = 0;
        }
    }

    private void stage(double[] total, double weight, double minutes) {
        for (int i = 0; i < STATES; i++) {
            total[i] += weight * slope[i];
            at[i] = x[i] + minutes * slope[i];
        }
    }

    private void slope(double[] s, double eaten, double given) {
        double solid = s[0];
        double liquid = s[1];
        double plasma = s[3];
        double tissue = s[4];
        double insulin = s[5];
        double liver = s[9];
        double depot1 = s[10];
        double depot2 = s[11];
        double empty = emptying(solid + liquid);
        double concentration = insulin * perVi;
        double produced = Math.max(kp1 - kp2 * plasma - kp3 * s[8], 0);
        double excreted = Math.max(ke1 * (plasma - ke2), 0);
        double exchanged = k1 * plasma - k2 * tissue;
        double used = (vm0 + vmx * s[6]) * tissue / (km0 + tissue);
        double[] to = slope;
        to[0] = eaten - kmax * solid;
        to[1] = kmax * solid - empty * liquid;
        to[2] = empty * liquid - kabs * s[2];
        to[3] = held(plasma, produced + appearance * s[2] - brain - excreted - exchanged);
        to[4] = held(tissue, exchanged - used);
        to[5] = held(insulin, m1 * liver + ka1 * depot1 + ka2 * depot2 - m24 * insulin);
        to[6] = p2u * (concentration - ib - s[6]);
        to[7] = ki * (concentration - s[7]);
        to[8] = ki * (s[7] - s[8]);
        to[9] = held(liver, m2 * insulin - m130 * liver);
        to[10] = held(depot1, given - kad * depot1);
        to[11] = held(depot2, kd * depot1 - ka2 * depot2);
        to[12] = held(s[12], ksc * (plasma - s[12]));
    }

    /** Nothing falls below 0. (In simglucose what did so stays there for good; here it may rise again.) */
    private static double held(double amount, double slope) {
        return amount < 0 ? Math.max(0, slope) : slope;
    }

    /** The share of the stomach's liquid that leaves it in a minute. */
    private double emptying(double stomach) {
        double full = before + meal * 1000;
        if (stomach <= EMPTY * full) {
            return full > 0 ? emptied : kmax; // half of the day: what little is left needs no exponentials
        }
        return emptying(stomach, full);
    }

    private double emptying(double stomach, double full) {
        double rise = 1 + Math.exp(5 / (1 - b) * (stomach / full - b));
        double fall = 1 + Math.exp(5 / d * (stomach / full - d));
        // tanh(z / 2) = 1 - 2 / (1 + exp(z)), which is quicker
        return kmin + (kmax - kmin) * (1 + (rise - fall) / (rise * fall));
    }
}
