/**
 * The server put together, and its pages for people.
 */
@NullMarked
package org.bedside.web;

import org.jspecify.annotations.NullMarked;
