package org.bedside.catalog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bedside.evidence.Units;
import org.bedside.predict.LogisticModel;
import org.bedside.predict.Spread;

/**
 * A whole folder {@code models/<id>}, checked: a model that can predict, and all that is to be told of it.
 *
 * @param observed how its outcome is seen afterwards; empty if it is not
 * @param millis how long it took to read
 */
public record ModelFolder(
        LogisticModel model,
        Optional<Observed> observed,
        Training training,
        FitFile fit,
        Metrics metrics,
        ModelCard card,
        long millis) {

    /** What a person wrote of the model. */
    public ModelFile file() {
        return new ModelFile(model.spec(), observed, training);
    }

    /** Reads and checks the folder; throws {@link FolderRefused} with all that is wrong with it. */
    public static ModelFolder read(String id, Folder folder, Units units) {
        long start = System.nanoTime();
        Faults faults = new Faults();
        Optional<ModelFile> file = ModelFile.read(id, folder, units, faults);
        Optional<FitFile> fit = FitFile.read(folder, faults);
        Optional<Metrics> metrics = Metrics.read(folder, faults);
        Optional<ModelCard> card = ModelCard.read(folder, faults);
        Optional<byte[]> bytes = Json.bytes(folder, FitFile.MODEL, faults);
        if (fit.isPresent()
                && bytes.isPresent()
                && !sha256(bytes.get()).equals(fit.get().modelHash())) {
            faults.add(FitFile.MODEL, "is not the file that training wrote: another SHA-256 than in " + FitFile.NAME);
        }
        if (file.isPresent()
                && fit.isPresent()
                && !file.get().spec().features().equals(fit.get().fit().features())) {
            faults.add(FitFile.NAME, "its features are not those of the inputs in " + ModelFile.NAME + ": train again");
        } else if (file.isPresent()
                && fit.isPresent()
                && !fit.get().inputs().isEmpty()
                && !names(file.get())
                        .equals(fit.get().inputs().stream().map(Spread::input).toList())) {
            faults.add(FitFile.NAME, "its inputs are not those of " + ModelFile.NAME + ": train again");
        }
        Optional<LogisticModel> model = Optional.empty();
        if (faults.none() && file.isPresent() && fit.isPresent() && bytes.isPresent()) {
            model = faults.attempt(
                    FitFile.MODEL,
                    () -> LogisticModel.of(
                            file.get().spec(),
                            fit.get().fit(),
                            bytes.get(),
                            fit.get().inputs()));
        }
        if (!faults.none()
                || file.isEmpty()
                || fit.isEmpty()
                || metrics.isEmpty()
                || card.isEmpty()
                || model.isEmpty()) {
            throw new FolderRefused("models/" + id, faults.all());
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new ModelFolder(
                model.get(),
                file.get().observed(),
                file.get().training(),
                fit.get(),
                metrics.get(),
                card.get(),
                millis);
    }

    private static List<String> names(ModelFile file) {
        return file.spec().inputs().stream().map(input -> input.input().name()).toList();
    }

    /** The SHA-256 of these bytes, in hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
        }
    }
}
