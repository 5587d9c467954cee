package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A client of a hub that does nothing by itself: session and call number are what the test says. */
final class HubClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    HubClient(String url) {
        this.url = url;
    }

    /** A fault that was answered. */
    static final class Fault extends RuntimeException {

        private static final long serialVersionUID = 1L;
        final int code;

        private Fault(int code, String words) {
            super(words);
            this.code = code;
        }
    }

    /** The answer to an anonymous call. */
    JsonNode call(String method, Object... parameters) {
        return call(null, 0, method, parameters);
    }

    /** The answer to a call in a session. */
    JsonNode call(JsonNode session, long callnum, String method, Object... parameters) {
        return answer(send(
                        AnswerWriter.call(method, array(parameters)),
                        request -> session == null
                                ? request
                                : request.header(
                                                "Koji-Session-Id",
                                                session.path("session-id").asText())
                                        .header(
                                                "Koji-Session-Key",
                                                session.path("session-key").asText())
                                        .header("Koji-Session-Callnum", String.valueOf(callnum)))
                .body());
    }

    JsonNode login() {
        return call("login", "freshmaker", "secret");
    }

    /** Keyword arguments, as the last parameter of a call. */
    static Map<String, Object> with(String name, Object value) {
        Map<String, Object> keywords = new LinkedHashMap<>();
        keywords.put("__starstar", true);
        keywords.put(name, value);
        return keywords;
    }

    static ArrayNode array(Object... parameters) {
        return JSON.valueToTree(parameters);
    }

    HttpResponse<String> send(String body, UnaryOperator<HttpRequest.Builder> changed) {
        return send("", body, changed);
    }

    HttpResponse<String> send(String more, String body, UnaryOperator<HttpRequest.Builder> changed) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + more))
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        try {
            return http.send(changed.apply(request).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static JsonNode answer(String xml) {
        try {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
            JsonNode value = value((Element) root.getElementsByTagName("value").item(0));
            if (root.getElementsByTagName("fault").getLength() > 0) {
                throw new Fault(
                        value.path("faultCode").intValue(),
                        value.path("faultString").textValue());
            }
            return value;
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new IllegalStateException(xml, unreadable);
        }
    }

    private static JsonNode value(Element value) {
        Element typed = child(value, 0);
        return switch (typed.getTagName()) {
            case "nil" -> NODES.nullNode();
            case "int" -> NODES.numberNode(Integer.parseInt(typed.getTextContent()));
            case "i8" -> NODES.numberNode(Long.parseLong(typed.getTextContent()));
            case "double" -> NODES.numberNode(Double.parseDouble(typed.getTextContent()));
            case "boolean" -> NODES.booleanNode(typed.getTextContent().equals("1"));
            case "string" -> NODES.textNode(typed.getTextContent());
            case "array" -> {
                ArrayNode array = NODES.arrayNode();
                Element data = child(typed, 0);
                for (int i = 0; child(data, i) != null; i++) {
                    array.add(value(child(data, i)));
                }
                yield array;
            }
            default -> {
                ObjectNode struct = NODES.objectNode();
                for (int i = 0; child(typed, i) != null; i++) {
                    Element member = child(typed, i);
                    struct.set(child(member, 0).getTextContent(), value(child(member, 1)));
                }
                yield struct;
            }
        };
    }

    private static Element child(Element parent, int wanted) {
        int place = 0;
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && place++ == wanted) {
                return element;
            }
        }
        return null;
    }
}
