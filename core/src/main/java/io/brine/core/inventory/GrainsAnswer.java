package io.brine.core.inventory;

import java.util.List;
import java.util.regex.Pattern;

/** What {@link FactsQuery#GRAINS} tells. */
record GrainsAnswer(Answer answer) {
  private static final Pattern NOT_EMPTY = Pattern.compile(".+");
  private static final Pattern MACHINE_ID = Pattern.compile("([0-9a-f]{32})?");
  private static final Pattern RELEASE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~:-]*");

  HostIdentity identity() throws UnreadableException {
    return new HostIdentity(
        answer.text("nodename", NOT_EMPTY), answer.text("machine_id", MACHINE_ID));
  }

  OperatingSystem os(int cgroupVersion) throws UnreadableException {
    return new OperatingSystem(
        OsFamily.of(answer.text("os_family")),
        answer.text("os"),
        answer.text("osrelease"),
        answer.text("kernelrelease", RELEASE),
        cgroupVersion);
  }

  Hardware hardware(long memoryBytes, List<DiskSpace> disks) throws UnreadableException {
    return new Hardware(
        answer.number("num_cpus", 1), memoryBytes, answer.text("cpuarch", RELEASE), disks);
  }

  SaltFacts salt(boolean lockSaltenv) throws UnreadableException {
    return new SaltFacts(
        answer.text("saltversion", RELEASE),
        answer.text("pythonexecutable", SaltFacts.PATH),
        lockSaltenv,
        answer.number("uid", 0));
  }
}
