package org.bedside.evidence;

import java.util.List;

/**
 * An element of a FHIR resource, whatever holds it: JSON as it came in a request, or a HAPI object out of our store.
 * Missing elements are {@link #ABSENT}, so that a path can be followed without asking at every step.
 */
public interface Node {

    /** The element's children of this name, each repetition one Node; empty if there are none. */
    List<Node> all(String name);

    /** The first child of this name, or {@link #ABSENT}. */
    default Node at(String name) {
        List<Node> nodes = all(name);
        return nodes.isEmpty() ? ABSENT : nodes.get(0);
    }

    /** The value of a choice element, for example {@code value} of {@code valueQuantity}; or {@link #ABSENT}. */
    Node choice(String name);

    /** The FHIR type of a choice's value ({@code Quantity}), or of a resource ({@code Patient}); else {@code ""}. */
    String type();

    /** A primitive's value as text; {@code ""} for anything else. */
    String text();

    /** Whether there is anything here. */
    default boolean present() {
        return this != ABSENT;
    }

    /** Nothing. */
    Node ABSENT = new Node() {
        @Override
        public List<Node> all(String name) {
            return List.of();
        }

        @Override
        public Node choice(String name) {
            return this;
        }

        @Override
        public String type() {
            return "";
        }

        @Override
        public String text() {
            return "";
        }
    };
}
