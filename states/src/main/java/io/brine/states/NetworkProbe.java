package io.brine.states;

import io.brine.core.inventory.FactsQuery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The script that asks the network from a host, as one command of Salt: it goes with the job and
 * leaves nothing behind, so that hosts without anything of Brine's can be asked.
 */
public final class NetworkProbe {

  private static final String SCRIPT = "brine/probe/netprobe.py";

  /** Both lines of the input in base64: cmd.run makes line ends of backslashes. */
  private static final String RUN =
      "import base64 as b,sys;r=sys.stdin.readline;c=b.b64decode(r());REQUEST=b.b64decode(r());exec(c)";

  private NetworkProbe() {}

  /**
   * The question.
   *
   * @param request JSON, the same for all hosts: each finds its own part by its address
   * @param pythons paths of which each host has one
   */
  public static FactsQuery query(String request, Collection<String> pythons) {
    String candidates = pythons.stream().map(NetworkProbe::quoted).collect(Collectors.joining(" "));
    String command =
        "for python in %s; do [ -x \"$python\" ] && exec \"$python\" -I -c '%s'; done; exit 127"
            .formatted(candidates, RUN);
    return new FactsQuery(
        "network",
        "cmd.run_all",
        List.of(command),
        Map.of(
            "python_shell",
            true,
            "shell",
            "/bin/sh",
            "output_loglevel",
            "quiet",
            "stdin",
            encoded(Resources.text(SCRIPT)) + "\n" + encoded(request) + "\n"));
  }

  private static String quoted(String path) {
    return "'" + path.replace("'", "'\\''") + "'";
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
