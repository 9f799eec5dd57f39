/**
 * CDS Hooks cards as values that cannot break the limits of the specification, and the texts that fill them.
 */
@NullMarked
package org.bedside.card;

import org.jspecify.annotations.NullMarked;
