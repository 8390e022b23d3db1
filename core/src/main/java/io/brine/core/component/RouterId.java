package io.brine.core.component;

import io.brine.core.config.ApiServerEndpoint;
import io.brine.core.net.IpAddress;
import java.math.BigInteger;
import java.util.Optional;

/** The VRRP virtual router id of a cluster. */
public final class RouterId {

  private static final int LAST = 255;
  private static final BigInteger LAST_BYTE = BigInteger.valueOf(LAST);

  private RouterId() {}

  /** As configured; else the last byte of the VIP, 255 for 0. */
  public static int of(ApiServerEndpoint endpoint, IpAddress vip) {
    return Optional.ofNullable(endpoint.keepalived().virtualRouterId())
        .orElseGet(() -> derived(vip));
  }

  private static int derived(IpAddress vip) {
    BigInteger last = vip.bits().and(LAST_BYTE);
    return last.signum() == 0 ? LAST : last.intValue();
  }
}
