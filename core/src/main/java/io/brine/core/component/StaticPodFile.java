package io.brine.core.component;

import java.util.List;

/** What every component with a static pod contributes: its manifest, written and waited for. */
final class StaticPodFile {

  private StaticPodFile() {}

  static Contribution contribute(Phase phase, StaticPod pod) {
    String name = pod.name();
    ManagedFile file = ManagedFile.manifest(name, Sls.configured(name));
    return Contribution.none()
        .withFiles(List.of(new FileSpec(file, name + "/pod.yaml", pod)))
        .withStates(phase, Sls.configured(name), Sls.running(name));
  }
}
