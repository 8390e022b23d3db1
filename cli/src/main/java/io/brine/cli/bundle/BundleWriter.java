package io.brine.cli.bundle;

import io.brine.core.bundle.BundleLock;
import io.brine.core.bundle.BundleLock.LockedFile;
import io.brine.core.bundle.BundleLock.LockedImage;
import io.brine.core.bundle.BundleLock.LockedPackage;
import io.brine.core.bundle.BundleLockFile;
import io.brine.core.bundle.BundlePath;
import io.brine.core.bundle.Digest;
import io.brine.core.bundle.ImageName;
import io.brine.core.problem.InvalidValueException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Writes the lock of what a folder holds. */
public final class BundleWriter {
  private final BundleFolder folder;

  public BundleWriter(BundleFolder folder) {
    this.folder = folder;
  }

  /**
   * Looks at every file and replaces the lock in one step.
   *
   * @throws FileSystemException when an index names what is not there or is something else
   */
  public BundleLock write() throws IOException {
    BundleLock lock = BundleLock.of(images(), packages(), indexes());
    Path aside = folder.path().resolve(BundleLock.FILE + ".new");
    Files.writeString(aside, BundleLockFile.write(lock), StandardCharsets.UTF_8);
    Files.move(aside, folder.path().resolve(BundleLock.FILE), StandardCopyOption.REPLACE_EXISTING);
    return lock;
  }

  private List<LockedImage> images() throws IOException {
    List<LockedImage> images = new ArrayList<>();
    if (!Files.exists(folder.resolve(OciLayout.INDEX))) {
      return images;
    }
    OciLayout layout = new OciLayout(folder);
    for (Map.Entry<String, Digest> image : layout.images().entrySet()) {
      Map<Digest, Long> blobs = layout.blobs(image.getValue());
      for (Digest blob : blobs.keySet()) {
        prove(new LockedFile(OciLayout.blob(blob), blob, blobs.get(blob)));
      }
      long bytes = blobs.values().stream().mapToLong(Long::longValue).sum();
      images.add(new LockedImage(name(image.getKey()), image.getValue(), bytes));
    }
    return images;
  }

  private static ImageName name(String text) throws FileSystemException {
    try {
      return ImageName.parse(text);
    } catch (InvalidValueException mistake) {
      throw new FileSystemException(OciLayout.INDEX.text(), null, mistake.what());
    }
  }

  private List<LockedPackage> packages() throws IOException {
    List<LockedPackage> packages = new ArrayList<>();
    for (PackageIndex index : PackageIndex.all(folder)) {
      for (LockedPackage one : index.packages()) {
        prove(one.file());
        packages.add(one);
      }
    }
    return packages;
  }

  private void prove(LockedFile file) throws IOException {
    if (!folder.look(file.path()).digest().equals(file.digest())) {
      String reason = "is not what its index says; fetch it again";
      throw new FileSystemException(file.path().text(), null, reason);
    }
  }

  private List<LockedFile> indexes() throws IOException {
    List<LockedFile> indexes = new ArrayList<>();
    SortedSet<String> files = folder.files("packages");
    for (String file : files) {
      if (!file.endsWith(".deb") && !file.endsWith(".rpm")) {
        indexes.add(folder.look(BundlePath.parse(file)));
      }
    }
    return indexes;
  }
}
