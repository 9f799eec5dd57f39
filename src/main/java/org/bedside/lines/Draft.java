package org.bedside.lines;

import java.util.Locale;
import java.util.Optional;

/** A medication while a line is read. */
final class Draft {

    final Part name;
    /** After the name, and after other names of the same in brackets. */
    int named;
    /** After the last word that says something of it. */
    int end;

    Optional<Part> strength = Optional.empty();
    Optional<Part> dose = Optional.empty();
    Optional<Part> duration = Optional.empty();
    String route = "";
    /** By its form; a route that is written counts more. */
    String formRoute = "";

    String frequency = "";
    String change = "";
    boolean asNeeded;
    /** Whether the strength is of the product, as the form after it tells. */
    boolean product;
    /** Whether its strength is written without a unit, as the one before. */
    boolean plain;
    /** Whether it is not taken. */
    boolean dropped;
    /** Whether it is a further instruction for the drug before it. */
    final boolean step;

    /** Whether the amount so far is the one before a change: "from 10 mg". */
    boolean from;

    double amount = Double.NaN;

    Draft(Part name, int end, boolean step) {
        this.name = name;
        this.named = end;
        this.end = end;
        this.step = step;
    }

    /** A further instruction for the same drug. */
    Draft next(int at, boolean sameStrength) {
        Draft next = new Draft(name, at, true);
        next.route = route;
        next.formRoute = formRoute;
        next.change = change;
        next.dropped = dropped;
        next.product = product;
        next.strength = sameStrength || product ? strength : Optional.empty();
        return next;
    }

    /** Whether the strength so far is a number alone. */
    boolean unitless() {
        return dose.isEmpty()
                && strength.filter(part -> part.text().chars().allMatch(c -> Character.isDigit(c) || c == '.'))
                        .isPresent();
    }

    /** Whether a frequency or a duration has closed its instruction. */
    boolean complete() {
        return !frequency.isEmpty() || duration.isPresent();
    }

    boolean bare() {
        return strength.isEmpty() && dose.isEmpty() && frequency.isEmpty() && duration.isEmpty() && !asNeeded;
    }

    String key() {
        return name.text().toLowerCase(Locale.ROOT);
    }

    /** Takes over what another mention of the same drug adds; false if the two disagree. */
    boolean merge(Draft other) {
        boolean fits = (bare() || other.bare())
                && (change.isEmpty() || other.change.isEmpty() || change.equals(other.change))
                && !step
                && !other.step;
        if (!fits) {
            return false;
        }
        if (bare()) {
            strength = other.strength;
            dose = other.dose;
            frequency = other.frequency;
            duration = other.duration;
            asNeeded = other.asNeeded;
        }
        route = route.isEmpty() ? other.route : route;
        formRoute = formRoute.isEmpty() ? other.formRoute : formRoute;
        change = change.isEmpty() ? other.change : change;
        return true;
    }

    Medication medication() {
        return new Medication(
                name,
                strength,
                dose,
                route.isEmpty() ? formRoute : route,
                frequency,
                asNeeded,
                duration,
                change.equals("changed") ? "" : change);
    }
}
