package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an answer in XML-RPC: a value or a fault. Document types and entities of their own have no place in one and are
 * refused.
 */
final class XmlRpcReader {

    /** Koji's own values are some five levels deep; more is nobody's answer, and would end in a full stack. */
    private static final int DEEPEST = 100;

    /** Lists repeat names, architectures and releases thousands of times: one node stands for all of them. */
    private static final int SHARED_TEXTS = 20_000;

    private static final int SHARED_LENGTH = 64;

    private final XMLStreamReader xml;
    private final Map<String, TextNode> shared = new HashMap<>();

    private XmlRpcReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Reads one answer.
     *
     * @throws IOException when the connection breaks, or what comes is no answer in XML-RPC
     */
    static KojiAnswer answer(InputStream body) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return new XmlRpcReader(factory.createXMLStreamReader(body, "UTF-8")).answer();
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException broken) {
                throw broken;
            }
            throw new IOException("it is no XML-RPC: " + e.getMessage().replaceAll("\\s+", " "), e);
        } catch (IllegalArgumentException e) {
            throw new IOException("it holds a value that is not what it says: " + e.getMessage(), e);
        }
    }

    private KojiAnswer answer() throws XMLStreamException {
        enter("methodResponse");
        KojiAnswer answer;
        if (next("params", "fault").equals("fault")) {
            enter("value");
            JsonNode fault = value(0);
            leave("fault");
            answer = new KojiAnswer(null, KojiFault.of(fault));
        } else {
            enter("param");
            enter("value");
            answer = new KojiAnswer(value(0), null);
            leave("param");
            leave("params");
        }
        leave("methodResponse");
        // A connection of which not all was read can't be used again.
        while (xml.hasNext()) {
            xml.next();
        }
        return answer;
    }

    /** The value whose start tag was read; ends at its end tag. */
    private JsonNode value(int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw wrong("values nested deeper than " + DEEPEST);
        }
        StringBuilder bare = new StringBuilder();
        while (forward() == XMLStreamConstants.CHARACTERS) {
            bare.append(xml.getText());
        }
        if (xml.isEndElement()) {
            return text(bare.toString());
        }
        JsonNode value = typed(xml.getLocalName(), depth);
        leave("value");
        return value;
    }

    private JsonNode typed(String type, int depth) throws XMLStreamException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        switch (type) {
            case "nil":
                leave("nil");
                return nodes.nullNode();
            case "array":
                return array(depth);
            case "struct":
                return struct(depth);
            case "string", "dateTime.iso8601":
                return text(content());
            case "int", "i4", "i8", "i2", "i1":
                long number = Long.parseLong(content().strip());
                return number == (int) number ? nodes.numberNode((int) number) : nodes.numberNode(number);
            case "boolean":
                return nodes.booleanNode(content().strip().matches("1|true"));
            case "double":
                return nodes.numberNode(Double.parseDouble(content().strip()));
            case "base64":
                return nodes.binaryNode(Base64.getMimeDecoder().decode(content()));
            default:
                throw wrong("<" + type + ">, which no value is");
        }
    }

    private ArrayNode array(int depth) throws XMLStreamException {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        enter("data");
        while (more("data")) {
            expect("value");
            items.add(value(depth + 1));
        }
        leave("array");
        return items;
    }

    private ObjectNode struct(int depth) throws XMLStreamException {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        while (more("struct")) {
            expect("member");
            enter("name");
            String name = text(content()).textValue();
            enter("value");
            members.set(name, value(depth + 1));
            leave("member");
        }
        return members;
    }

    private TextNode text(String text) {
        if (text.length() > SHARED_LENGTH || shared.size() >= SHARED_TEXTS) {
            TextNode known = shared.get(text);
            return known == null ? TextNode.valueOf(text) : known;
        }
        return shared.computeIfAbsent(text, TextNode::valueOf);
    }

    private String content() throws XMLStreamException {
        return xml.getElementText();
    }

    /** The next event that is neither a comment nor an instruction. */
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

    private int tag() throws XMLStreamException {
        int event = forward();
        while (event == XMLStreamConstants.CHARACTERS && xml.isWhiteSpace()) {
            event = forward();
        }
        return event;
    }

    /** Whether another element begins before that one ends. */
    private boolean more(String parent) throws XMLStreamException {
        if (tag() == XMLStreamConstants.START_ELEMENT) {
            return true;
        }
        if (!xml.isEndElement() || !xml.getLocalName().equals(parent)) {
            throw wrong("text between elements");
        }
        return false;
    }

    private void enter(String name) throws XMLStreamException {
        next(name, name);
    }

    private String next(String one, String other) throws XMLStreamException {
        if (tag() != XMLStreamConstants.START_ELEMENT
                || !xml.getLocalName().equals(one) && !xml.getLocalName().equals(other)) {
            throw wrong("something else than <" + one + ">");
        }
        return xml.getLocalName();
    }

    private void expect(String name) throws XMLStreamException {
        if (!xml.getLocalName().equals(name)) {
            throw wrong("<" + xml.getLocalName() + "> in the place of <" + name + ">");
        }
    }

    private void leave(String name) throws XMLStreamException {
        if (tag() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals(name)) {
            throw wrong("more than one value before </" + name + ">");
        }
    }

    private XMLStreamException wrong(String what) {
        return new XMLStreamException("it has " + what, xml.getLocation());
    }
}
