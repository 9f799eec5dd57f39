package org.bedside.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bedside.catalog.ExtractorFolder;
import org.bedside.catalog.Folder;
import org.bedside.evidence.Note;
import org.bedside.evidence.Source;
import org.bedside.evidence.When;
import org.bedside.notes.Finding;
import org.bedside.notes.NoteReader;
import org.bedside.tagging.Tagger;

/** Finds what a profile of {@code extract} looks for in a text. */
@FunctionalInterface
interface Extractor {

    /** The findings in the order of the text. */
    List<Extracted> of(String text);

    /** What is looked for, and by which trained model. */
    enum Profile {
        CLINICAL("note-entities"),
        BC5CDR("note-bc5cdr"),
        NCBI("note-ncbi"),
        MACCROBAT("note-maccrobat");

        private final String model;

        Profile(String model) {
            this.model = model;
        }

        /** The extractor with its model read; throws {@link org.bedside.catalog.FolderRefused} if that cannot be used. */
        Extractor load() {
            Folder folder = Folder.ofModel(model);
            return this == CLINICAL
                    ? clinical(ExtractorFolder.notes(model, folder))
                    : corpus(ExtractorFolder.tagger(model, folder));
        }
    }

    /** Names with the labels of a corpus. */
    static Extractor corpus(Tagger tagger) {
        return text -> tagger.tag(text).stream()
                .map(span -> Extracted.name(span.begin(), span.end(), span.type()))
                .toList();
    }

    /** Problems, medications and allergies of a clinical note. */
    static Extractor clinical(NoteReader reader) {
        return text -> {
            Source source = new Source("", "", Source.Origin.CONTEXT);
            Note note = new Note("text/plain", text, "", List.of(), When.at(Instant.EPOCH), source);
            return reader.read(note).findings().stream()
                    .map(Extractor::extracted)
                    .toList();
        };
    }

    private static Extracted extracted(Finding finding) {
        return new Extracted(
                finding.begin(),
                finding.end(),
                finding.kind().name().toLowerCase(Locale.ROOT),
                finding.codes(),
                finding.assertion(),
                Map.of(),
                List.of());
    }
}
