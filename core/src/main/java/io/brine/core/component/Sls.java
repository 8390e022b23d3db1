package io.brine.core.component;

/** Names of the SLS files of a component. */
final class Sls {

  private Sls() {}

  static String installed(String component, String family) {
    return "brine." + component + ".installed-" + family;
  }

  static String installed(String component) {
    return "brine." + component + ".installed";
  }

  static String configured(String component) {
    return "brine." + component + ".configured";
  }

  static String running(String component) {
    return "brine." + component + ".running";
  }
}
