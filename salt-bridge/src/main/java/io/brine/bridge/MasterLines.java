package io.brine.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Lines for the master's configuration, to be shown in an advice. */
final class MasterLines {
  /** The interfaces of salt-api that Brine uses. */
  static final List<String> CLIENTS = List.of("local_async", "runner", "runner_async", "wheel");

  private static final ObjectMapper JSON = new ObjectMapper();

  private MasterLines() {}

  static String netapiClients() {
    return "  netapi_enable_clients: [" + String.join(", ", CLIENTS) + "]";
  }

  /** The least that allows this call to this user. */
  static String externalAuth(SaltCall call, String user, String eauth) {
    String lines =
        """
          external_auth:
            %s:
              %s:
        """
            .formatted(quoted(eauth), quoted(user));
    return switch (call.client()) {
      case "runner", "runner_async" -> lines + granted("'@runner'", call.function());
      case "wheel", "wheel_async" -> lines + granted("'@wheel'", call.function());
      default -> lines + "      - " + call.function();
    };
  }

  private static String granted(String kind, String function) {
    return "      - " + kind + ":\n        - " + function;
  }

  /** A JSON string is a YAML one too. */
  private static String quoted(String text) {
    try {
      return text.matches("[A-Za-z][A-Za-z0-9_-]*") ? text : JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
