package io.brine.core.testing;

import com.google.common.hash.Hashing;
import io.brine.core.inventory.ClockOffset;
import io.brine.core.inventory.DiskSpace;
import io.brine.core.inventory.EtcdStart;
import io.brine.core.inventory.Hardware;
import io.brine.core.inventory.HostIdentity;
import io.brine.core.inventory.HostNetwork;
import io.brine.core.inventory.HostRuntime;
import io.brine.core.inventory.KubernetesTraces;
import io.brine.core.inventory.Listener;
import io.brine.core.inventory.NetworkInterface;
import io.brine.core.inventory.NodeFacts;
import io.brine.core.inventory.OperatingSystem;
import io.brine.core.inventory.OsFamily;
import io.brine.core.inventory.Route;
import io.brine.core.inventory.SaltFacts;
import io.brine.core.inventory.Software;
import io.brine.core.net.Cidr;
import io.brine.core.net.InterfaceAddress;
import io.brine.core.net.IpFamily;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Facts of one host, piece by piece. It begins as a Debian host that no rule objects to, as Salt
 * 3008.3 reported the lab's, without any interface.
 */
public final class TestHost {
  private static final List<DiskSpace> DISKS =
      List.of(
          new DiskSpace("/var/lib/containerd", 270553174016L, 68849684480L),
          new DiskSpace("/var/lib/etcd", 270553174016L, 68849684480L),
          new DiskSpace("/var/lib/kubelet", 270553174016L, 68849684480L));
  private static final SortedSet<String> BINARIES =
      new TreeSet<>(List.of("cp", "ip", "losetup", "mount"));

  private HostIdentity identity;
  private OperatingSystem os =
      new OperatingSystem(OsFamily.DEBIAN, "Debian", "12", "6.18.44-fc-v669", 2);
  private Hardware hardware = new Hardware(2, 25276502016L, "x86_64", DISKS);
  private final List<NetworkInterface> interfaces = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();
  private List<String> swapDevices = List.of();
  private Set<IpFamily> forwarding = EnumSet.allOf(IpFamily.class);
  private List<Listener> listeners = List.of();
  private final SortedMap<String, String> services =
      new TreeMap<>(Map.of("firewalld.service", "active"));
  private SortedSet<String> binaries = BINARIES;
  private KubernetesTraces kubernetes = KubernetesTraces.NONE;
  private ClockOffset clock = new ClockOffset(0, 200);
  private SaltFacts salt = new SaltFacts("3008.3", "/opt/salt/bin/python3", false, 0);

  private TestHost(String hostname) {
    this.identity = new HostIdentity(hostname, machineId(hostname));
  }

  /** A host of that name, with a machine-id of its own. */
  public static TestHost named(String hostname) {
    return new TestHost(hostname);
  }

  private static String machineId(String hostname) {
    return Hashing.sha256()
        .hashString(hostname, StandardCharsets.UTF_8)
        .toString()
        .substring(0, 32);
  }

  public TestHost machineId(UnaryOperator<String> change) {
    identity = new HostIdentity(identity.hostname(), change.apply(identity.machineId()));
    return this;
  }

  public TestHost os(OperatingSystem value) {
    os = value;
    return this;
  }

  public TestHost hardware(Hardware value) {
    hardware = value;
    return this;
  }

  /** An interface that is up, with the routes that the kernel makes of its addresses. */
  public TestHost dev(String name, String... addresses) {
    return dev(name, true, addresses);
  }

  /** As {@link #dev(String, String...)}, up or down. */
  public TestHost dev(String name, boolean up, String... addresses) {
    List<InterfaceAddress> own = Arrays.stream(addresses).map(InterfaceAddress::parse).toList();
    interfaces.add(new NetworkInterface(name, up, 1500, own));
    own.forEach(one -> routes.add(new Route(one.network(), "", name, 0)));
    return this;
  }

  public TestHost route(String to, String via, String dev) {
    routes.add(new Route(Cidr.parse(to), via, dev, 0));
    return this;
  }

  public TestHost swap(String... devices) {
    swapDevices = List.of(devices);
    return this;
  }

  public TestHost forwarding(Set<IpFamily> families) {
    forwarding = families;
    return this;
  }

  /** As {@code 10250 kubelet}. */
  public TestHost listeners(String... all) {
    listeners = Arrays.stream(all).map(Listener::parse).toList();
    return this;
  }

  public TestHost service(String unit, String state) {
    services.put(unit, state);
    return this;
  }

  public TestHost withoutService(String unit) {
    services.remove(unit);
    return this;
  }

  public TestHost without(String binary) {
    binaries = new TreeSet<>(binaries);
    binaries.remove(binary);
    return this;
  }

  public TestHost kubernetes(KubernetesTraces value) {
    kubernetes = value;
    return this;
  }

  /** As after an apply of the cluster of this name. */
  public TestHost nodeOf(String cluster) {
    return kubernetes(
        new KubernetesTraces(cluster, Collections.emptySortedSet(), true, EtcdStart.NONE));
  }

  public TestHost clock(long millis, long errorMillis) {
    clock = new ClockOffset(millis, errorMillis);
    return this;
  }

  public TestHost salt(SaltFacts value) {
    salt = value;
    return this;
  }

  public NodeFacts facts() {
    HostRuntime runtime =
        new HostRuntime(
            swapDevices,
            new TreeSet<>(forwarding),
            listeners,
            new Software(services, binaries, kubernetes),
            clock);
    return new NodeFacts(
        identity, os, hardware, new HostNetwork(interfaces, routes), runtime, salt);
  }
}
