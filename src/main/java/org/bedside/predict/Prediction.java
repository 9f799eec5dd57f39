package org.bedside.predict;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Remark;

/** What a model says of a patient. */
public sealed interface Prediction {

    /** The model's id. */
    String model();

    /** The model's version. */
    String version();

    /**
     * A calibrated probability.
     *
     * @param probability in (0, 1)
     * @param lower lower end of its 95 % interval
     * @param upper upper end of its 95 % interval
     * @param base log-odds of the training population's average
     * @param why what each input did, strongest first; with {@code base} they add up to the log-odds of probability
     * @param missing inputs that were not to be had
     */
    record Risk(
            String model,
            String version,
            double probability,
            double lower,
            double upper,
            double base,
            List<Contribution> why,
            List<Remark> missing)
            implements Prediction {
        public Risk {
            if (!(lower <= probability && probability <= upper && probability > 0 && probability < 1)) {
                throw new IllegalArgumentException("not a probability within its interval");
            }
            why = List.copyOf(why);
            missing = List.copyOf(missing);
        }
    }

    /**
     * What a {@link Specialist} says.
     *
     * @param label one of its labels: a class, a cluster, an advice
     * @param probability of what the model looks for; empty if it has none
     * @param numbers by name, finite
     * @param lines what it says that from, the weightiest first
     * @param missing what was not to be had
     * @param picture what shows from where in a picture it says that
     * @param measured figures that may be filed
     */
    record Statement(
            String model,
            String version,
            String label,
            Optional<Probability> probability,
            Map<String, Double> numbers,
            List<Line> lines,
            List<Remark> missing,
            Optional<Picture> picture,
            Optional<Measured> measured)
            implements Prediction {

        /** A statement that nothing is drawn of, and nothing filed. */
        public Statement(
                String model,
                String version,
                String label,
                Optional<Probability> probability,
                Map<String, Double> numbers,
                List<Line> lines,
                List<Remark> missing) {
            this(model, version, label, probability, numbers, lines, missing, Optional.empty(), Optional.empty());
        }

        public Statement {
            if (!numbers.values().stream().allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("not a finite number");
            }
            numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
            lines = List.copyOf(lines);
            missing = List.copyOf(missing);
        }
    }

    /**
     * A calibrated probability.
     *
     * @param value in (0, 1)
     * @param lower lower end of its 95 % interval
     * @param upper upper end of its 95 % interval
     */
    record Probability(double value, double lower, double upper) {
        public Probability {
            if (!(lower <= value && value <= upper && value > 0 && value < 1)) {
                throw new IllegalArgumentException("not a probability within its interval");
            }
        }
    }

    /**
     * One thing that a statement is said from.
     *
     * @param name as a clinician calls it
     * @param value as it is read, with its unit
     * @param meaning what it says, {@code ""} if the value speaks for itself
     * @param from where it was read
     */
    record Line(String name, String value, String meaning, List<Fact> from) {
        public Line {
            from = List.copyOf(from);
        }
    }

    /**
     * A picture that explains a statement.
     *
     * @param label what it is and what its colours mean
     * @param drawn draws it; asked only by who wants to see it, on any thread
     */
    record Picture(String label, Format format, Supplier<byte[]> drawn) {

        /** A picture of pixels. */
        public static Picture of(String label, Supplier<BufferedImage> image) {
            return new Picture(label, Format.PNG, () -> png(image.get()));
        }

        private static byte[] png(BufferedImage image) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(image, "png", stream);
            } catch (IOException inMemory) {
                throw new UncheckedIOException(inMemory);
            }
            return out.toByteArray();
        }

        /** What a picture is drawn as. */
        public enum Format {
            PNG,
            SVG;

            /** What the name of its file ends in, after the dot. */
            public String ending() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /**
     * The model cannot say.
     *
     * @param outside whether the patient is not one for whom the model was made; then silence is right, not a fault
     * @param reasons at least one
     */
    record Abstained(String model, String version, boolean outside, List<Remark> reasons) implements Prediction {
        public Abstained {
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("an abstention says why");
            }
            reasons = List.copyOf(reasons);
        }
    }
}
