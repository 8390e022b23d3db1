package io.brine.core.component;

import java.util.List;

/**
 * The view of nginx' configuration.
 *
 * @param addresses that it answers on, beside the loopback
 * @param networks that may ask it
 */
public record SiteView(SiteRuntime runtime, List<String> addresses, List<String> networks) {
  public SiteView {
    addresses = List.copyOf(addresses);
    networks = List.copyOf(networks);
  }

  /** As in nginx' {@code listen}. */
  public List<String> listeners() {
    return addresses.stream().map(one -> one.contains(":") ? "[" + one + "]" : one).toList();
  }
}
