package org.bedside.train;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bedside.glucose.BadPatients;
import org.bedside.glucose.VirtualPatient;
import org.bedside.glucose.VirtualPatient.Group;
import org.bedside.glucose.VirtualPatients;

/** The tables of virtual patients: {@code vpatient_params.csv}, and {@code Quest.csv} beside it. */
public final class GlucosePatients {

    /** The table of parameters. */
    public static final String TABLE = "vpatient_params.csv";

    static final String TREATMENTS = "Quest.csv";

    /** No table of patients is longer. */
    private static final long MOST_BYTES = 10_000_000;

    private GlucosePatients() {}

    /** All patients of a table; throws {@link BadTable} where there is none. */
    public static List<VirtualPatient> read(Path file) throws IOException {
        Path treatments = file.resolveSibling(TREATMENTS);
        try {
            return VirtualPatients.read(lines(file), lines(treatments));
        } catch (BadPatients bad) {
            throw new BadTable(String.valueOf(bad.getMessage()));
        }
    }

    private static List<String> lines(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadTable("there is no file " + file);
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new BadTable(file.getFileName() + " is too long for a table of patients");
        }
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException binary) {
            throw new BadTable(file.getFileName() + " is not text in UTF-8");
        }
    }

    /**
     * Whether policies are learnt without this patient: numbers 8 to 10 of adolescents and children, 7 to 10 of adults,
     * a third of the 30 that was chosen before anything was learnt.
     */
    public static boolean heldOut(VirtualPatient patient) {
        int number = Integer.parseInt(patient.name().replaceAll(".*#0*", "0"));
        return number >= (patient.group() == Group.ADULT ? 7 : 8);
    }
}
