package org.bedside.lines;

import org.bedside.text.Tokens;

/** Knows names, such as those of drugs. */
@FunctionalInterface
public interface Names {

    /** The token after the longest name that begins with the given one; that token itself if none does. */
    int end(Tokens tokens, int begin);
}
