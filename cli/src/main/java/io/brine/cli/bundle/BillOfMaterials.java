package io.brine.cli.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.brine.core.bundle.BundleLock;
import io.brine.core.bundle.BundleLock.LockedImage;
import io.brine.core.bundle.BundleLock.LockedPackage;
import io.brine.core.plan.BundleNeeds;
import java.util.ArrayList;
import java.util.List;

/**
 * What a bundle has to hold; with a lock, what it holds.
 *
 * @param locked whether it is a lock's, with versions and digests of all
 */
public record BillOfMaterials(
    String apiVersion,
    String kind,
    boolean locked,
    List<Image> images,
    List<BilledPackage> packages) {

  /** An image; the digest is empty without a lock. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Image(String name, String digest) {}

  /**
   * A package for one release of an operating system.
   *
   * @param release {@code deb/debian-12}
   * @param version without the packaging's revision when there is no lock; empty for any
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record BilledPackage(
      String release, String name, String version, String architecture, String digest) {
    private String line() {
      String exact = version.isEmpty() ? "" : " " + version;
      return release + ": " + name + exact + (digest.isEmpty() ? "" : " " + digest);
    }
  }

  /** What a plan needs, as far as it can be told before it is fetched. */
  public static BillOfMaterials of(BundleNeeds needs) {
    List<Image> images = needs.images().stream().map(name -> new Image(name, "")).toList();
    List<BilledPackage> packages = new ArrayList<>();
    needs
        .packages()
        .forEach(
            (release, all) ->
                all.forEach(
                    one ->
                        packages.add(
                            new BilledPackage(release, one.name(), one.version(), "", ""))));
    return new BillOfMaterials("brine.io/v1", "BillOfMaterials", false, images, packages);
  }

  public static BillOfMaterials of(BundleLock lock) {
    return new BillOfMaterials(
        "brine.io/v1",
        "BillOfMaterials",
        true,
        lock.images().stream().map(BillOfMaterials::image).toList(),
        lock.packages().stream().map(BillOfMaterials::packageOf).toList());
  }

  private static Image image(LockedImage image) {
    return new Image(image.name().text(), image.digest().text());
  }

  private static BilledPackage packageOf(LockedPackage one) {
    return new BilledPackage(
        one.release(), one.name(), one.version(), one.architecture(), one.file().digest().text());
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    images.forEach(
        image ->
            text.append(image.name())
                .append(image.digest().isEmpty() ? "" : " " + image.digest())
                .append('\n'));
    packages.forEach(one -> text.append(one.line()).append('\n'));
    return text.toString();
  }
}
