/**
 * Lines of a note become their parts: medications with strength, dose, route and frequency; measurements with value, unit and
 * code; use of tobacco and alcohol; allergies; illnesses of relatives; procedures.
 *
 * <p>In comes a {@link org.bedside.lines.Line}, a stretch of text such as a list item or a paragraph; out go records whose
 * {@link org.bedside.lines.Part}s are places in that text. What a reader must know of names of drugs and diseases it is handed
 * as a {@link org.bedside.lines.Names}. No I/O but the tables beside these classes, no clock.
 */
@NullMarked
package org.bedside.lines;

import org.jspecify.annotations.NullMarked;
