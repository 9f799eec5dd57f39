package org.bedside.glucose;

import java.util.List;

/**
 * One virtual patient with type 1 diabetes: the parameters of the model, by the names of the tables of simglucose, and
 * the treatment in use.
 */
public final class VirtualPatient {

    /** Age groups in which virtual patients come. */
    public enum Group {
        ADOLESCENT,
        ADULT,
        CHILD
    }

    private static final int STATES = 13;

    /** Columns that the model uses, besides the 13 of the initial state. */
    static final List<String> PARAMETERS = List.of(
            "BW", "Ib", "kabs", "kmax", "kmin", "b", "d", "Vg", "Vi", "Vmx", "Km0", "k2", "k1", "p2u", "m1", "m2", "m4",
            "m30", "ki", "kp2", "kp3", "f", "ke1", "ke2", "Fsnc", "Vm0", "kd", "ksc", "ka1", "ka2", "u2ss", "kp1");

    private final String name;
    private final Group group;
    private final double[] initial;
    private final double[] values;
    private final Therapy therapy;

    VirtualPatient(String name, Group group, double[] initial, double[] values, double ratio, double factor) {
        this.name = name;
        this.group = group;
        this.initial = initial.clone();
        this.values = values.clone();
        if (initial.length != STATES || values.length != PARAMETERS.size()) {
            throw new IllegalArgumentException("13 states and " + PARAMETERS.size() + " parameters");
        }
        // pmol/kg/min to U/h: 6000 pmol are a unit
        this.therapy = new Therapy(value("u2ss") * weight() / 6000 * 60, ratio, factor);
    }

    public String name() {
        return name;
    }

    public Group group() {
        return group;
    }

    /** Kilograms. */
    public double weight() {
        return value("BW");
    }

    /** The treatment in use: the basal rate that holds glucose steady, ratio and factor from the second table. */
    public Therapy therapy() {
        return therapy;
    }

    double value(String parameter) {
        return values[PARAMETERS.indexOf(parameter)];
    }

    double[] initial() {
        return initial.clone();
    }
}
