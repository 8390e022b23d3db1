package io.brine.core.component;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A file that Salt writes: the one place that says where it stands and who may read it. SLS and
 * pillar both follow it.
 *
 * @param key of the content in the pillar, {@code brine:files:<key>}; without a colon
 * @param path absolute, where the file stands in the end
 * @param mode as Salt takes it: {@code 0600}
 * @param sls that writes it, for example {@code brine.kubelet.configured}
 */
public record ManagedFile(String key, String path, String mode, String sls, Placement placement) {

  private static final Pattern MODE = Pattern.compile("0[0-7]{3}");
  private static final String STAGING = "/etc/kubernetes/.brine/";

  public ManagedFile {
    Objects.requireNonNull(placement);
    if (key.contains(":") || !path.startsWith("/") || !MODE.matcher(mode).matches()) {
      throw new IllegalStateException("no file specification: " + key + " " + path + " " + mode);
    }
  }

  public static ManagedFile of(String key, String path, String mode, String sls) {
    return new ManagedFile(key, path, mode, sls, Placement.IN_PLACE);
  }

  /** The manifest of the static pod {@code name}, read by the kubelet. */
  public static ManagedFile manifest(String name, String sls) {
    String path = "/etc/kubernetes/manifests/" + name + ".yaml";
    return new ManagedFile("manifest-" + name, path, "0600", sls, Placement.STAGED);
  }

  /** Where Salt writes it. */
  public String writtenPath() {
    return placement == Placement.IN_PLACE
        ? path
        : STAGING + path.substring(path.lastIndexOf('/') + 1);
  }

  public String user() {
    return "root";
  }

  public String group() {
    return "root";
  }
}
