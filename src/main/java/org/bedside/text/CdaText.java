package org.bedside.text;

import com.ctc.wstx.api.WstxInputProperties;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Takes the narrative out of a C-CDA document: of each section its title, on a line of its own, and its text; entries and
 * sections of a null flavor are left out. HL7 CDA R2, "4.3.5 Section Narrative Block". No document type declaration is read,
 * no entity of a document's own is replaced, and nothing outside the document is opened.
 */
final class CdaText {

    /** Elements nested deeper end the reading: C-CDA's own nesting stays below 50. */
    private static final int DEEPEST = 200;

    private static final Set<String> LINES = Set.of(
            "title", "text", "paragraph", "list", "item", "caption", "table", "thead", "tbody", "tfoot", "tr", "br");

    private static final Set<String> CELLS = Set.of("td", "th");

    private static final XMLInputFactory FACTORY = factory();

    private final String xml;
    private final Places.Builder out = new Places.Builder();
    /** Local names of the open elements. */
    private final Deque<String> open = new ArrayDeque<>();
    /** How many of the open elements, from the innermost on, are within a title or text, or within something left out. */
    private int narrative;

    private int silent;
    /** Up to where characters were taken: a long run comes in several events. */
    private int read;

    private CdaText(String xml) {
        this.xml = xml;
    }

    private static XMLInputFactory factory() {
        // Woodstox, whose places are exact; the last property is its own.
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        return factory;
    }

    static NoteText.Taken of(String xml) throws NoteText.Unreadable {
        CdaText text = new CdaText(xml);
        String fault = text.read() ? "" : "the note's XML is broken; it was read up to there";
        NoteText taken = text.out.build(xml);
        if (!fault.isEmpty() && taken.plain().isBlank()) {
            throw new NoteText.Unreadable("the note's XML is broken");
        }
        return new NoteText.Taken(taken, fault);
    }

    /** Whether the document was well-formed to its end. */
    private boolean read() {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext() && !out.full()) {
                int event = reader.next();
                int place = reader.getLocation().getCharacterOffset();
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> start(reader, place);
                    case XMLStreamConstants.END_ELEMENT -> end(place);
                    case XMLStreamConstants.CHARACTERS,
                            XMLStreamConstants.CDATA,
                            XMLStreamConstants.SPACE,
                            XMLStreamConstants.ENTITY_REFERENCE -> {
                        if (narrative > 0 && silent == 0) {
                            words(event, place);
                        }
                    }
                    default -> {
                        // comments and processing instructions hold no narrative
                    }
                }
            }
            return true;
        } catch (XMLStreamException malformed) {
            return false;
        }
    }

    private void start(XMLStreamReader reader, int place) {
        String name = reader.getLocalName();
        boolean block = "section".equals(open.peek()) && (name.equals("title") || name.equals("text"));
        narrative += narrative > 0 || block ? 1 : 0;
        boolean leftOut = name.equals("section") && reader.getAttributeValue(null, "nullFlavor") != null;
        boolean deleted = "delete".equals(reader.getAttributeValue(null, "revised"));
        silent += silent > 0 || leftOut || deleted ? 1 : 0;
        open.push(name);
        edge(name, place);
    }

    private void end(int place) {
        edge(open.pop(), place);
        narrative -= narrative > 0 ? 1 : 0;
        silent -= silent > 0 ? 1 : 0;
    }

    private void edge(String name, int place) {
        if (narrative > 0 && silent == 0) {
            if (LINES.contains(name)) {
                out.line(place);
            } else if (CELLS.contains(name)) {
                out.space(place);
            }
        }
    }

    /** The characters and references as they stand in the document, from where a run of them begins to the next markup. */
    private void words(int event, int place) {
        if (event == XMLStreamConstants.CDATA) {
            int from = Math.min(xml.length(), place + "<![CDATA[".length());
            int to = xml.indexOf("]]>", from);
            for (int at = from; at < (to < 0 ? xml.length() : to); at++) {
                out.character(xml.charAt(at), at, at + 1, false);
            }
        } else {
            int to = place;
            while (to < xml.length() && xml.charAt(to) != '<') {
                to++;
            }
            out.markup(xml, Math.max(place, read), to, false);
            read = to;
        }
    }
}
