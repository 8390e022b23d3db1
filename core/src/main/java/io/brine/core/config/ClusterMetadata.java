package io.brine.core.config;

/** What Brine calls the cluster; kubeadm's own {@code clusterName} stays {@code kubernetes}. */
public record ClusterMetadata(
    @Field(
            value = "name of the cluster: an RFC 1123 label; names its PKI store and its runs",
            change = Change.FIXED)
        ClusterName name) {}
