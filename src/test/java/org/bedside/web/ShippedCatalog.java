package org.bedside.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bedside.catalog.Catalog;
import org.bedside.evidence.Units;

/** The services and models that are shipped, read once for all tests: they take a hundred megabytes. */
public final class ShippedCatalog {

    private static final Catalog CATALOG = read();

    private ShippedCatalog() {}

    /** All of them. */
    public static Catalog get() {
        return CATALOG;
    }

    private static Catalog read() {
        try {
            return Catalog.read(Shelves.found(), new Units());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
