package org.bedside.film;

/** A picture that is not read; its message says why, and nothing of what the picture shows. */
public final class PictureRefused extends Exception {

    private static final long serialVersionUID = 1;

    PictureRefused(String why) {
        super(why, null, false, false);
    }
}
