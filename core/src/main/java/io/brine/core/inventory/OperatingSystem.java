package io.brine.core.inventory;

/**
 * The operating system of a host.
 *
 * @param name Salt's grain {@code os}: {@code Debian}, {@code Ubuntu}, {@code Rocky}
 * @param release {@code 12}, {@code 24.04}, {@code 9.4}
 * @param kernel as {@code uname -r} has it
 * @param cgroupVersion of what is mounted at /sys/fs/cgroup: 1 or 2
 */
public record OperatingSystem(
    OsFamily family, String name, String release, String kernel, int cgroupVersion) {}
