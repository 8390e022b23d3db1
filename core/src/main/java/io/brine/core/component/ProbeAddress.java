package io.brine.core.component;

import io.brine.core.config.Arg;
import java.util.List;

/** Where probes ask (app/util/staticpod/utils.go, getProbeAddress). */
final class ProbeAddress {

  private ProbeAddress() {}

  /** Empty for an unspecified address: the kubelet then takes the pod's own. */
  static String of(String bindAddress) {
    return bindAddress.equals("0.0.0.0") || bindAddress.equals("::") ? "" : bindAddress;
  }

  /** Of a component that binds to the loopback unless told otherwise. */
  static String of(List<Arg> extraArgs) {
    return of(Arguments.last(extraArgs, "bind-address").orElse("127.0.0.1"));
  }
}
