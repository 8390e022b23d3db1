package io.brine.cli.input;

import io.brine.core.config.ClusterConfigReader;
import io.brine.core.config.SaltConfig;
import io.brine.core.config.ValidConfig;
import io.brine.core.problem.Checked;
import io.brine.core.rule.ConfigRules;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Sections of a cluster.yaml that no cluster tells: salt, repositories, bundle, apply.
 *
 * @param text as the operator wrote them
 */
public record SiteFile(String text, SaltConfig salt) {

  /** Stands for all that a cluster tells, so that the rest can be read and checked. */
  private static final String CLUSTER =
      """
      apiVersion: brine.io/v1
      kind: Cluster
      metadata: {name: site}
      kubernetes: {version: v1.36.2}
      networks: {controlPlane: {cidrs: [192.0.2.0/24]}, plugin: {name: none}}
      apiServer: {port: 6443}
      firewall: {manage: false}
      nodes: [{minion: site, roles: [bootstrap, control-plane, etcd]}]
      """;

  /** That of an operator who gives none. */
  public static Checked<SiteFile> none() {
    return of("");
  }

  public static Checked<SiteFile> read(Path path) throws IOException {
    return of(UserFile.text(path));
  }

  /** Mistakes are at the lines of the file; another section than those is one. */
  private static Checked<SiteFile> of(String text) {
    String sections = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    Checked<ValidConfig> read = ConfigRules.check(ClusterConfigReader.read(sections + CLUSTER));
    return read.match(
        (config, warnings) -> Checked.of(new SiteFile(sections, config.config().salt()), warnings),
        Checked.Bad::new);
  }
}
