package org.bedside.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bedside.glucose.GlucoseModel;
import org.bedside.glucose.LearntPolicy;

/** Makes the model of a {@code policy.json}: a learnt policy of insulin in the file {@code policy.bin}. */
public final class PolicyFolder {

    public static final String NAME = "policy.json";

    /** A picture for the page. */
    public static final String PICTURE = SpecialistFolder.PICTURE;

    /** The file of what was learnt. */
    public static final String LEARNT = "policy.bin";

    private PolicyFolder() {}

    /**
     * How a policy was learnt.
     *
     * @param seed what was by chance follows from it
     * @param days simulated days that it took
     * @param patients names of the virtual patients
     * @param tables SHA-256 of the tables by their names
     */
    public record Learning(long seed, long days, List<String> patients, Map<String, String> tables) {
        public Learning {
            patients = List.copyOf(patients);
            tables = Map.copyOf(tables);
        }
    }

    /** The text of {@code policy.json}. */
    public static String json(GlucoseModel model, String title, String says, Learning learning, String picture) {
        ObjectNode root = Json.MAPPER
                .createObjectNode()
                .put("id", model.id())
                .put("version", model.version())
                .put("title", title)
                .put("says", says);
        ObjectNode how = root.putObject("learning").put("seed", learning.seed()).put("days", learning.days());
        learning.patients().forEach(how.putArray("patients")::add);
        ObjectNode tables = how.putObject("tables");
        new TreeMap<>(learning.tables()).forEach(tables::put);
        ArrayNode files = root.putArray("files");
        file(files, LEARNT, model.policy().bytes());
        file(files, PICTURE, picture.getBytes(StandardCharsets.UTF_8));
        return FitFile.text(root);
    }

    private static void file(ArrayNode files, String name, byte[] bytes) {
        files.addObject().put("name", name).put("sha256", ModelFolder.sha256(bytes));
    }

    /** Its own field {@code learning} tells how it was learnt: seed, simulated days, patients, hashes of their tables. */
    static GlucoseModel make(String id, String version, Fields fields, Map<String, byte[]> files) {
        Fields learning = fields.object("learning");
        learning.number("seed");
        learning.number("days");
        if (learning.texts("patients").isEmpty()) {
            learning.fault("patients", "names nobody");
        }
        Fields tables = learning.object("tables");
        tables.names().forEach(tables::text);
        learning.end();
        byte[] bytes = files.get(LEARNT);
        if (bytes == null) {
            throw new IllegalArgumentException("names no " + LEARNT);
        }
        return new GlucoseModel(id, version, LearntPolicy.read(bytes));
    }
}
