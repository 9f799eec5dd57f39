package org.bedside.catalog;

/** A figure with its 95 % interval; not a number where it cannot be told. */
public record Measure(double value, double low, double high) {}
