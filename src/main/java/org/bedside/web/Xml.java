package org.bedside.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An element of XML: a text, or other elements.
 *
 * @param name without a prefix
 * @param text {@code ""} where there are children
 */
record Xml(String name, String text, List<Xml> children) {

    /** What XML 1.0 cannot hold, not even escaped: section 2.2, production 2. */
    private static final Pattern NO_CHARACTER =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    Xml {
        children = List.copyOf(children);
    }

    static Xml text(String name, String text) {
        return new Xml(name, text, List.of());
    }

    static Xml of(String name, Xml... children) {
        return of(name, List.of(children));
    }

    static Xml of(String name, List<Xml> children) {
        return new Xml(name, "", children);
    }

    /** As a document in UTF-8; all elements are of one namespace. */
    byte[] document(String namespace) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String encoding = StandardCharsets.UTF_8.name();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, encoding);
            writer.writeStartDocument(encoding, "1.0");
            writer.setDefaultNamespace(namespace);
            writer.writeStartElement(namespace, name);
            writer.writeDefaultNamespace(namespace);
            writeContent(namespace, writer);
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible); // memory takes everything
        }
        return bytes.toByteArray();
    }

    private void writeContent(String namespace, XMLStreamWriter writer) throws XMLStreamException {
        writer.writeCharacters(NO_CHARACTER.matcher(text).replaceAll("\uFFFD"));
        for (Xml child : children) {
            writer.writeStartElement(namespace, child.name());
            child.writeContent(namespace, writer);
            writer.writeEndElement();
        }
    }
}
