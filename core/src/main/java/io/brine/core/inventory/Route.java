package io.brine.core.inventory;

import io.brine.core.net.Cidr;
import java.util.Comparator;

/**
 * A route of the main table; one with several hops is several routes.
 *
 * @param to {@code 0.0.0.0/0} or {@code ::/0} for the default route
 * @param via address of the next hop; empty when the destination is on the link
 * @param dev name of the interface
 */
public record Route(Cidr to, String via, String dev, long metric) implements Comparable<Route> {
  private static final Comparator<Route> ORDER =
      Comparator.comparing(Route::to)
          .thenComparingLong(Route::metric)
          .thenComparing(Route::dev)
          .thenComparing(Route::via);

  public boolean isDefault() {
    return to.prefix() == 0;
  }

  @Override
  public int compareTo(Route other) {
    return ORDER.compare(this, other);
  }
}
