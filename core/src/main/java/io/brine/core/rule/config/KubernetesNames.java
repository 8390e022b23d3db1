package io.brine.core.rule.config;

import io.brine.core.net.DnsName;
import java.util.regex.Pattern;

/** Syntax of names in Kubernetes' API, as {@code apimachinery/pkg/util/validation} has it. */
final class KubernetesNames {
  static final String KEY_ADVICE =
      "use a name of at most 63 letters, digits, '-', '_', '.', beginning and ending with a letter or"
          + " digit, if need be after a DNS name and '/'";
  static final String VALUE_ADVICE =
      "use at most 63 letters, digits, '-', '_', '.', beginning and ending with a letter or digit";

  private static final String NAME = "([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)";
  private static final Pattern LABEL_NAME = Pattern.compile(NAME);
  private static final Pattern LABEL_VALUE = Pattern.compile(NAME + "?");
  private static final Pattern DNS_LABEL = Pattern.compile(DnsName.LABEL);

  private KubernetesNames() {}

  /** {@code IsQualifiedName}: {@code name} or {@code dns.prefix/name}. */
  static boolean isQualifiedName(String key) {
    int slash = key.indexOf('/');
    return slash < 0
        ? LABEL_NAME.matcher(key).matches()
        : DnsName.isValid(key.substring(0, slash))
            && LABEL_NAME.matcher(key.substring(slash + 1)).matches();
  }

  /** {@code IsValidLabelValue}: empty or a name. */
  static boolean isLabelValue(String value) {
    return LABEL_VALUE.matcher(value).matches();
  }

  /** {@code IsDNS1123Label}. */
  static boolean isDnsLabel(String text) {
    return text.length() <= 63 && DNS_LABEL.matcher(text).matches();
  }

  /** {@code IsDNS1123Subdomain} or {@code IsWildcardDNS1123Subdomain}. */
  static boolean isNameOrWildcard(String text) {
    return DnsName.isValid(text.startsWith("*.") ? text.substring(2) : text);
  }
}
