package io.brine.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterConfigSchemaTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA =
      REGISTRY.getSchema(ClusterConfigSchema.text(), InputFormat.JSON);
  private static final String DESIGN = Resources.text("design.yaml");

  @Test
  void acceptsTheDesignsConfiguration() {
    assertThat(validate(DESIGN)).isEmpty();
  }

  @Test
  void acceptsTheTemplate() {
    assertThat(validate(ClusterConfigTemplate.text())).isEmpty();
    assertThat(validate(ClusterConfigTemplate.text().replaceAll("(?m)^( *)#(?=[^ \\n])", "$1")))
        .isEmpty();
  }

  @Test
  void isASchemaOfItsDraft() {
    Schema draft =
        REGISTRY.getSchema(
            com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(draft.validate(ClusterConfigSchema.text(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "brine.io/v1 | brine.io/v2",
        "metadata: {name: demo} | metadata: {}",
        "metadata: {name: demo} | metadata: {name: Demo}",
        "metadata: {name: demo} | meta: {name: demo}",
        "v1.36.2 | 1.36.2",
        "dnsDomain: | dnsDomian:",
        "port: 6443 | port: '6443'",
        "enabled: true | enabled: 'true'",
        "[control-plane, etcd] | [controlplane]",
        "[control-plane, etcd] | [etcd, etcd]",
        "roles: [worker], | ``",
        "{disk: ssd} | {disk: 5}",
        "10.77.2.0/24 | 10.77.2.0",
        "25% | 25.5",
        "/srv/brine/bundle | srv/brine",
      })
  void refusesWhatTheReaderRefuses(String from, String to) {
    String text = DESIGN.replace(from, to);

    assertThat(validate(text)).as("schema").isNotEmpty();
    assertThat(ClusterConfigReader.read(text).problems()).as("reader").isNotEmpty();
  }

  @Test
  void carriesDescriptionsAndDefaults() {
    JsonNode port = ClusterConfigSchema.schema().at("/properties/apiServer/properties/port");
    JsonNode manage = ClusterConfigSchema.schema().at("/properties/firewall/properties/manage");

    assertThat(port.path("default").intValue()).isEqualTo(6443);
    assertThat(port.path("description").textValue()).contains("port of the endpoint");
    assertThat(manage.path("default").booleanValue()).isTrue();
  }

  private static List<Error> validate(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML);
  }
}
