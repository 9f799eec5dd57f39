package org.bedside.glucose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A made-up virtual patient, and those of the data set. */
final class Patients {

    private Patients() {}

    /** In a steady state at 120 mg/dL: each parameter follows from that, none is out of a table. */
    static VirtualPatient steady() {
        return named("adult#900");
    }

    static VirtualPatient named(String name) {
        return VirtualPatients.read(List.of(header(), name + "," + STEADY), List.of("Name,CR,CF", name + ",10,40"))
                .get(0);
    }

    /** The same body, but a ratio and a factor that give half as much insulin again. */
    static VirtualPatient tooStrong() {
        return VirtualPatients.read(List.of(header(), "adult#900," + STEADY), List.of("Name,CR,CF", "adult#900,5,20"))
                .get(0);
    }

    // plasma glucose 120 mg/dL at 1.8 dL/kg is 216 mg/kg; insulin 100 pmol/L at 0.05 L/kg is 5 pmol/kg; liver insulin
    // m2 * 5 / (m1 + m30); depots as 1.5 pmol/kg/min fill them; production 2.4 mg/kg/min covers the brain and use
    private static final double M2 = 0.3;
    private static final double LIVER = M2 * 5 / (0.15 + 0.25);
    private static final double U2SS = (M2 + 0.12) * 5 - 0.15 * LIVER;
    private static final double DEPOT1 = U2SS / (0.002 + 0.016);
    private static final double DEPOT2 = 0.016 * DEPOT1 / 0.014;
    private static final double TISSUE = (1.0 - 2.4 + 0.06 * 216) / 0.08;
    private static final double VM0 = 1.4 * (220 + TISSUE) / TISSUE;
    private static final String STEADY = "0,0,0,216," + TISSUE + ",5,0,100,100," + LIVER + "," + DEPOT1 + "," + DEPOT2
            + ",216,70,100,0.08,0.03,0.01,0.8,0.2,1.8,0.05,0.05,220,0.08,0.06,0.03,0.15," + M2
            + ",0.12,0.25,0.008,0.005,0.01,0.9,0.0005,339,1," + VM0 + ",0.016,0.08,0.002,0.014," + U2SS + ","
            + (2.4 + 0.005 * 216 + 0.01 * 100);

    private static String header() {
        return "Name,x0_ 1,x0_ 2,x0_ 3,x0_ 4,x0_ 5,x0_ 6,x0_ 7,x0_ 8,x0_ 9,x0_10,x0_11,x0_12,x0_13,"
                + String.join(",", VirtualPatient.PARAMETERS);
    }

    /** The 30 of simglucose. */
    static List<VirtualPatient> all() throws IOException {
        Path folder = folder();
        return VirtualPatients.read(
                Files.readAllLines(folder.resolve("vpatient_params.csv")),
                Files.readAllLines(folder.resolve("Quest.csv")));
    }

    static Path folder() {
        return Path.of(System.getenv("BEDSIDE_DATA"), "simglucose");
    }
}
