package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a call as XML-RPC in Koji's dialect: {@code <nil/>} without a namespace, and {@code <i8>} for integers that
 * need more than 32 bit.
 */
final class XmlRpcWriter {

    private final XMLStreamWriter xml;

    private XmlRpcWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * The request's body in UTF-8.
     *
     * @throws KojiRefusal when a value has no place in XML-RPC or a character none in XML
     */
    static byte[] bytes(KojiCall call) {
        StringWriter text = new StringWriter();
        try {
            new XmlRpcWriter(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text)).call(call);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A text in memory can't be written: " + e.getMessage(), e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void call(KojiCall call) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("methodCall");
        element("methodName", call.method());
        xml.writeStartElement("params");
        for (JsonNode parameter : call.parameters()) {
            xml.writeStartElement("param");
            value(parameter);
            xml.writeEndElement();
        }
        xml.writeEndDocument();
        xml.close();
    }

    private void value(JsonNode value) throws XMLStreamException {
        xml.writeStartElement("value");
        switch (value.getNodeType()) {
            case NULL, MISSING -> xml.writeEmptyElement("nil");
            case BOOLEAN -> element("boolean", value.booleanValue() ? "1" : "0");
            case NUMBER -> number(value);
            case STRING -> element("string", value.textValue());
            case BINARY -> binary(value);
            case ARRAY -> array(value);
            case OBJECT -> struct(value);
            default -> throw new KojiRefusal("XML-RPC has no form for " + value + ".");
        }
        xml.writeEndElement();
    }

    private void number(JsonNode value) throws XMLStreamException {
        if (value.isIntegralNumber()) {
            if (!value.canConvertToLong()) {
                throw new KojiRefusal("The number " + value + " is too large for Koji, which knows 64 bit.");
            }
            element(value.canConvertToInt() ? "int" : "i8", value.asText());
        } else {
            double number = value.doubleValue();
            if (!Double.isFinite(number)) {
                throw new KojiRefusal("XML-RPC has no form for the number " + number + ".");
            }
            element("double", BigDecimal.valueOf(number).toPlainString());
        }
    }

    private void binary(JsonNode value) throws XMLStreamException {
        try {
            element("base64", Base64.getEncoder().encodeToString(value.binaryValue()));
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can't be read: " + e.getMessage(), e);
        }
    }

    private void array(JsonNode items) throws XMLStreamException {
        xml.writeStartElement("array");
        xml.writeStartElement("data");
        for (JsonNode item : items) {
            value(item);
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void struct(JsonNode members) throws XMLStreamException {
        xml.writeStartElement("struct");
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            xml.writeStartElement("member");
            element("name", member.getKey());
            value(member.getValue());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        text(text);
        xml.writeEndElement();
    }

    /** A carriage return would be read as a line feed if it were written as it is. */
    private void text(String text) throws XMLStreamException {
        text.codePoints().filter(each -> !allowed(each)).findFirst().ifPresent(each -> {
            throw new KojiRefusal(String.format(
                    "A text for Koji holds the character U+%04X, which XML has no place for: %s", each, around(text)));
        });
        String[] lines = text.split("\r", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                xml.writeEntityRef("#13");
            }
            xml.writeCharacters(lines[i]);
        }
    }

    private static String around(String text) {
        return "'" + text.substring(0, Math.min(80, text.length())).replaceAll("\\p{Cntrl}|\\p{Cs}", "?") + "'";
    }

    private static boolean allowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }
}
