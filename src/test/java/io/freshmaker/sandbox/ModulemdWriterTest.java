package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ModulemdWriterTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void whatItWritesReadsTheSame() throws IOException {
        JsonNode document = YAML.readTree("""
                document: modulemd
                version: 2
                data:
                  name: hammer
                  stream: "1.10"
                  summary: 'A "hammer": heavy # really'
                  description: One line
                  references: {}
                  dependencies:
                  - buildrequires: {platform: [f27, el8.1.0], anvil: ["1.10"], all: []}
                  - buildrequires: {platform: [-f27]}
                  components:
                    rpms:
                      claw: {rationale: "- dashes", ref: "010", arches: [x86_64], buildorder: 10}
                  profiles: {default: {rpms: [claw, "2"]}}
                """);

        assertThat(YAML.readTree(ModulemdWriter.write(document))).isEqualTo(document);
    }

    @Test
    void digitsUnderXmdStayPlainWhichReadersMustSurvive() throws IOException {
        JsonNode document = YAML.readTree("data: {xmd: {mbs: {buildrequires: {platform: {context: '00000000'}}}}}");

        assertThat(ModulemdWriter.write(document)).contains("context: 00000000\n");
    }
}
