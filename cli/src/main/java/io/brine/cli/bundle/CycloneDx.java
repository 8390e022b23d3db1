package io.brine.cli.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/** A bill of materials in the form of CycloneDX 1.6 (ECMA-424), as JSON. */
public record CycloneDx(
    String bomFormat, String specVersion, int version, List<CycloneDx.Component> components) {

  /**
   * One image or package.
   *
   * @param purl its package URL (purl-spec: types oci, deb, rpm)
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Component(
      String type,
      @JsonProperty("bom-ref") String reference,
      String name,
      String version,
      String purl,
      List<Hash> hashes) {}

  /** The digest of a component. */
  public record Hash(String alg, String content) {}

  public static CycloneDx of(BillOfMaterials bill) {
    List<Component> components = new ArrayList<>();
    bill.images().forEach(image -> components.add(image(image)));
    bill.packages().forEach(one -> components.add(packageOf(one)));
    return new CycloneDx("CycloneDX", "1.6", 1, components);
  }

  private static Component image(BillOfMaterials.Image image) {
    int colon = image.name().lastIndexOf(':');
    String repository = image.name().substring(0, colon);
    String tag = image.name().substring(colon + 1);
    String name = repository.substring(repository.lastIndexOf('/') + 1);
    String version = image.digest().isEmpty() ? "" : "@" + image.digest().replace(":", "%3A");
    String purl = "pkg:oci/" + name + version + "?repository_url=" + repository + "&tag=" + tag;
    return new Component("container", image.name(), repository, tag, purl, hashes(image.digest()));
  }

  private static Component packageOf(BillOfMaterials.BilledPackage one) {
    String kind = one.release().substring(0, one.release().indexOf('/'));
    String release = one.release().substring(kind.length() + 1);
    String distribution = release.replaceFirst("-.*", "");
    String version = one.version().isEmpty() ? "" : "@" + one.version().replace(":", "%3A");
    String architecture = one.architecture().isEmpty() ? "" : "arch=" + one.architecture() + "&";
    String purl =
        "pkg:%s/%s/%s%s?%sdistro=%s"
            .formatted(kind, distribution, one.name(), version, architecture, release);
    return new Component(
        "library",
        one.release() + "/" + one.name() + version,
        one.name(),
        one.version(),
        purl,
        hashes(one.digest()));
  }

  private static List<Hash> hashes(String digest) {
    return digest.isEmpty()
        ? List.of()
        : List.of(new Hash("SHA-256", digest.substring(digest.indexOf(':') + 1)));
  }
}
