package org.bedside.lines;

import java.util.Optional;

/**
 * A drug with one instruction, as a line gives it. Immutable.
 *
 * @param name without strength, form, salt and release marks
 * @param strength a mass with its unit, of the product or the amount taken; the new one where it changes
 * @param dose a count of forms, a volume or units taken at a time; a mass where a strength of the product is written too
 * @param route PO, IV, IM, SC, SL, PR, INH, TOP, TD, OPH, OTIC, NASAL or VAG; empty if none is written
 * @param frequency as {@code 2/d}, {@code 1/wk}, {@code q6h}, {@code q4-6h}, {@code qod}, {@code once}, {@code continuous}; empty
 *     if none is written
 * @param asNeeded whether it is taken only when needed
 * @param duration with its connecting word
 * @param change started, stopped, increased, decreased, continued or held; empty if the line says nothing of it
 */
public record Medication(
        Part name,
        Optional<Part> strength,
        Optional<Part> dose,
        String route,
        String frequency,
        boolean asNeeded,
        Optional<Part> duration,
        String change) {}
