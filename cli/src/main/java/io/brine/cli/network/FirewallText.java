package io.brine.cli.network;

import io.brine.cli.Terminal;
import io.brine.cli.Terminal.Colour;
import io.brine.cli.network.FirewallDocument.Entry;
import io.brine.cli.network.FirewallDocument.Host;
import java.util.stream.Collectors;

/** What hosts let in, as a person reads it: host by host, then as a matrix. */
public record FirewallText(Terminal terminal) {

  public String of(FirewallDocument document) {
    return document.managedBy()
        + "\nSSH is never closed; node ports, host ports and external IPs are, unless listed.\n\n"
        + document.hosts().stream().map(this::host).collect(Collectors.joining("\n"))
        + "\nTCP services that a node may connect to:\n"
        + new Matrix(document.matrix()).text();
  }

  private String host(Host host) {
    return terminal.paint(Colour.BOLD, host.node())
        + "\n"
        + host.lets().stream().map(FirewallText::entry).collect(Collectors.joining());
  }

  private static String entry(Entry entry) {
    return "  %-14s  %-15s  at %s, from %s (%s): %s%n"
        .formatted(
            entry.service(),
            entry.access().traffic(),
            entry.access().at(),
            String.join(" and ", entry.from()),
            String.join(", ", entry.sources()),
            entry.why());
  }
}
