/** How right probabilities were: discrimination and calibration beside what came about, with intervals. */
@NullMarked
package org.bedside.validity;

import org.jspecify.annotations.NullMarked;
