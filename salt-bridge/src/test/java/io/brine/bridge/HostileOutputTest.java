package io.brine.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.stream.JsonReader;
import io.brine.core.result.Failure;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What minions return is whatever they like. */
class HostileOutputTest {
  private static final long HUNDRED_MEGABYTES = 100L << 20;

  @Test
  void takesAHundredMegabytesOfOutputInLittleMemory() throws IOException {
    InputStream answer =
        new SequenceInputStream(
            new SequenceInputStream(text("{\"return\": \"a\\\"\\u00e4"), new Letters()),
            text("\\\\\\\"\", \"retcode\": 7}"));
    JsonNode entry = read(new ShortStrings(answer));
    assertThat(entry.path("retcode").asInt()).isEqualTo(7);
    assertThat(entry.path("return").textValue())
        .startsWith("a\"äx")
        .hasSizeLessThan(ShortStrings.MOST_BYTES + 10);
    MinionResult result = StateReturns.applied().read("m1", entry);
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.failures().get(0).cause()).hasSizeLessThan(5_000);
  }

  @Test
  void leavesOrdinaryAnswersAsTheyAre() throws IOException {
    String answer =
        "{\"a\\\\\": [\"\", \"\\\"}{\", \"ä€😀\\u20ac\"], \"b\": {\"c\": null, \"d\": 1.5e3}}";
    byte[] through = new ShortStrings(text(answer)).readAllBytes();
    assertThat(new String(through, StandardCharsets.UTF_8)).isEqualTo(answer);
  }

  @Test
  void neverCutsACharacterOrAnEscapeInTwo() throws IOException {
    for (String character : new String[] {"€", "😀", "\\u20ac", "\\\\", "\\\""}) {
      for (int shift = 0; shift < 7; shift++) {
        String filling = "x".repeat(ShortStrings.MOST_BYTES - 12 + shift);
        String answer = "{\"a\": \"" + filling + character.repeat(10) + "zzz\", \"b\": true}";
        JsonNode read = read(new ShortStrings(text(answer)));
        assertThat(read.path("b").booleanValue()).isTrue();
        assertThat(read.path("a").textValue()).doesNotContain("\ufffd");
      }
    }
  }

  @Test
  void bearsBytesThatAreNoUtf8() throws IOException {
    byte[] broken = {'{', '"', 'r', '"', ':', '"', (byte) 0xff, (byte) 0xc3, '"', '}'};
    JsonNode read = read(new ShortStrings(new ByteArrayInputStream(broken)));
    assertThat(read.path("r").textValue()).contains("\ufffd");
  }

  @Test
  void doesNotExhaustTheStackAndReadsOn() throws IOException {
    String deep = "{\"return\": " + "[".repeat(100_000) + "]".repeat(100_000) + ", \"retcode\": 3}";
    JsonNode entry = read(text(deep));
    assertThat(entry.path("retcode").asInt()).isEqualTo(3);
    assertThat(StateReturns.applied().read("m1", entry).outcome()).isNotEqualTo(Outcome.OK);
  }

  @Test
  void showsControlCharactersAndMarkupAsText() throws IOException {
    JsonNode entry =
        new ObjectMapper()
            .readTree(
                """
                {"return": {"x": {"result": false, "changes": {}, "__sls__": "s\\u001b[2J", "__id__": "<script>",
                  "comment": "\\u001b]0;owned\\u0007 <img src=x onerror=alert(1)> \\u202egnp"}}}
                """);
    Failure failure = StateReturns.applied().read("m1", entry).failures().get(0);
    assertThat(failure)
        .hasToString("s?[2J: <script>: ?]0;owned? <img src=x onerror=alert(1)> ?gnp");
  }

  @Test
  void keepsOfAnEventOnlyWhatProgressNeeds() throws IOException {
    String states =
        "\"a\": {\"comment\": \"%s\"}, \"b\": [[1]], \"c\": {}".formatted("x".repeat(9_000));
    SaltEvent event =
        EventReader.read(
            "{\"tag\": \"salt/job/1/ret/m\", \"data\": {\"return\": {%s}, \"success\": true, \"id\": \"%s\"}}"
                .formatted(states, "y".repeat(9_000)));
    assertThat(event.data().toString()).isEqualTo("{\"states\":3,\"success\":true}");
  }

  private static JsonNode read(InputStream in) throws IOException {
    JsonReader reader = new JsonReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    return new JacksonAdapter(Reducer.NONE).read(reader);
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Far more than fits into the heap of the tests, were it kept. */
  private static final class Letters extends InputStream {
    private long left = HUNDRED_MEGABYTES;

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, most);
      java.util.Arrays.fill(buffer, offset, offset + count, (byte) 'x');
      left -= count;
      return count;
    }
  }
}
