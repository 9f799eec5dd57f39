package org.bedside.film;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Remark.Reason;
import org.bedside.predict.Ages;
import org.bedside.predict.Prediction;
import org.bedside.predict.Specialist;

/**
 * Reads the latest chest film of the last week of a child of the ages that the films of training have. Pictures that are not read
 * become remarks; without one that is, there is no statement.
 */
public final class FilmSpecialist implements Specialist {

    public static final String POSITIVE = "pneumonia";
    public static final String NEGATIVE = "no-pneumonia";

    /** Kermany et al., Cell 2018;172:1122: "pediatric patients of one to five years old". */
    private static final int YOUNGEST = 1;

    private static final int OLDEST = 5;

    /** A pneumonia comes and goes within weeks; a choice of ours. */
    private static final Duration YOUNG = Duration.ofDays(7);

    /** So many pictures are decoded for one call, the latest first. */
    private static final int MOST = 4;

    private static final String ABOUT = "chest film";

    private static final String HEAT_MAP = "Heat map of the film: red spoke for pneumonia, blue against";

    private final String id;
    private final String version;
    private final FilmModel model;

    public FilmSpecialist(String id, String version, FilmModel model) {
        this.id = id;
        this.version = version;
        this.model = model;
    }

    public FilmModel model() {
        return model;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<String> labels() {
        return List.of(POSITIVE, NEGATIVE);
    }

    @Override
    public Set<String> numbers() {
        return Set.of();
    }

    @Override
    public Prediction predict(Facts facts, InputReader inputs) {
        List<Fact> pictures = facts.of(Kind.IMAGE).stream()
                .filter(fact -> !fact.when().from().isBefore(facts.asOf().minus(YOUNG)))
                .sorted(Comparator.comparing((Fact fact) -> fact.when().from()).reversed())
                .toList();
        if (pictures.isEmpty()) {
            return abstained(true, List.of(new Remark(Reason.MISSING, ABOUT, "there is none of the last 7 days")));
        }
        Optional<Remark> stranger = Ages.outside(facts, pictures.get(0).when().from(), YOUNGEST, OLDEST, "film");
        if (stranger.isPresent()) {
            return abstained(true, List.of(stranger.get()));
        }
        List<Remark> refused = new ArrayList<>();
        for (Fact picture : pictures.subList(0, Math.min(MOST, pictures.size()))) {
            Optional<Prediction> said = read(picture, refused);
            if (said.isPresent()) {
                return said.get();
            }
        }
        return abstained(false, refused);
    }

    private Optional<Prediction> read(Fact picture, List<Remark> refused) {
        String about = picture.source().reference();
        if (!(picture.value() instanceof Fact.Value.Image image)) {
            return Optional.empty();
        }
        try {
            Film film = Pictures.film(image.bytes());
            Optional<FilmReading> reading = model.read(film);
            if (reading.isEmpty()) {
                refused.add(new Remark(Reason.VALUE, about, FilmModel.NO_FILM));
                return Optional.empty();
            }
            return Optional.of(statement(picture, film, reading.get(), refused));
        } catch (PictureRefused unread) {
            refused.add(new Remark(Reason.VALUE, about, String.valueOf(unread.getMessage())));
            return Optional.empty();
        }
    }

    private Prediction statement(Fact picture, Film film, FilmReading reading, List<Remark> refused) {
        List<Fact> from = List.of(picture);
        double[] map = model.map(film);
        return new Prediction.Statement(
                id,
                version,
                reading.positive() ? POSITIVE : NEGATIVE,
                Optional.of(new Prediction.Probability(reading.probability(), reading.lower(), reading.upper())),
                Map.of(),
                List.of(
                        new Prediction.Line(
                                "Chest film", picture.name().isEmpty() ? "picture" : picture.name(), "", from),
                        new Prediction.Line(
                                "Speaks most for pneumonia",
                                place(map),
                                "as the picture is seen, not the child",
                                from)),
                refused,
                Optional.of(Prediction.Picture.of(HEAT_MAP, () -> HeatMap.image(film, map))),
                Optional.empty());
    }

    /** In which ninth of the picture the map is highest. */
    static String place(double[] map) {
        int side = (int) Math.round(Math.sqrt(map.length));
        int highest = 0;
        for (int at = 1; at < map.length; at++) {
            highest = map[at] > map[highest] ? at : highest;
        }
        String down = List.of("upper", "middle", "lower").get(highest / side * 3 / side);
        String across = List.of("left", "middle", "right").get(highest % side * 3 / side);
        return down.equals(across) ? "middle of the picture" : down + " " + across + " of the picture";
    }

    private Prediction abstained(boolean outside, List<Remark> reasons) {
        return new Prediction.Abstained(id, version, outside, reasons);
    }
}
