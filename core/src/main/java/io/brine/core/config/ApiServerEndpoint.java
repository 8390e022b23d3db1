package io.brine.core.config;

import io.brine.core.net.Host;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the cluster's API is reached. */
public record ApiServerEndpoint(
    @Field(
            value = "address or DNS name of the cluster's API",
            absent = "the address of the one control-plane node",
            change = Change.FIXED)
        @Nullable Host vip,
    @Field(
            value = "port of the endpoint and of kube-apiserver",
            defaultsTo = "6443",
            change = Change.FIXED)
        int port,
    @Field("who moves the VIP between control-plane nodes") KeepalivedConfig keepalived) {

  public Optional<Host> endpoint() {
    return Optional.ofNullable(vip);
  }

  /** keepalived on the control-plane nodes. */
  public record KeepalivedConfig(
      @Field(
              value = "false: someone else's load balancer has the VIP",
              absent = "true when the VIP is an address")
          @Nullable Boolean enabled,
      @Field(
              value = "VRRP router id 1-255, unique among the VRRP routers of the subnet",
              absent = "derived from the VIP",
              change = Change.ROLLING)
          @Nullable Integer virtualRouterId) {}

  /** Whether Brine sets up keepalived. */
  public boolean keepalivedManaged() {
    boolean address = endpoint().flatMap(Host::asAddress).isPresent();
    return keepalived.enabled() == null ? address : keepalived.enabled();
  }
}
