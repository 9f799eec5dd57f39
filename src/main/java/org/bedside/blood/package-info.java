/**
 * Blood counts beside those of a community: which phenotype (K-means) one is nearest to, and whether one is unlike all of
 * the community (DBSCAN). Rows are standardised logarithms of the indices; chance comes from a given seed. No I/O, no clock.
 */
@NullMarked
package org.bedside.blood;

import org.jspecify.annotations.NullMarked;
