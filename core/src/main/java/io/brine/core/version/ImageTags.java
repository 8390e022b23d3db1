package io.brine.core.version;

/** Tags of the images that do not carry Kubernetes' own version. */
public record ImageTags(String etcd, String coreDns, String pause) {}
