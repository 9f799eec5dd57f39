/**
 * The CDS Hooks protocol: requests in, cards out, feedback, discovery; the only place where a caller's mistake becomes
 * an HTTP status.
 */
@NullMarked
package org.bedside.hooks;

import org.jspecify.annotations.NullMarked;
