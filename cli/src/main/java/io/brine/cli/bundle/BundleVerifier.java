package io.brine.cli.bundle;

import io.brine.cli.bundle.BundleReport.Fault;
import io.brine.cli.bundle.BundleReport.Item;
import io.brine.cli.input.FileReason;
import io.brine.core.bundle.BundleLock;
import io.brine.core.bundle.BundleLock.LockedFile;
import io.brine.core.bundle.BundleLock.LockedImage;
import io.brine.core.bundle.BundlePath;
import io.brine.core.bundle.Digest;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares a folder with its lock: every byte is read once. */
public final class BundleVerifier {
  private final BundleFolder folder;
  private final BundleLock lock;
  private final List<Item> items = new ArrayList<>();
  private final SortedMap<BundlePath, LockedFile> wanted = new TreeMap<>();

  private BundleVerifier(BundleFolder folder, BundleLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  public static BundleReport verify(BundleFolder folder, BundleLock lock) throws IOException {
    BundleVerifier verifier = new BundleVerifier(folder, lock);
    lock.packages().forEach(one -> verifier.want(one.file()));
    lock.indexes().forEach(verifier::want);
    verifier.wantImages();
    List<Item> faults =
        verifier.wanted.values().parallelStream()
            .map(verifier::fault)
            .flatMap(Optional::stream)
            .toList();
    verifier.items.addAll(faults);
    verifier.findExtra();
    long good = verifier.wanted.size() - (long) faults.size();
    return BundleReport.of(folder, good, verifier.items);
  }

  private void want(LockedFile file) {
    wanted.put(file.path(), file);
  }

  private void wantImages() {
    SortedMap<String, Digest> named = named();
    OciLayout layout = new OciLayout(folder);
    for (LockedImage image : lock.images()) {
      Digest found = named.remove(image.name().text());
      if (found == null) {
        items.add(new Item(Fault.MISSING, image.name().text(), "the layout does not name it"));
      } else if (!found.equals(image.digest())) {
        String reason = "the layout has " + found + ", the lock " + image.digest();
        items.add(new Item(Fault.DAMAGED, image.name().text(), reason));
      }
      try {
        for (Map.Entry<Digest, Long> blob : layout.blobs(image.digest()).entrySet()) {
          BundlePath path = OciLayout.blob(blob.getKey());
          want(new LockedFile(path, blob.getKey(), blob.getValue()));
        }
      } catch (IOException | IllegalArgumentException unreadable) {
        items.add(new Item(Fault.DAMAGED, image.name().text(), reason(unreadable)));
      }
    }
    named.keySet().forEach(name -> items.add(new Item(Fault.EXTRA, name, "")));
  }

  private SortedMap<String, Digest> named() {
    if (lock.images().isEmpty()) {
      return new TreeMap<>();
    }
    try {
      return new OciLayout(folder).images();
    } catch (IOException | IllegalArgumentException unreadable) {
      items.add(new Item(Fault.DAMAGED, OciLayout.INDEX.text(), reason(unreadable)));
      return new TreeMap<>();
    }
  }

  private Optional<Item> fault(LockedFile file) {
    String path = file.path().text();
    try {
      LockedFile found = folder.look(file.path());
      if (found.sizeBytes() < file.sizeBytes()) {
        String reason = "cut off after " + found.sizeBytes() + " of " + file.sizeBytes() + " bytes";
        return Optional.of(new Item(Fault.DAMAGED, path, reason));
      }
      return found.digest().equals(file.digest())
          ? Optional.empty()
          : Optional.of(
              new Item(Fault.DAMAGED, path, "has " + found.digest() + ", not " + file.digest()));
    } catch (NoSuchFileException absent) {
      return Optional.of(new Item(Fault.MISSING, path, ""));
    } catch (IOException unreadable) {
      return Optional.of(new Item(Fault.DAMAGED, path, reason(unreadable)));
    }
  }

  private void findExtra() throws IOException {
    SortedSet<String> extra = new TreeSet<>(folder.files(""));
    extra.removeAll(List.of(BundleLock.FILE, OciLayout.INDEX.text(), OciLayout.MARKER.text()));
    wanted.keySet().forEach(path -> extra.remove(path.text()));
    extra.forEach(path -> items.add(new Item(Fault.EXTRA, path, "")));
  }

  private static String reason(Exception unreadable) {
    if (unreadable instanceof FileSystemException refused) {
      return refused.getFile() + ": " + FileReason.of(refused);
    }
    return String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("");
  }
}
