package io.brine.cli.bundle;

import io.brine.core.plan.BundleNeeds.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * Fills a folder on a connected machine, with skopeo and with the package manager of the machine's
 * own operating system. What is there already is not fetched again.
 */
public final class BundlePuller {
  private final BundleFolder folder;
  private final Programs programs;
  private final Consumer<String> progress;

  public BundlePuller(BundleFolder folder, Programs programs, Consumer<String> progress) {
    this.folder = folder;
    this.programs = programs;
    this.progress = progress;
  }

  /** One platform of each image; skopeo checks every blob and leaves out those that are there. */
  public void images(SortedSet<String> names, String architecture) throws IOException {
    Path layout = Files.createDirectories(folder.path().resolve(OciLayout.FOLDER));
    for (String name : names) {
      progress.accept("image " + name);
      programs.run(
          List.of(
              "skopeo",
              "--insecure-policy",
              "--override-os=linux",
              "--override-arch=" + architecture,
              "copy",
              "--quiet",
              "docker://" + name,
              "oci:" + layout + ":" + name));
    }
  }

  /**
   * The packages with all that they depend on, as for a host that has nothing yet.
   *
   * @param release of this very machine: {@code deb/debian-12}
   */
  public void packages(String release, SortedSet<Need> needs) throws IOException {
    Path place = Files.createDirectories(folder.path().resolve("packages/" + release));
    progress.accept("packages of " + release);
    if (release.startsWith("deb/")) {
      debian(place, needs);
    } else {
      redHat(place, needs);
    }
  }

  private void debian(Path place, SortedSet<Need> needs) throws IOException {
    Path state = Files.createTempDirectory("brine-pull");
    Path status = Files.createFile(state.resolve("status"));
    Files.createDirectories(place.resolve("partial"));
    List<String> command =
        new ArrayList<>(
            List.of(
                "apt-get",
                "install",
                "--download-only",
                "--yes",
                "--quiet=2",
                "--no-install-recommends",
                "--option=Dir::State::status=" + status,
                "--option=Dir::State::extended_states=" + state.resolve("extended"),
                "--option=Dir::Cache::archives=" + place,
                "--option=Debug::NoLocking=true",
                "--option=APT::Sandbox::User=root"));
    needs.forEach(need -> command.add(pinned(need, "=")));
    programs.run(command);
    Files.delete(place.resolve("partial"));
    Files.deleteIfExists(place.resolve("lock"));
    String index = programs.runIn(place, List.of("apt-ftparchive", "packages", "."));
    Files.writeString(place.resolve("Packages"), index);
    Files.deleteIfExists(state.resolve("extended"));
    Files.delete(status);
    Files.delete(state);
  }

  private void redHat(Path place, SortedSet<Need> needs) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("dnf", "download", "--quiet", "--resolve", "--alldeps", "--destdir=" + place));
    needs.forEach(need -> command.add(pinned(need, "-")));
    programs.run(command);
    programs.run(
        List.of(
            "createrepo_c", "--quiet", "--no-database", "--compress-type=gz", place.toString()));
  }

  /** In any of the packaging's revisions. */
  private static String pinned(Need need, String separator) {
    return need.version().isEmpty() ? need.name() : need.name() + separator + need.version() + "-*";
  }
}
