package org.bedside.notes;

import java.util.ArrayList;
import java.util.List;

/**
 * What a note says about a finding, as six answers that may hold together: "no family history of diabetes" is negated and of
 * another person. None holds of what is so, of the patient, now.
 *
 * @param negated said not to be so, not taken, or an unticked box
 * @param uncertain thought of, likely, or not excluded
 * @param historical over or from the past history; a medication that was stopped. A chronic problem may be both historical
 *     and still there
 * @param hypothetical might come to be: warned of, prevented, looked for; a medication only considered
 * @param otherPerson of a relative or another person
 * @param conditional only under a condition: with exertion, or after a substance that is not tolerated; a medication that
 *     was given on an occasion
 */
public record Assertion(
        boolean negated,
        boolean uncertain,
        boolean historical,
        boolean hypothetical,
        boolean otherPerson,
        boolean conditional) {

    /** So, of the patient, now. */
    public static final Assertion AFFIRMED = new Assertion(false, false, false, false, false, false);

    /** Not so; nothing else said. */
    public static final Assertion NEGATED = new Assertion(true, false, false, false, false, false);

    /** So, of the patient, now: at most under a condition. */
    public boolean current() {
        return present() && !historical;
    }

    /** So of the patient, now or once. */
    public boolean present() {
        return !negated && !uncertain && !hypothetical && !otherPerson;
    }

    /** The names of what holds, in the order of the components. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        add(names, negated, "negated");
        add(names, uncertain, "uncertain");
        add(names, historical, "historical");
        add(names, hypothetical, "hypothetical");
        add(names, otherPerson, "otherPerson");
        add(names, conditional, "conditional");
        return names;
    }

    private static void add(List<String> names, boolean holds, String name) {
        if (holds) {
            names.add(name);
        }
    }
}
