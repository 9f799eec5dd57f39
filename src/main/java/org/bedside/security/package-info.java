/**
 * Who may call, and from where.
 */
@NullMarked
package org.bedside.security;

import org.jspecify.annotations.NullMarked;
