/**
 * Chest films: a picture's bytes (PNG, JPEG, DICOM) become a film of 28 by 28 pixels, or a refusal; a film becomes a probability
 * with a map of what spoke for it. Nothing here reads a folder; what decodes pictures is bounded before it begins.
 */
@NullMarked
package org.bedside.film;

import org.jspecify.annotations.NullMarked;
