package org.bedside.predict;

import java.util.List;
import java.util.Set;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;

/**
 * A model that reads more than named inputs: a signal, a picture, a panel, a series. What it says is a
 * {@link Prediction.Statement}, or that it cannot say. Thread-safe.
 */
public interface Specialist {

    /** As its folder is called. */
    String id();

    /** Semantic version. */
    String version();

    /** Everything that it can say; a service has a text for each. */
    List<String> labels();

    /** The names of the numbers that go with what it says; a service's texts may hold them, as <code>{name}</code>. */
    Set<String> numbers();

    /** What it says of these facts. */
    Prediction predict(Facts facts, InputReader inputs);
}
