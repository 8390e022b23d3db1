package io.brine.core.inventory;

import io.brine.core.net.IpFamily;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@link FactsQuery#HOST} tells: the output of host-facts.sh. */
record HostAnswer(Sections sections) {
  private static final Pattern CLOCK = Pattern.compile("[0-9]{1,11}\\.[0-9]{9}");
  private static final Pattern KIBIBYTES = Pattern.compile("[0-9]{1,12}");
  private static final Pattern DISK = Pattern.compile("(/\\S*) +([0-9]{1,18}) +([0-9]{1,18})");
  private static final Pattern LISTENER =
      Pattern.compile(
          "LISTEN +\\S+ +\\S+ +\\S*:([0-9]{1,5}) +\\S+ *(?:users:\\(\\(\"(.*?)\",pid.*)?");
  private static final Pattern UNIT = Pattern.compile("\\W*([\\w@.-]+\\.service) +\\S+ +(\\w+) .*");

  private static final Pattern ETCD =
      Pattern.compile("initial-cluster(?:-state=[a-z]+|=[a-zA-Z0-9.,:/=\\[\\]-]{1,4096})");

  static HostAnswer of(Answer answer) throws UnreadableException {
    int code = answer.number("retcode", Integer.MIN_VALUE);
    String output = answer.raw("stdout");
    try {
      return new HostAnswer(Sections.of(output));
    } catch (UnreadableException e) {
      throw new UnreadableException(
          answer.function()
              + ": "
              + e.what()
              + ", exit code "
              + code
              + ": "
              + answer.raw("stderr"));
    }
  }

  int cgroupVersion() throws UnreadableException {
    String type = sections.line("cgroup");
    return switch (type) {
      case "cgroup2fs" -> 2;
      case "tmpfs", "cgroupfs" -> 1;
      default -> throw new UnreadableException("cgroup: unknown file system \"" + type + "\"");
    };
  }

  long memoryBytes() throws UnreadableException {
    String kibibytes = sections.line("memory");
    if (!KIBIBYTES.matcher(kibibytes).matches()) {
      throw new UnreadableException("memory: no number but \"" + kibibytes + "\"");
    }
    return Long.parseLong(kibibytes) * 1024;
  }

  List<DiskSpace> disks() throws UnreadableException {
    List<DiskSpace> disks = new ArrayList<>();
    for (String line : sections.section("disks")) {
      Matcher disk = DISK.matcher(line.strip());
      if (!disk.matches()) {
        throw new UnreadableException("disks: cannot read \"" + line + "\"");
      }
      disks.add(
          new DiskSpace(
              disk.group(1), Long.parseLong(disk.group(2)), Long.parseLong(disk.group(3))));
    }
    return disks;
  }

  HostNetwork network() throws UnreadableException {
    List<Route> routes = new ArrayList<>();
    routes.addAll(RoutesAnswer.of(sections.line("routes4"), IpFamily.IPV4));
    routes.addAll(RoutesAnswer.of(sections.line("routes6"), IpFamily.IPV6));
    return new HostNetwork(InterfacesAnswer.of(sections.line("addresses")), routes);
  }

  /**
   * The state of the host.
   *
   * @param sent before the job of this answer
   * @param received after it
   */
  HostRuntime runtime(Instant sent, Instant received) throws UnreadableException {
    return new HostRuntime(
        swapDevices(), forwarding(), listeners(), software(), clock(sent, received));
  }

  private List<String> swapDevices() throws UnreadableException {
    List<String> devices = new ArrayList<>();
    for (String line : sections.section("swaps")) {
      devices.add(plain("swaps", line.split("\\s", 2)[0]));
    }
    return devices;
  }

  private SortedSet<IpFamily> forwarding() {
    SortedSet<IpFamily> on = new TreeSet<>();
    for (IpFamily family : IpFamily.values()) {
      if (sections.section("forwarding").contains(family.toString())) {
        on.add(family);
      }
    }
    return on;
  }

  private List<Listener> listeners() {
    List<Listener> all = new ArrayList<>();
    for (String line : sections.section("listeners")) {
      Matcher listener = LISTENER.matcher(line.strip());
      if (listener.matches()) {
        String process = listener.group(2) == null ? "" : Printable.of(listener.group(2));
        all.add(new Listener(Integer.parseInt(listener.group(1)), process));
      }
    }
    return all;
  }

  private Software software() throws UnreadableException {
    SortedMap<String, String> services = new TreeMap<>();
    for (String line : sections.section("services")) {
      Matcher unit = UNIT.matcher(line);
      if (!unit.matches()) {
        throw new UnreadableException("services: cannot read \"" + line + "\"");
      }
      services.put(unit.group(1), unit.group(2));
    }
    return new Software(services, words("binaries"), kubernetes());
  }

  private KubernetesTraces kubernetes() throws UnreadableException {
    return new KubernetesTraces(
        plain("cluster", sections.line("cluster")),
        words("manifests"),
        !sections.line("kubelet").isEmpty(),
        etcd());
  }

  private EtcdStart etcd() throws UnreadableException {
    List<String> arguments = new ArrayList<>();
    for (String line : sections.section("etcd")) {
      if (!ETCD.matcher(line.strip()).matches()) {
        throw new UnreadableException("etcd: cannot read \"" + Printable.of(line) + "\"");
      }
      arguments.add(line.strip());
    }
    return EtcdStart.of(arguments);
  }

  private SortedSet<String> words(String section) throws UnreadableException {
    SortedSet<String> words = new TreeSet<>();
    for (String line : sections.section(section)) {
      words.add(plain(section, line));
    }
    return words;
  }

  private static String plain(String section, String text) throws UnreadableException {
    if (!Printable.isPlain(text)) {
      throw new UnreadableException(section + ": no plain text: " + text);
    }
    return text;
  }

  /**
   * Measured against the middle of the job: publishing takes a tenth of a second, and what a job
   * lasts longer is its slowest minion.
   */
  private ClockOffset clock(Instant sent, Instant received) throws UnreadableException {
    String clock = sections.line("clock");
    if (!CLOCK.matcher(clock).matches()) {
      throw new UnreadableException("clock: no time but \"" + clock + "\"");
    }
    long host = new BigDecimal(clock).movePointRight(3).longValue();
    long halfOfJob = Duration.between(sent, received).toMillis() / 2 + 1;
    return new ClockOffset(host - sent.toEpochMilli() - halfOfJob, halfOfJob);
  }
}
