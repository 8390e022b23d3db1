package io.brine.cli.bundle;

import io.brine.cli.output.Counted;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a bundle's folder compares with its lock.
 *
 * @param checked number of files that are as they should be
 */
public record BundleReport(
    String apiVersion, String kind, String folder, boolean good, long checked, List<Item> items) {

  /** What is wrong with a file or an image. */
  public enum Fault {
    DAMAGED,
    EXTRA,
    MISSING
  }

  /** One that is wrong; the reason says how. */
  public record Item(Fault fault, String path, String reason) implements Comparable<Item> {
    @Override
    public int compareTo(Item other) {
      int byFault = fault.compareTo(other.fault);
      return byFault == 0 ? path.compareTo(other.path) : byFault;
    }

    private String line() {
      String what = fault.name().toLowerCase(Locale.ROOT) + ": " + path;
      return reason.isEmpty() ? what : what + ": " + reason;
    }
  }

  public BundleReport {
    items = items.stream().sorted().distinct().toList();
  }

  static BundleReport of(BundleFolder folder, long checked, List<Item> items) {
    String path = folder.path().toString();
    return new BundleReport("brine.io/v1", "BundleReport", path, items.isEmpty(), checked, items);
  }

  public String text() {
    String lines = items.stream().map(item -> item.line() + "\n").collect(Collectors.joining());
    return lines
        + folder
        + ": "
        + Counted.of(checked, "file")
        + " as the lock has them, "
        + Counted.of(items.size(), "fault")
        + "\n";
  }
}
