package io.brine.core.component;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/**
 * Subject alternative names, without duplicates and in kubeadm's order: DNS names sorted, addresses
 * as they came (pkiutil.RemoveDuplicateAltNames).
 */
@JsonPropertyOrder({"dnsNames", "ipAddresses"})
public record AlternativeNames(List<String> dnsNames, List<String> ipAddresses) {

  public static final AlternativeNames NONE = new AlternativeNames(List.of(), List.of());

  public AlternativeNames {
    dnsNames = List.copyOf(dnsNames);
    ipAddresses = List.copyOf(ipAddresses);
  }

  static AlternativeNames of(Collection<String> dnsNames, Collection<String> ipAddresses) {
    return new AlternativeNames(
        List.copyOf(new TreeSet<>(dnsNames)), List.copyOf(new LinkedHashSet<>(ipAddresses)));
  }
}
