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
import javax.xml.stream.XMLStreamException;

/** Reads an answer in XML-RPC: a value or a fault. */
final class XmlRpcReader {

    /** Koji's own values are some five levels deep; more is nobody's answer, and would end in a full stack. */
    private static final int DEEPEST = 100;

    /** Lists repeat names, architectures and releases thousands of times: one node stands for all of them. */
    private static final int SHARED_TEXTS = 20_000;

    private static final int SHARED_LENGTH = 64;

    private final XmlTags xml;
    private final Map<String, TextNode> shared = new HashMap<>();

    private XmlRpcReader(XmlTags xml) {
        this.xml = xml;
    }

    /**
     * Reads one answer.
     *
     * @throws IOException when the connection breaks, or what comes is no answer in XML-RPC
     */
    static KojiAnswer answer(InputStream body) throws IOException {
        try {
            return new XmlRpcReader(XmlTags.of(body)).answer();
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
        xml.enter("methodResponse");
        KojiAnswer answer;
        if (xml.either("params", "fault").equals("fault")) {
            xml.enter("value");
            JsonNode fault = value(0);
            xml.leave("fault");
            answer = new KojiAnswer(null, KojiFault.of(fault));
        } else {
            xml.enter("param");
            xml.enter("value");
            answer = new KojiAnswer(value(0), null);
            xml.leave("param");
            xml.leave("params");
        }
        xml.leave("methodResponse");
        // A connection of which not all was read can't be used again.
        xml.finish();
        return answer;
    }

    /** The value whose start tag was read; ends at its end tag. */
    private JsonNode value(int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw xml.wrong("values nested deeper than " + DEEPEST);
        }
        String bare = xml.textBefore();
        if (xml.ends()) {
            return text(bare);
        }
        JsonNode value = typed(xml.name(), depth);
        xml.leave("value");
        return value;
    }

    private JsonNode typed(String type, int depth) throws XMLStreamException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        switch (type) {
            case "nil":
                xml.leave("nil");
                return nodes.nullNode();
            case "array":
                return array(depth);
            case "struct":
                return struct(depth);
            case "string", "dateTime.iso8601":
                return text(xml.content());
            case "int", "i4", "i8", "i2", "i1":
                long number = Long.parseLong(xml.content().strip());
                return number == (int) number ? nodes.numberNode((int) number) : nodes.numberNode(number);
            case "boolean":
                return nodes.booleanNode(xml.content().strip().matches("1|true"));
            case "double":
                return nodes.numberNode(Double.parseDouble(xml.content().strip()));
            case "base64":
                return nodes.binaryNode(Base64.getMimeDecoder().decode(xml.content()));
            default:
                throw xml.wrong("<" + type + ">, which no value is");
        }
    }

    private ArrayNode array(int depth) throws XMLStreamException {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        xml.enter("data");
        while (xml.more("data")) {
            xml.expect("value");
            items.add(value(depth + 1));
        }
        xml.leave("array");
        return items;
    }

    private ObjectNode struct(int depth) throws XMLStreamException {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        while (xml.more("struct")) {
            xml.expect("member");
            xml.enter("name");
            String name = text(xml.content()).textValue();
            xml.enter("value");
            members.set(name, value(depth + 1));
            xml.leave("member");
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
}
