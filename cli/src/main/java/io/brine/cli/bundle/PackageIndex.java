package io.brine.cli.bundle;

import com.google.common.base.Splitter;
import io.brine.core.bundle.BundleLock.LockedFile;
import io.brine.core.bundle.BundleLock.LockedPackage;
import io.brine.core.bundle.BundlePath;
import io.brine.core.bundle.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the index of a folder of packages says of them, as the distribution's own tools wrote it.
 */
interface PackageIndex {
  Splitter PARAGRAPHS = Splitter.on(Pattern.compile("\n\\s*\n")).trimResults().omitEmptyStrings();

  List<LockedPackage> packages() throws IOException;

  /** The indexes of all folders of packages. */
  static List<PackageIndex> all(BundleFolder folder) throws IOException {
    List<PackageIndex> indexes = new ArrayList<>();
    for (String file : folder.files("packages")) {
      BundlePath path = BundlePath.parse(file);
      if (file.matches("packages/deb/[^/]+/Packages")) {
        indexes.add(() -> debian(folder, path));
      } else if (file.matches("packages/rpm/[^/]+/repodata/[^/]*primary\\.xml\\.gz")) {
        indexes.add(() -> RpmPrimary.read(folder, path));
      }
    }
    return indexes;
  }

  /** {@code apt-ftparchive packages .}: paragraphs of fields, an empty line between them. */
  private static List<LockedPackage> debian(BundleFolder folder, BundlePath index)
      throws IOException {
    List<LockedPackage> packages = new ArrayList<>();
    String text = new String(folder.bytes(index), StandardCharsets.UTF_8);
    for (String paragraph : PARAGRAPHS.split(text)) {
      packages.add(debian(index, fields(paragraph)));
    }
    return packages;
  }

  private static Map<String, String> fields(String paragraph) {
    Map<String, String> fields = new HashMap<>();
    for (String line : paragraph.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0 && !Character.isWhitespace(line.charAt(0))) {
        fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    return fields;
  }

  private static LockedPackage debian(BundlePath index, Map<String, String> fields)
      throws IOException {
    String file = required(index, fields, "Filename").replaceFirst("^\\./", "");
    return new LockedPackage(
        required(index, fields, "Package"),
        required(index, fields, "Version"),
        required(index, fields, "Architecture"),
        new LockedFile(
            BundlePath.parse(index.folder() + "/" + file),
            Digest.ofHex(required(index, fields, "SHA256")),
            Long.parseLong(required(index, fields, "Size"))));
  }

  private static String required(BundlePath index, Map<String, String> fields, String name)
      throws IOException {
    String value = fields.get(name);
    if (value == null) {
      throw new FileSystemException(index.text(), null, "a package has no field " + name);
    }
    return value;
  }
}
