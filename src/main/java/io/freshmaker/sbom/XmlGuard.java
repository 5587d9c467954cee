package io.freshmaker.sbom;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML to its end before anybody makes objects of it: what could lead out of the document is refused. */
final class XmlGuard {

    private XmlGuard() {}

    /** @throws IllegalArgumentException with the line, when it is no XML or has a document type */
    static void check(byte[] document) {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.DTD) {
                    throw new IllegalArgumentException("line "
                            + reader.getLocation().getLineNumber()
                            + ": a document type may name other files: remove the line with DOCTYPE.");
                }
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw new IllegalArgumentException(
                    "line " + line + ": it is no XML: "
                            + e.getMessage().lines().findFirst().orElse("") + ".",
                    e);
        }
    }
}
