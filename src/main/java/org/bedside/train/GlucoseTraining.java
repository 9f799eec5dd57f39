package org.bedside.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bedside.catalog.Folder;
import org.bedside.catalog.Measure;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.ModelFolder;
import org.bedside.catalog.PolicyFolder;
import org.bedside.catalog.Reported;
import org.bedside.catalog.SpecialistFolder;
import org.bedside.glucose.BasalBolus;
import org.bedside.glucose.GlucoseModel;
import org.bedside.glucose.Learning;
import org.bedside.glucose.LearntPolicy;
import org.bedside.glucose.LearntPolicy.Sort;
import org.bedside.glucose.Policy;
import org.bedside.glucose.Trial;
import org.bedside.glucose.VirtualPatient;

/**
 * Learns a policy of insulin on two thirds of the virtual patients, and tells how it does on the others, on days that it
 * has not seen, beside basal-bolus on the same days.
 */
public final class GlucoseTraining implements ModelWork {

    static final String GRADIENT = "glucose-policy";
    static final String Q = "glucose-q";

    private static final String BASAL_BOLUS = "basal-bolus";
    private static final String VERSION = "1.0.0";
    private static final long SEED = 20_260_115;

    /** Of the days that are tried; learning draws its own. */
    private static final long FRESH = 7_001;

    private static final int DAYS = 14;
    private static final double[] CARBOHYDRATE_ERRORS = {0, 0.3};

    private final String id;

    GlucoseTraining(String id) {
        this.id = id;
    }

    /** What was learnt, as the simulator runs it. */
    public static Policy policy(String id) {
        if (SpecialistFolder.read(id, Folder.ofModel(id)).model() instanceof GlucoseModel model) {
            return model.policy().policy();
        }
        throw new BadTable("models/" + id + " is no policy of insulin");
    }

    /** An SVG of a day of one of the patients, with basal-bolus and with the policy; for the model's page. */
    public static String picture(Policy policy, List<VirtualPatient> patients) {
        return GlucosePicture.of(patients, policy, new Trial(FRESH, DAYS, CARBOHYDRATE_ERRORS[1]));
    }

    @Override
    public void train(Path data, Path out, PrintWriter print) throws IOException {
        List<VirtualPatient> all = GlucosePatients.read(data.resolve(GlucosePatients.TABLE));
        List<VirtualPatient> seen = all.stream()
                .filter(patient -> !GlucosePatients.heldOut(patient))
                .toList();
        List<VirtualPatient> unseen =
                all.stream().filter(GlucosePatients::heldOut).toList();
        if (seen.isEmpty() || unseen.isEmpty()) {
            throw new BadTable(GlucosePatients.TABLE + " has not both patients to learn from and others to try on");
        }
        boolean q = id.equals(Q);
        LearntPolicy learnt = q ? Learning.q(seen, SEED) : Learning.gradient(seen, SEED);
        Map<String, String> hashes = new TreeMap<>();
        for (String name : List.of(GlucosePatients.TABLE, GlucosePatients.TREATMENTS)) {
            hashes.put(name, ModelFolder.sha256(Files.readAllBytes(data.resolve(name))));
        }
        PolicyFolder.Learning learning = new PolicyFolder.Learning(
                SEED,
                Learning.days(q ? Sort.Q : Sort.GRADIENT, seen.size()),
                seen.stream().map(VirtualPatient::name).toList(),
                hashes);
        Files.createDirectories(out);
        Files.write(out.resolve(PolicyFolder.LEARNT), learnt.bytes());
        String picture = picture(learnt.policy(), all);
        Files.writeString(out.resolve(PolicyFolder.PICTURE), picture);
        Files.writeString(
                out.resolve(PolicyFolder.NAME),
                PolicyFolder.json(
                        new GlucoseModel(id, VERSION, learnt),
                        q ? "Insulin settings by Q-learning" : "Insulin settings by policy gradient",
                        "times in range, and a draft step of basal rate, carbohydrate ratio and correction factor",
                        learning,
                        picture));
        Files.writeString(
                out.resolve(Metrics.NAME),
                reported("Virtual patients that it was not learnt on", learnt.policy(), unseen)
                        .json());
        print.print(table(learnt.policy(), unseen));
    }

    /** A trace of simglucose, or several; see {@link GlucoseTrace}. */
    @Override
    public long predict(Path data, Path out) throws IOException {
        if (SpecialistFolder.read(id, Folder.ofModel(id)).model() instanceof GlucoseModel model) {
            return GlucoseTrace.write(model.policy(), data, out);
        }
        throw new BadTable("models/" + id + " is no policy of insulin");
    }

    /** On the virtual patients of a table, all of them. */
    @Override
    public String evaluate(Path data, boolean json) throws IOException {
        List<VirtualPatient> patients = GlucosePatients.read(data);
        Policy policy = policy(id);
        return json
                ? reported("All virtual patients of the table", policy, patients)
                        .json()
                : table(policy, patients);
    }

    private String table(Policy policy, List<VirtualPatient> patients) {
        StringBuilder text = new StringBuilder(GlucoseTable.header());
        for (double error : CARBOHYDRATE_ERRORS) {
            Trial trial = new Trial(FRESH, DAYS, error);
            text.append(GlucoseTable.of(policy, patients, trial).text(id, counted(error)));
            text.append(GlucoseTable.of(new BasalBolus(), patients, trial).text(BASAL_BOLUS, counted(error)));
        }
        return text.toString();
    }

    private static String counted(double error) {
        return error == 0 ? "exact" : String.format(Locale.ROOT, "±%.0f %%", 100 * error);
    }

    private Reported reported(String whom, Policy policy, List<VirtualPatient> patients) {
        List<Reported.Figure> figures = new ArrayList<>();
        List<Reported.Table> tables = new ArrayList<>();
        for (double error : CARBOHYDRATE_ERRORS) {
            Trial trial = new Trial(FRESH, DAYS, error);
            List<List<String>> rows = new ArrayList<>();
            rows(rows, id, GlucoseTable.of(policy, patients, trial));
            rows(rows, BASAL_BOLUS, GlucoseTable.of(new BasalBolus(), patients, trial));
            tables.add(new Reported.Table(
                    "Percent of the time, "
                            + (error == 0
                                    ? "carbohydrates counted exactly"
                                    : "carbohydrates miscounted by " + counted(error)),
                    List.of(
                            "Policy",
                            "Patients",
                            "n",
                            "70-180 mg/dL",
                            "Below 70",
                            "Below 54",
                            "Above 180",
                            "Above 250"),
                    rows));
            GlucoseTable.of(policy, patients, trial).rows().forEach((group, row) -> {
                String name = group.name().toLowerCase(Locale.ROOT) + ", carbohydrates " + counted(error);
                figures.add(figure("% in range, " + name, row.inRange()));
                figures.add(figure("% below 70 mg/dL, " + name, row.low()));
                figures.add(figure("% below 54 mg/dL, " + name, row.veryLow()));
            });
        }
        figures.sort(java.util.Comparator.comparing(Reported.Figure::name));
        return new Reported(
                whom + ", " + DAYS + " days of a fresh seed (" + FRESH
                        + "), glucose without sensor error; means over patients with 95 % intervals (Student's t). The"
                        + " figures are of the whole policy, which acts every five minutes in the simulator; on a"
                        + " chart only its review of settings is used.",
                figures,
                tables);
    }

    private static Reported.Figure figure(String name, GlucoseTable.Mean mean) {
        return new Reported.Figure(name, new Measure(mean.value(), mean.low(), mean.high()));
    }

    private static void rows(List<List<String>> rows, String policy, GlucoseTable table) {
        new TreeMap<>(table.rows())
                .forEach((group, row) -> rows.add(List.of(
                        policy,
                        group.name().toLowerCase(Locale.ROOT),
                        Integer.toString(row.patients()),
                        row.inRange().text(2),
                        row.low().text(2),
                        row.veryLow().text(3),
                        row.high().text(2),
                        row.veryHigh().text(2))));
    }
}
