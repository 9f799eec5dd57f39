package org.bedside.evidence;

import java.util.List;

/**
 * A clinical note as it came: its text undecoded from its media type, its type codings, its date and source.
 *
 * @param mediaType {@code text/plain}, {@code text/html} ...; without parameters, lower case
 * @param text the decoded characters; offsets of findings point into this text
 * @param title what a reader calls it, for example "Discharge summary"; {@code ""} if unknown
 */
public record Note(String mediaType, String text, String title, List<Coding> type, When when, Source source) {
    public Note {
        type = List.copyOf(type);
    }
}
