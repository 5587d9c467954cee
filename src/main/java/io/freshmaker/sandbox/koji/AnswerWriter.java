package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;

/** Writes JSON as XML-RPC, character by character as Koji's hub does. */
final class AnswerWriter {

    private static final String HEAD = "<?xml version='1.0'?>\n";

    private AnswerWriter() {}

    static String answer(JsonNode value) {
        StringBuilder xml = new StringBuilder(HEAD).append("<methodResponse>\n<params>\n<param>\n");
        write(value, xml);
        return xml.append("</param>\n</params>\n</methodResponse>\n").toString();
    }

    static String fault(int code, String words) {
        StringBuilder xml = new StringBuilder(HEAD).append("<methodResponse>\n<fault>\n");
        write(JsonNodeFactory.instance.objectNode().put("faultCode", code).put("faultString", words), xml);
        return xml.append("</fault>\n</methodResponse>\n").toString();
    }

    /** A call in the form in which tasks keep their request. */
    static String call(String method, ArrayNode parameters) {
        StringBuilder xml = new StringBuilder(HEAD).append("<methodCall>\n<methodName>");
        escape(method, xml);
        xml.append("</methodName>\n<params>\n");
        for (JsonNode parameter : parameters) {
            xml.append("<param>\n");
            write(parameter, xml);
            xml.append("</param>\n");
        }
        return xml.append("</params>\n</methodCall>\n").toString();
    }

    private static void write(JsonNode value, StringBuilder xml) {
        if (value.isNull()) {
            xml.append("<value><nil/></value>");
            return;
        }
        xml.append("<value>");
        if (value.isBoolean()) {
            xml.append("<boolean>").append(value.booleanValue() ? 1 : 0).append("</boolean>");
        } else if (value.isIntegralNumber()) {
            String type = value.canConvertToInt() ? "int" : "i8";
            xml.append('<').append(type).append('>').append(value.longValue());
            xml.append("</").append(type).append('>');
        } else if (value.isNumber()) {
            xml.append("<double>").append(decimal(value.doubleValue())).append("</double>");
        } else if (value.isArray()) {
            xml.append("<array><data>\n");
            value.forEach(element -> write(element, xml));
            xml.append("</data></array>");
        } else if (value.isObject()) {
            xml.append("<struct>\n");
            value.properties().forEach(member -> {
                xml.append("<member>\n<name>");
                escape(member.getKey(), xml);
                xml.append("</name>\n");
                write(member.getValue(), xml);
                xml.append("</member>\n");
            });
            xml.append("</struct>");
        } else {
            xml.append("<string>");
            escape(value.asText(), xml);
            xml.append("</string>");
        }
        xml.append("</value>\n");
    }

    /** Without an exponent, as Python writes times. */
    private static String decimal(double number) {
        String plain = BigDecimal.valueOf(number).toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    private static void escape(String text, StringBuilder xml) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                default -> xml.append(c);
            }
        }
    }
}
