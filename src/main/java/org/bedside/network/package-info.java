/**
 * Neural networks kept as ONNX: numbers in, numbers out. Nothing here knows what the numbers mean, and nothing outside knows
 * that ONNX Runtime works them out.
 */
@NullMarked
package org.bedside.network;

import org.jspecify.annotations.NullMarked;
