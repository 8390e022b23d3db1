package io.brine.core.component;

import io.brine.core.config.RepositoriesConfig.DebRepository;
import java.net.URI;

/**
 * One repository in apt's sources.
 *
 * @param components separated by blanks; empty for a flat repository
 * @param key path of the public key that signs it
 */
public record AptSource(URI url, String suite, String components, String key) {

  static AptSource of(DebRepository repository, String key) {
    return new AptSource(
        repository.url().uri(), repository.suite(), String.join(" ", repository.components()), key);
  }

  public String host() {
    return url.getHost();
  }
}
