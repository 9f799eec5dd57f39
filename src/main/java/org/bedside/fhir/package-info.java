/**
 * The FHIR store: HAPI FHIR JPA R4 at {@code /fhir}, its settings, and reading and writing it in process.
 *
 * <p>Knows nothing of hooks, models or cards. HAPI's server and persistence are used here and nowhere else.
 */
@NullMarked
package org.bedside.fhir;

import org.jspecify.annotations.NullMarked;
