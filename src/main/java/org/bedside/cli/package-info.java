/**
 * The command line: one executable, its commands, their exit status.
 */
@NullMarked
package org.bedside.cli;

import org.jspecify.annotations.NullMarked;
