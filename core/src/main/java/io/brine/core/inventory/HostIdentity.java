package io.brine.core.inventory;

/**
 * Who a host says it is.
 *
 * @param hostname as {@code uname -n} reports it, in whatever case; kubeadm's source of the node
 *     name
 */
public record HostIdentity(String hostname, String machineId) {}
