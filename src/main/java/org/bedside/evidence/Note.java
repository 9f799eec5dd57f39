package org.bedside.evidence;

import java.util.List;
import java.util.Set;

/**
 * A clinical note as it came: its text undecoded from its media type, its type codings, its date and source.
 *
 * @param mediaType {@code text/plain}, {@code text/html}, {@code application/xhtml+xml}, {@code application/hl7-cda+xml},
 *     {@code application/rtf} or {@code application/pdf}; without parameters, lower case
 * @param text the decoded characters, into which offsets of findings point; of a Composition its sections' narratives, each
 *     headed by its title; of a comment on an allergy or a relative the comment under such a heading; of a PDF, which is no
 *     text, its bytes as characters 0 to 255: there offsets point into the text that is taken out of it
 * @param title what a reader calls it, for example "Discharge summary"; {@code ""} if unknown
 */
public record Note(String mediaType, String text, String title, List<Coding> type, When when, Source source) {

    /** The types of resources that are notes, rather than facts with comments. */
    public static final Set<String> TYPES = Set.of(
            "DocumentReference", "DiagnosticReport", "Composition", "ClinicalImpression", "CommunicationRequest");

    public Note {
        type = List.copyOf(type);
    }
}
