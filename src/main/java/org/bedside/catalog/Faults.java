package org.bedside.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is wrong with a folder: gathered while it is read, so that all of it is reported at once. */
final class Faults {

    private final List<String> found = new ArrayList<>();

    void add(String where, String what) {
        found.add(where + ": " + what);
    }

    /** What the supplier makes; if its arguments are refused, that is one fault more. */
    <T> Optional<T> attempt(String where, Supplier<T> supplier) {
        try {
            return Optional.of(supplier.get());
        } catch (IllegalArgumentException refused) {
            add(where, String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
