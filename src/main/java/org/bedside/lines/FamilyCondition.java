package org.bedside.lines;

import java.util.OptionalInt;

/**
 * An illness of a relative, or its absence. Immutable.
 *
 * @param relation in lower case, one relative: {@code maternal aunt}; {@code family} if none is named
 * @param condition the illness as written, without what qualifies it only in time or grade
 * @param ageAtOnset in years, where the age of the illness is written; not that of death
 */
public record FamilyCondition(String relation, Part condition, boolean negated, OptionalInt ageAtOnset) {}
