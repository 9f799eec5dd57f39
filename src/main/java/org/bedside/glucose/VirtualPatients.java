package org.bedside.glucose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bedside.glucose.VirtualPatient.Group;

/** Reads the two tables of virtual patients, {@code vpatient_params.csv} and {@code Quest.csv} of simglucose. */
public final class VirtualPatients {

    /** More than the tables hold by far, so that reading has an end. */
    private static final int MOST = 1_000;

    private static final int STATES = 13;

    private VirtualPatients() {}

    /**
     * The patients in the order of the first table.
     *
     * @param parameters lines of the table of parameters, a header first
     * @param treatments lines of the table of ratios (CR) and factors (CF), a header first
     */
    public static List<VirtualPatient> read(List<String> parameters, List<String> treatments) {
        Map<String, Map<String, String>> quest = rows("Quest.csv", treatments);
        List<VirtualPatient> patients = new ArrayList<>();
        rows("the table of patients", parameters).forEach((name, row) -> {
            Map<String, String> treatment = quest.get(name);
            if (treatment == null) {
                throw new BadPatients("Quest.csv has no row for " + name);
            }
            patients.add(patient(name, row, treatment));
        });
        return List.copyOf(patients);
    }

    private static VirtualPatient patient(String name, Map<String, String> row, Map<String, String> treatment) {
        double[] initial = new double[STATES];
        for (int i = 0; i < STATES; i++) {
            String padded = String.format(Locale.ROOT, "x0_%2d", i + 1);
            initial[i] = number(name, row.containsKey(padded) ? padded : padded.replace(" ", ""), row);
        }
        double[] values = VirtualPatient.PARAMETERS.stream()
                .mapToDouble(column -> positive(name, column, row))
                .toArray();
        return new VirtualPatient(
                name, group(name), initial, values, positive(name, "CR", treatment), positive(name, "CF", treatment));
    }

    private static Group group(String name) {
        String group = name.split("#", 2)[0];
        for (Group known : Group.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(group) && name.matches("[a-z]+#\\d{1,6}")) {
                return known;
            }
        }
        throw new BadPatients("a patient must be named adolescent#, adult# or child# and a number, one is not");
    }

    private static double positive(String name, String column, Map<String, String> row) {
        double value = number(name, column, row);
        if (value <= 0) {
            throw new BadPatients(name + ": " + column + " must be more than 0");
        }
        return value;
    }

    private static double number(String name, String column, Map<String, String> row) {
        String cell = row.get(column);
        if (cell == null) {
            throw new BadPatients("there is no column " + column);
        }
        try {
            double value = Double.parseDouble(cell);
            if (Double.isFinite(value) && value >= 0 && value < 1e7) {
                return value;
            }
        } catch (NumberFormatException none) {
            throw new BadPatients(name + ": " + column + " is not a number");
        }
        throw new BadPatients(name + ": " + column + " is out of range");
    }

    private static Map<String, Map<String, String>> rows(String table, List<String> lines) {
        if (lines.isEmpty() || lines.size() > MOST) {
            throw new BadPatients(table + " must have a header and at most " + MOST + " lines");
        }
        List<String> header = Arrays.asList(lines.get(0).replace("\uFEFF", "").split(",", -1));
        int at = header.indexOf("Name");
        if (at < 0) {
            throw new BadPatients(table + " has no column Name");
        }
        Map<String, Map<String, String>> rows = new java.util.LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            if (!line.isBlank()) {
                String[] cells = line.split(",", -1);
                if (cells.length != header.size()) {
                    throw new BadPatients(table + ": a row has " + cells.length + " cells, not " + header.size());
                }
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < cells.length; i++) {
                    row.put(header.get(i), cells[i].strip());
                }
                if (rows.put(cells[at].strip(), row) != null) {
                    throw new BadPatients(table + " has a patient twice");
                }
            }
        }
        return rows;
    }
}
