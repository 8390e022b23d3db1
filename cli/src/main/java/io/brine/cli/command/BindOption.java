package io.brine.cli.command;

import io.brine.bridge.MasterRequest;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.AddressSelection;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.HostNetwork;
import io.brine.core.net.IpAddress;
import io.brine.core.problem.InvalidValueException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which address the salt-master listens on. */
final class BindOption {
  private static final String OF_CONFIG = "control-plane";

  @Option(
      names = "--bind",
      arity = "0..1",
      fallbackValue = OF_CONFIG,
      paramLabel = "ADDR",
      description =
          "Have the master listen on one address only: this host's on the control plane, or ADDR.")
  private @Nullable String bind;

  /**
   * The request with the address.
   *
   * @param network of this host
   * @throws CommandFailure when the configuration gives this host no address, or several
   */
  MasterRequest applyTo(MasterRequest request, ClusterConfig config, HostNetwork network)
      throws CommandFailure {
    if (bind == null) {
      return request;
    }
    return request.boundTo(address(bind, config, network));
  }

  private static IpAddress address(String given, ClusterConfig config, HostNetwork network)
      throws CommandFailure {
    try {
      return given.equals(OF_CONFIG) ? ofConfig(config, network) : IpAddress.parse(given);
    } catch (InvalidValueException mistake) {
      throw new CommandFailure(ExitCode.USAGE, "--bind: " + mistake.what(), mistake.advice());
    }
  }

  private static IpAddress ofConfig(ClusterConfig config, HostNetwork network)
      throws CommandFailure {
    AddressSelection first = ClusterFacts.select(config, network).controlPlane().get(0);
    return first
        .found()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.FACTS,
                    "networks.controlPlane.cidrs: "
                        + first.match(f -> "", BindOption::none, BindOption::several),
                    "give the address: --bind ADDR"))
        .address();
  }

  private static String none(AddressSelection.Missing missing) {
    return "this host has no address in " + missing.cidrs();
  }

  private static String several(AddressSelection.Ambiguous ambiguous) {
    return "this host has several addresses in %s: %s"
        .formatted(
            ambiguous.cidr(),
            ambiguous.candidates().stream()
                .map(AddressSelection.Candidate::toString)
                .collect(Collectors.joining(", ")));
  }
}
