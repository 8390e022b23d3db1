package io.brine.core.inventory;

/**
 * What one minion reported of its host. The clock, the free space and the listeners change from one
 * look to the next: nothing that is written to a node may depend on them.
 */
public record NodeFacts(
    HostIdentity identity,
    OperatingSystem os,
    Hardware hardware,
    HostNetwork network,
    HostRuntime runtime,
    SaltFacts salt) {}
