package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads calls of XML-RPC, with the {@code nil} and {@code i8} that Koji adds to it, into JSON. */
final class CallReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final XMLInputFactory factory = XMLInputFactory.newInstance();

    CallReader() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    }

    HubCall read(String body) throws UnreadableCall {
        if (body.isBlank()) {
            throw new UnreadableCall("Empty request");
        }
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(body));
            xml.nextTag();
            xml.require(XMLStreamConstants.START_ELEMENT, null, "methodCall");
            xml.nextTag();
            xml.require(XMLStreamConstants.START_ELEMENT, null, "methodName");
            String method = xml.getElementText();
            ArrayNode parameters = NODES.arrayNode();
            if (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                xml.require(XMLStreamConstants.START_ELEMENT, null, "params");
                while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                    xml.require(XMLStreamConstants.START_ELEMENT, null, "param");
                    xml.nextTag();
                    parameters.add(value(xml));
                    xml.nextTag();
                }
                xml.nextTag();
            }
            while (xml.hasNext()) {
                xml.next();
            }
            return new HubCall(method, parameters);
        } catch (XMLStreamException | NumberFormatException unreadable) {
            throw new UnreadableCall("syntax error: "
                    + unreadable.getMessage().lines().findFirst().orElse(""));
        }
    }

    /** From the start of a {@code value} to its end. */
    private JsonNode value(XMLStreamReader xml) throws XMLStreamException {
        xml.require(XMLStreamConstants.START_ELEMENT, null, "value");
        StringBuilder text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.END_ELEMENT) {
                return NODES.textNode(text.toString());
            }
            if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        JsonNode value = typed(xml);
        xml.nextTag();
        return value;
    }

    private JsonNode typed(XMLStreamReader xml) throws XMLStreamException {
        return switch (xml.getLocalName()) {
            case "int", "i4", "i8" -> number(Long.parseLong(xml.getElementText().strip()));
            case "double" ->
                NODES.numberNode(Double.parseDouble(xml.getElementText().strip()));
            case "boolean" -> NODES.booleanNode(xml.getElementText().strip().equals("1"));
            case "nil" -> {
                xml.getElementText();
                yield NODES.nullNode();
            }
            case "string", "dateTime.iso8601", "base64" -> NODES.textNode(xml.getElementText());
            case "array" -> array(xml);
            case "struct" -> struct(xml);
            default -> throw new XMLStreamException("unknown type " + xml.getLocalName());
        };
    }

    private static JsonNode number(long number) {
        return number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
    }

    private JsonNode array(XMLStreamReader xml) throws XMLStreamException {
        ArrayNode array = NODES.arrayNode();
        xml.nextTag();
        xml.require(XMLStreamConstants.START_ELEMENT, null, "data");
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            array.add(value(xml));
        }
        xml.nextTag();
        return array;
    }

    private JsonNode struct(XMLStreamReader xml) throws XMLStreamException {
        ObjectNode struct = NODES.objectNode();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            xml.require(XMLStreamConstants.START_ELEMENT, null, "member");
            xml.nextTag();
            String name = xml.getElementText();
            xml.nextTag();
            struct.set(name, value(xml));
            xml.nextTag();
        }
        return struct;
    }
}
