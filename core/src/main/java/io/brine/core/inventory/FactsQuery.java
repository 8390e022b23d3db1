package io.brine.core.inventory;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One question that all minions are asked at once, by an execution module that every Salt has.
 *
 * @param name by which {@link RawFacts} holds the answers
 * @param function of Salt, for example {@code grains.item}
 */
public record FactsQuery(
    String name, String function, List<String> arguments, Map<String, Object> keywords) {

  public static final FactsQuery GRAINS =
      new FactsQuery(
          "grains",
          "grains.item",
          List.of(
              "nodename",
              "machine_id",
              "os_family",
              "os",
              "osrelease",
              "kernelrelease",
              "cpuarch",
              "num_cpus",
              "saltversion",
              "pythonexecutable",
              "uid"),
          Map.of());

  public static final FactsQuery OPTIONS =
      new FactsQuery("options", "config.get", List.of("lock_saltenv"), Map.of());

  public static final FactsQuery HOST =
      new FactsQuery(
          "host",
          "cmd.run_all",
          List.of(script()),
          Map.of("python_shell", true, "shell", "/bin/sh", "output_loglevel", "quiet"));

  /** Every question there is. */
  public static final List<FactsQuery> ALL = List.of(GRAINS, OPTIONS, HOST);

  public FactsQuery {
    arguments = List.copyOf(arguments);
    keywords = Map.copyOf(keywords);
  }

  private static String script() {
    try {
      return Resources.toString(
          Resources.getResource(FactsQuery.class, "host-facts.sh"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("host-facts.sh is missing from the jar", e);
    }
  }
}
