package org.bedside.lines;

import java.util.List;

/**
 * A substance that the patient is allergic to or does not tolerate. Immutable.
 *
 * @param reactions as written, without severity and time; empty if none is given
 * @param intolerance whether it is no allergy but a side effect, by the line's words or its reactions
 */
public record Allergy(Part substance, List<Part> reactions, boolean intolerance) {
    public Allergy {
        reactions = List.copyOf(reactions);
    }
}
