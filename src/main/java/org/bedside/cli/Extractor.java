package org.bedside.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bedside.catalog.ExtractorFolder;
import org.bedside.catalog.Folder;
import org.bedside.catalog.LinkerFolder;
import org.bedside.evidence.Note;
import org.bedside.evidence.Source;
import org.bedside.evidence.When;
import org.bedside.notes.Detail;
import org.bedside.notes.Finding;
import org.bedside.notes.NoteReader;
import org.bedside.notes.NoteReading;
import org.bedside.notes.Relations;
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

        private static final String LINKER = "note-concepts";

        private final String model;

        Profile(String model) {
            this.model = model;
        }

        /** The extractor with its model read; throws {@link org.bedside.catalog.FolderRefused} if that cannot be used. */
        Extractor load() {
            Folder folder = Folder.ofModel(model);
            return this == CLINICAL
                    ? clinical(ExtractorFolder.notes(model, folder))
                    : corpus(ExtractorFolder.tagger(model, folder), details());
        }

        /** What is said of names, by the custom of this profile; throws as {@link #load} does. */
        SpanDetails details() {
            Optional<org.bedside.concepts.Source> corpus = switch (this) {
                case BC5CDR -> Optional.of(org.bedside.concepts.Source.BC5CDR);
                case NCBI -> Optional.of(org.bedside.concepts.Source.NCBI);
                case CLINICAL, MACCROBAT -> Optional.empty();
            };
            return new SpanDetails(LinkerFolder.read(LINKER, Folder.ofModel(LINKER)), corpus, this == CLINICAL);
        }
    }

    /** Names with the labels of a corpus. */
    static Extractor corpus(Tagger tagger, SpanDetails details) {
        return text -> details.of(
                text,
                tagger.tag(text).stream()
                        .map(span -> new Relations.Span(span.type(), span.begin(), span.end()))
                        .toList());
    }

    /**
     * Problems, medications and allergies of a clinical note; medications with their instructions, allergies with their
     * reactions; measured values, use of tobacco and alcohol, and illnesses of relatives.
     */
    static Extractor clinical(NoteReader reader) {
        return text -> {
            Source source = new Source("", "", Source.Origin.CONTEXT);
            Note note = new Note("text/plain", text, "", List.of(), When.at(Instant.EPOCH), source);
            NoteReading reading = reader.read(note);
            List<Detail> details = reading.details();
            BitSet taken = new BitSet();
            List<Extracted> all = new ArrayList<>();
            int from = 0;
            for (Finding finding : reading.findings()) {
                while (from < details.size() && details.get(from).end() <= finding.begin()) {
                    from++;
                }
                int same = same(details, from, taken, finding);
                taken.set(same);
                all.add(same < details.size() ? extracted(finding, details.get(same)) : extracted(finding));
            }
            for (int i = 0; i < details.size(); i++) {
                if (!taken.get(i)) {
                    all.add(extracted(details.get(i)));
                }
            }
            all.sort(Comparator.comparingInt(Extracted::begin).thenComparingInt(Extracted::end));
            return all;
        };
    }

    /** The first detail, from one on, that says more of a finding and is not taken; their number if none does. */
    private static int same(List<Detail> details, int from, BitSet taken, Finding finding) {
        for (int i = from; i < details.size() && details.get(i).begin() < finding.end(); i++) {
            if (!taken.get(i) && details.get(i).isOf(finding)) {
                return i;
            }
        }
        return details.size();
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

    /** By the detail's name, which leaves out the words of the form. */
    private static Extracted extracted(Finding finding, Detail detail) {
        return new Extracted(
                detail.begin(),
                detail.end(),
                finding.kind().name().toLowerCase(Locale.ROOT),
                detail.codes().isEmpty() ? finding.codes() : detail.codes(),
                finding.assertion(),
                detail.attributes(),
                List.of());
    }

    private static Extracted extracted(Detail detail) {
        return new Extracted(
                detail.begin(),
                detail.end(),
                detail.kind().name().toLowerCase(Locale.ROOT),
                detail.codes(),
                detail.assertion(),
                detail.attributes(),
                List.of());
    }
}
