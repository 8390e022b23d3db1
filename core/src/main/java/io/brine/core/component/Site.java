package io.brine.core.component;

import io.brine.core.bundle.BundleLock;
import io.brine.core.inventory.OperatingSystem;
import io.brine.core.inventory.OsFamily;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.net.IpAddress;
import io.brine.core.net.IpFamily;
import java.util.Locale;

/**
 * What the bootstrap node serves to all hosts from the bundle: packages and images, over HTTPS.
 *
 * @param folder of the bundle, on the master and on the bootstrap node
 * @param digest of the lock's text, SHA-256 in hexadecimal digits
 */
public record Site(BundleLock lock, String folder, String digest, ResolvedNode server) {
  /** Where it answers, over HTTPS. */
  public static final int PORT = 443;

  /** Who may ask it. */
  static final Party CLIENTS = Party.NODES;

  /** Name of the authority that the server's certificate is signed by. */
  public static final String AUTHORITY = "site-ca";

  /** Certificates of the site's authority on every node; the folder holds nothing else. */
  static final String CA_FILE = "/etc/brine/site/ca.crt";

  /** The key that signs the packages, on every node. */
  public static final String PACKAGES_KEY = "/etc/brine/packages.asc";

  public IpAddress address() {
    return Nodes.address(server);
  }

  /** URL of the server, without a slash at its end. */
  public String url() {
    return "https://" + (address().family() == IpFamily.IPV6 ? "[" + address() + "]" : address());
  }

  /** URL of the packages for an operating system. */
  public String packages(OperatingSystem os) {
    return url() + "/packages/" + release(os);
  }

  /** Where the registry has the images of another registry. */
  public String mirror(String registry) {
    return url() + "/v2/" + registry.replace(':', '-');
  }

  /** The folder of an operating system below {@code packages/}: {@code deb/debian-12}. */
  public static String release(OperatingSystem os) {
    boolean debian = os.family() == OsFamily.DEBIAN;
    String release = debian ? os.release() : os.release().replaceFirst("\\..*", "");
    String name = os.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    return (debian ? "deb/" : "rpm/") + name + "-" + release;
  }
}
