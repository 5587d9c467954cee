package io.freshmaker.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XmlRpcTest {

    private static final String FAULT = """
            <?xml version='1.0'?>
            <methodResponse>
            <fault>
            <value><struct>
            <member>
            <name>faultCode</name>
            <value><int>1000</int></value>
            </member>
            <member>
            <name>faultString</name>
            <value><string>No such channel: attic</string></value>
            </member>
            </struct></value>
            </fault>
            </methodResponse>
            """;

    @Test
    void writesACallAsTheHubWantsIt() {
        Map<String, Object> opts = new LinkedHashMap<>();
        opts.put("scratch", false);
        opts.put("compose_ids", List.of(42));
        KojiCall call =
                KojiCall.of("buildContainer", "git://h/pear#1", opts, null, 1.5).with("size", 1L << 40);
        assertThat(written(call))
                .isEqualTo(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodCall><methodName>buildContainer</methodName>"
                                + "<params><param><value><string>git://h/pear#1</string></value></param>"
                                + "<param><value><struct>"
                                + "<member><name>scratch</name><value><boolean>0</boolean></value></member>"
                                + "<member><name>compose_ids</name><value><array><data><value><int>42</int></value></data>"
                                + "</array></value></member></struct></value></param>"
                                + "<param><value><nil/></value></param>"
                                + "<param><value><double>1.5</double></value></param>"
                                + "<param><value><struct>"
                                + "<member><name>__starstar</name><value><boolean>1</boolean></value></member>"
                                + "<member><name>size</name><value><i8>1099511627776</i8></value></member>"
                                + "</struct></value></param></params></methodCall>");
    }

    @Test
    void keepsTheKeywordsOfACallTogetherAndTheCallAsItWas() {
        KojiCall call = KojiCall.of("getTaskInfo", 7);
        assertThat(call.with("request", true).with("strict", false).parameters())
                .hasToString("[7,{\"__starstar\":true,\"request\":true,\"strict\":false}]");
        assertThat(call.parameters()).hasSize(1);
    }

    @Test
    void bringsEveryTextThrough() throws IOException {
        for (String text : List.of("<a> & \"b\"", "héllo-中-𝄞", "a\r\nb\tc", "", "  spaces ", "]]>")) {
            assertThat(read("<params><param>" + TinyHub.value(text) + "</param></params>")
                            .textValue())
                    .isEqualTo(text);
        }
    }

    @Test
    void bringsValuesOfEveryKindThrough() throws Exception {
        JsonNode value = new ObjectMapper()
                .readTree("{\"a\":[1,-2147483648,2147483648,null,true,0.25,\"\",{},[]],\"é\":{\"b\":\"c\"}}");
        assertThat(read("<params><param>" + TinyHub.value(value) + "</param></params>"))
                .isEqualTo(value);
        byte[] bytes = {0, 1, -1};
        assertThat(read("<params><param>" + TinyHub.value(bytes) + "</param></params>")
                        .binaryValue())
                .isEqualTo(bytes);
    }

    @Test
    void refusesWhatXmlCanNotHoldAndSaysWhere() {
        assertThatThrownBy(() -> XmlRpcWriter.bytes(KojiCall.of("getBuild", "pear\u0001")))
                .isInstanceOf(KojiRefusal.class)
                .hasMessage("A text for Koji holds the character U+0001, which XML has no place for: 'pear?'");
        assertThatThrownBy(() -> XmlRpcWriter.bytes(KojiCall.of("getBuild", "half \ud834")))
                .hasMessageContaining("U+D834");
        assertThatThrownBy(() -> XmlRpcWriter.bytes(KojiCall.of("x", Double.NaN)))
                .isInstanceOf(KojiRefusal.class);
        assertThatThrownBy(() -> XmlRpcWriter.bytes(KojiCall.of("x", new java.math.BigInteger("9".repeat(30)))))
                .hasMessageContaining("64 bit");
    }

    @Test
    void readsTheFormsThatPeersWrite() throws IOException {
        assertThat(read(param("plain &amp; bare")).textValue()).isEqualTo("plain & bare");
        assertThat(read(param("<string>a<!-- no -->b</string>")).textValue()).isEqualTo("ab");
        assertThat(read(param("<string><![CDATA[<c>]]></string>")).textValue()).isEqualTo("<c>");
        assertThat(read(param("")).textValue()).isEmpty();
        assertThat(read(param("<i4> 7 </i4>")).intValue()).isEqualTo(7);
        assertThat(read(param("<i8>8589934592</i8>")).longValue()).isEqualTo(1L << 33);
        assertThat(read(param("<double>1795358338.927184</double>")).doubleValue())
                .isEqualTo(1795358338.927184);
        assertThat(read(param("<nil/>")).isNull()).isTrue();
        assertThat(read(param("<ex:nil xmlns:ex='http://ws.apache.org/xmlrpc/namespaces/extensions'/>"))
                        .isNull())
                .isTrue();
        assertThat(read(param("<dateTime.iso8601>20261122T14:38:58</dateTime.iso8601>"))
                        .textValue())
                .isEqualTo("20261122T14:38:58");
        assertThat(read(param("\n <array>\n <data>\n </data>\n </array>\n ")).size())
                .isZero();
    }

    @Test
    void readsAFaultInKojisWords() throws IOException {
        KojiFault fault = XmlRpcReader.answer(stream(FAULT)).fault();
        assertThat(fault.code()).isEqualTo(1000);
        assertThat(fault).hasMessage("No such channel: attic");
        assertThat(fault.permanent()).isTrue();
        assertThat(new KojiFault(KojiFault.OFFLINE, "").permanent()).isFalse();
    }

    @Test
    void refusesWhatIsNoAnswer() {
        for (String wrong : List.of(
                param("<int>seven</int>"),
                param("<int>99999999999999999999</int>"),
                param("<colour>red</colour>"),
                param("<int>1</int><int>2</int>"),
                param("<string>a<b/></string>"),
                param("<struct><name>a</name></struct>"),
                param("<struct>text</struct>"),
                param("<array><value/></array>"),
                "<params/>",
                "<params><param><value><nil/></value></param><param/></params>")) {
            assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(IOException.class);
        }
        for (String wrong : Arrays.asList("", "<html><body>Proxy</body></html>", FAULT.substring(0, 200))) {
            assertThatThrownBy(() -> XmlRpcReader.answer(stream(wrong))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void knowsNoDocumentTypesAndNoBottomlessValues() {
        String entity = "<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>\n<methodResponse>" + param("&f;")
                + "</methodResponse>";
        assertThatThrownBy(() -> XmlRpcReader.answer(stream(entity)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("document type");
        assertThatThrownBy(() -> read(param("<array><data><value>".repeat(5_000))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nested deeper");
    }

    @Test
    void saysAnswersThatAreTooLong() {
        assertThatThrownBy(() -> XmlRpcReader.answer(new BoundedStream(stream(FAULT), 100)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void tellsABrokenConnectionFromWrongXml() {
        InputStream broken = new java.io.SequenceInputStream(stream(FAULT.substring(0, 100)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        });
        assertThatThrownBy(() -> XmlRpcReader.answer(broken)).hasMessage("Connection reset");
    }

    private static String written(KojiCall call) {
        return new String(XmlRpcWriter.bytes(call), StandardCharsets.UTF_8);
    }

    private static String param(String value) {
        return "<params><param><value>" + value + "</value></param></params>";
    }

    private static JsonNode read(String inside) throws IOException {
        return XmlRpcReader.answer(
                        stream("<?xml version='1.0'?>\n<methodResponse>\n" + inside + "\n</methodResponse>\n"))
                .orThrow();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
