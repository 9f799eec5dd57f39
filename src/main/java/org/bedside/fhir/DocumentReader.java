package org.bedside.fhir;

import java.util.List;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Node;

/** Reads what a document of the store says; given to the store by what can read notes. Thread-safe. */
public interface DocumentReader {

    /** Reads a DocumentReference. */
    Outcome read(Node document);

    /** What came of it. */
    sealed interface Outcome {

        /**
         * The document was read.
         *
         * @param extractor what read it, in which version
         * @param remarks what was not read and why, for people
         */
        record Read(String extractor, List<Statement> findings, List<String> remarks) implements Outcome {
            public Read {
                findings = List.copyOf(findings);
                remarks = List.copyOf(remarks);
            }
        }

        /** The document is labelled as confidential or sensitive. */
        record Withheld() implements Outcome {}

        /** The document has no text that may be read, or none that can be: why, as a sentence. */
        record Unreadable(String detail) implements Outcome {}

        /** It took too long. */
        record Late() implements Outcome {}
    }

    /**
     * Something that a document says of the patient, or of a relative.
     *
     * @param begin index of its first UTF-16 unit in the document's text
     * @param end index after its last
     * @param quote the words around it
     * @param name its normalised name
     */
    record Statement(Topic topic, Says says, int begin, int end, String quote, String name, List<Coding> codes) {
        public Statement {
            codes = List.copyOf(codes);
        }
    }

    /** What the document says of it. */
    enum Says {
        SO,
        NOT_SO,
        POSSIBLE,
        OVER,
        OF_A_RELATIVE
    }
}
