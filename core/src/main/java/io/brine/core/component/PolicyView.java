package io.brine.core.component;

import java.util.List;

/**
 * The view of a policy of firewalld.
 *
 * @param egress {@code HOST}, or {@code ANY} for what is forwarded
 */
public record PolicyView(String name, String egress, List<FirewallRule> rules) {
  public PolicyView {
    rules = List.copyOf(rules);
  }
}
