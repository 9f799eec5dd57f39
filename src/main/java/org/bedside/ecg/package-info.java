/**
 * Electrocardiograms become heartbeats, and heartbeats a prediction.
 *
 * <p>In come {@link org.bedside.evidence.Signal}s of an Observation, one for each lead; R peaks are found, beats cut, brought
 * to the length that a model was trained on and normalised; what is flat, clipped or noisy is refused. The models are
 * small and stay in memory. No I/O, no clock, no chance.
 */
@NullMarked
package org.bedside.ecg;

import org.jspecify.annotations.NullMarked;
