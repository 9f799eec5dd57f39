package org.bedside.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/** Of which groups a person of NHANES is, as far as the table says: for looking at, never for learning. */
final class BloodGroups {

    private static final Map<String, String> SEX = Map.of("1", "male", "2", "female");
    private static final Map<String, String> RACE =
            Map.of("1", "Non-Hispanic White", "2", "Non-Hispanic Black", "3", "Hispanic and other");
    private static final int[] AGES = {45, 65, 75};

    private BloodGroups() {}

    /** The groups of a row, none where the table has no such column. */
    static List<String> of(Table table, CSVRecord row) {
        List<String> groups = new ArrayList<>();
        String sex = SEX.get(cell(table, row, "gender"));
        if (sex != null) {
            groups.add("sex: " + sex);
        }
        String age = cell(table, row, "age");
        if (age.matches("\\d{1,3}(?:\\.0*)?")) {
            groups.add("age: " + band((int) Double.parseDouble(age)));
        }
        String race = RACE.get(cell(table, row, "race"));
        if (race != null) {
            groups.add("race and ethnicity: " + race);
        }
        return groups;
    }

    private static String cell(Table table, CSVRecord row, String column) {
        return table.hasColumn(column) ? row.get(table.column(column)).trim() : "";
    }

    private static String band(int age) {
        if (age < AGES[0]) {
            return "younger than " + AGES[0];
        }
        for (int at = 1; at < AGES.length; at++) {
            if (age < AGES[at]) {
                return AGES[at - 1] + " to " + (AGES[at] - 1);
            }
        }
        return AGES[AGES.length - 1] + " and older";
    }

    /** All groups of some rows, in their order. */
    static Collection<String> all(List<List<String>> groups) {
        TreeSet<String> all = new TreeSet<>();
        groups.forEach(all::addAll);
        return all;
    }

    /** The places of the rows of a group. */
    static int[] rows(List<List<String>> groups, String group) {
        return IntStream.range(0, groups.size())
                .filter(at -> groups.get(at).contains(group))
                .toArray();
    }
}
