package io.freshmaker.sandbox.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.junit.jupiter.api.Test;

class AnswerWriterTest {

    @Test
    void writesAsKojiDoes() {
        ArrayNode values = HubClient.array(1, 3_221_225_472L, 1_795_358_339.25006, true, null, "a <b> & c");

        assertThat(AnswerWriter.answer(values)).isEqualTo("""
                <?xml version='1.0'?>
                <methodResponse>
                <params>
                <param>
                <value><array><data>
                <value><int>1</int></value>
                <value><i8>3221225472</i8></value>
                <value><double>1795358339.25006</double></value>
                <value><boolean>1</boolean></value>
                <value><nil/></value><value><string>a &lt;b&gt; &amp; c</string></value>
                </data></array></value>
                </param>
                </params>
                </methodResponse>
                """);
    }

    @Test
    void readsWhatClientsWrite() throws UnreadableCall {
        HubCall call = new CallReader().read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <methodCall xmlns:ex="http://ws.apache.org/xmlrpc/namespaces/extensions">
                  <methodName>getTaskInfo</methodName>
                  <params>
                    <param><value><i4>7</i4></value></param>
                    <param><value>plain &#233;</value></param>
                    <param><value><ex:nil/></value></param>
                    <param><value><struct><member><name>a</name>
                      <value><array><data/></array></value></member></struct></value></param>
                    <param><value><string></string></value></param>
                  </params>
                </methodCall>
                """);

        assertThat(call.method()).isEqualTo("getTaskInfo");
        assertThat(call.parameters()).hasToString("[7,\"plain é\",null,{\"a\":[]},\"\"]");
    }

    @Test
    void refusesWhatIsNoCall() {
        assertThatThrownBy(() -> new CallReader().read("<methodResponse/>")).isInstanceOf(UnreadableCall.class);
        assertThatThrownBy(() -> new CallReader().read("<methodCall><methodName>x</methodName>"))
                .isInstanceOf(UnreadableCall.class);
    }
}
