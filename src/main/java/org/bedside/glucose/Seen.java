package org.bedside.glucose;

/**
 * What happened at one step, as a chart has it.
 *
 * @param minute of the day, 0 to 1439
 * @param glucose what the sensor shows in mg/dL; NaN where it shows nothing
 * @param carbohydrates grams as counted, of a meal that begins now; 0 where there is none
 */
record Seen(int minute, double glucose, double carbohydrates) {}
