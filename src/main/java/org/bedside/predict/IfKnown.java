package org.bedside.predict;

/**
 * What the probability would be if a missing input were known and lay where those of the training rows did.
 *
 * @param input the input's name
 * @param lowest the least over its values from the tenth to the ninetieth percentile, or over its categories
 * @param highest the greatest
 */
public record IfKnown(String input, double lowest, double highest) {}
