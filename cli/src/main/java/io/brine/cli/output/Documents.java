package io.brine.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** The mappers of the documents that Brine prints and keeps. Times are ISO 8601 texts. */
public final class Documents {

  private Documents() {}

  /** JSON on one line. */
  public static ObjectMapper json() {
    return prepared(new ObjectMapper());
  }

  public static ObjectMapper yaml() {
    return prepared(
        new ObjectMapper(
            YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build()));
  }

  private static ObjectMapper prepared(ObjectMapper mapper) {
    SimpleModule times = new SimpleModule();
    times.addSerializer(Instant.class, ToStringSerializer.instance);
    times.addSerializer(Duration.class, ToStringSerializer.instance);
    times.addDeserializer(Instant.class, new InstantReader());
    return mapper
        .registerModule(times)
        .registerModule(new Jdk8Module())
        .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  private static final class InstantReader extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Instant.parse(parser.getText());
    }
  }
}
