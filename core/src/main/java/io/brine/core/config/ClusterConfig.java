package io.brine.core.config;

import java.util.List;

/**
 * What the user wants: one {@code cluster.yaml}, with defaults filled in and nothing that was found
 * or decided. Its records mirror the document key by key.
 */
public record ClusterConfig(
    @Field(value = "version of this format", required = true) ApiVersion apiVersion,
    @Field(value = "kind of document", required = true) Kind kind,
    @Field("what the cluster is called") ClusterMetadata metadata,
    @Field("Kubernetes itself and its components") KubernetesConfig kubernetes,
    @Field("which networks there are and what they are used for") NetworksConfig networks,
    @Field("where the cluster's API is reached") ApiServerEndpoint apiServer,
    @Field("the hosts' firewall") FirewallConfig firewall,
    @Field(value = "the machines, by Salt minion id, and their roles", required = true)
        List<NodeEntry> nodes,
    @Field("where packages and images come from") RepositoriesConfig repositories,
    @Field("packages and images for sites without internet") BundleConfig bundle,
    @Field("how changes are rolled out") ApplyConfig apply,
    @Field("how the salt-master is reached") SaltConfig salt) {
  public ClusterConfig {
    nodes = List.copyOf(nodes);
  }
}
