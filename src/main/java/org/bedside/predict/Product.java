package org.bedside.predict;

/**
 * A feature of its own for two that act together: the product of both.
 *
 * @param one a feature of one input
 * @param other a feature of another
 */
public record Product(String one, String other) {
    public Product {
        if (one.equals(other)) {
            throw new IllegalArgumentException("a product is of two features, not of one with itself: " + one);
        }
    }

    /** The name of the feature. */
    public String name() {
        return one + " * " + other;
    }
}
