package io.freshmaker.koji;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Goes through XML tag by tag, and says where it is not what was expected. Document types and entities of their own are
 * refused; comments and blanks between tags are passed over.
 */
final class XmlTags {

    private final XMLStreamReader xml;

    private XmlTags(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** At the beginning of a text in UTF-8. */
    static XmlTags of(InputStream text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return new XmlTags(factory.createXMLStreamReader(text, "UTF-8"));
    }

    /** Of the tag that was read last. */
    String name() {
        return xml.getLocalName();
    }

    /** Whether the tag that was read last was an end. */
    boolean ends() {
        return xml.isEndElement();
    }

    /** The text up to the next tag, which is read. */
    String textBefore() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (forward() == XMLStreamConstants.CHARACTERS) {
            text.append(xml.getText());
        }
        return text.toString();
    }

    /** The text of an element that has nothing else inside, up to its end. */
    String content() throws XMLStreamException {
        return xml.getElementText();
    }

    /** Reads a start. */
    void enter(String name) throws XMLStreamException {
        either(name, name);
    }

    /** Reads the start of one or the other, and says which. */
    String either(String one, String other) throws XMLStreamException {
        if (tag() != XMLStreamConstants.START_ELEMENT || !name().equals(one) && !name().equals(other)) {
            throw wrong("something else than <" + one + ">");
        }
        return name();
    }

    /** Reads a tag, and says whether it is a start; otherwise it is the end of that parent. */
    boolean more(String parent) throws XMLStreamException {
        if (tag() == XMLStreamConstants.START_ELEMENT) {
            return true;
        }
        if (!ends() || !name().equals(parent)) {
            throw wrong("text between elements");
        }
        return false;
    }

    /** Looks at the name of the tag that was read last. */
    void expect(String name) throws XMLStreamException {
        if (!name().equals(name)) {
            throw wrong("<" + name() + "> in the place of <" + name + ">");
        }
    }

    /** Reads an end. */
    void leave(String name) throws XMLStreamException {
        if (tag() != XMLStreamConstants.END_ELEMENT || !name().equals(name)) {
            throw wrong("more than one value before </" + name + ">");
        }
    }

    /** Reads what comes after the last tag: a connection of which not all was read can't be used again. */
    void finish() throws XMLStreamException {
        while (xml.hasNext()) {
            xml.next();
        }
    }

    /** A failure that says where it was. */
    XMLStreamException wrong(String what) {
        return new XMLStreamException("it has " + what, xml.getLocation());
    }

    private int tag() throws XMLStreamException {
        int event = forward();
        while (event == XMLStreamConstants.CHARACTERS && xml.isWhiteSpace()) {
            event = forward();
        }
        return event;
    }

    private int forward() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw wrong("a document type or an entity");
                case XMLStreamConstants.START_ELEMENT,
                        XMLStreamConstants.END_ELEMENT,
                        XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.END_DOCUMENT -> {
                    return event;
                }
                default -> {}
            }
        }
        throw wrong("an early end");
    }
}
