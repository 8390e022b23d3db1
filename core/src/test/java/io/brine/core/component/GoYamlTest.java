package io.brine.core.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

/** go-yaml.yaml is what sigs.k8s.io/yaml of Kubernetes v1.36.2 makes of go-yaml.json. */
class GoYamlTest {

  private static final YAMLMapper READER = new YAMLMapper();

  private static String resource(String name) throws IOException {
    try (InputStream in = GoYamlTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void writesWhatGoWrites() throws IOException {
    JsonNode document = new ObjectMapper().readTree(resource("go-yaml.json"));

    assertThat(GoYaml.write(document)).isEqualTo(resource("go-yaml.yaml"));
  }

  @Test
  void anEmptyDocumentIsAnEmptyMap() {
    assertThat(GoYaml.write(JsonNodeFactory.instance.objectNode())).isEqualTo("{}\n");
  }

  @Test
  void unprintableTextIsEscaped() {
    String unprintable = "\0\u0007\b\u000b\f\u001b\u0001\u0085\u009f\ufeff";

    assertThat(GoYaml.scalar(unprintable)).isEqualTo("\"\\0\\a\\b\\v\\f\\e\\x01\\N\\x9F\\uFEFF\"");
  }

  @Property(tries = 300)
  void textsAreReadBackUnchanged(
      @ForAll @Chars({'a', '1', ' ', '\n', ':', '#', '-', '"', '\'', '\\', '{', '%', 'é', '\t'})
          String text)
      throws IOException {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("key", text).putArray("list").add(text);
    document.put(text, "value");

    assertThat(READER.readTree(GoYaml.write(document))).isEqualTo(document);
    assertThat(READER.readTree("key: " + GoYaml.scalar(text)).path("key").asText()).isEqualTo(text);
  }
}
