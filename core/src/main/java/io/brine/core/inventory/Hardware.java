package io.brine.core.inventory;

import java.util.List;

/**
 * What a host is made of.
 *
 * @param memoryBytes that the kernel may use, as {@code MemTotal}
 * @param architecture as {@code uname -m} has it: {@code x86_64}
 */
public record Hardware(int cpus, long memoryBytes, String architecture, List<DiskSpace> disks) {
  public Hardware {
    disks = List.copyOf(disks);
  }
}
