package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.net.Cidr;
import io.brine.core.net.IpFamily;
import io.brine.core.problem.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One CIDR or several, as kubeadm writes them: {@code 10.233.0.0/16,fd00:233::/48}. */
public record CidrList(List<Cidr> cidrs) {
  public CidrList {
    cidrs = List.copyOf(cidrs);
  }

  /**
   * Reads it as written.
   *
   * @throws InvalidValueException when one of them is no CIDR
   */
  @JsonCreator
  public static CidrList parse(String text) {
    return new CidrList(Arrays.stream(text.split(",", -1)).map(Cidr::parse).toList());
  }

  public Optional<Cidr> of(IpFamily family) {
    return cidrs.stream().filter(cidr -> cidr.family() == family).findFirst();
  }

  /** The first: its family is the cluster's primary one. */
  public Cidr primary() {
    return cidrs.get(0);
  }

  @JsonValue
  @Override
  public String toString() {
    return cidrs.stream().map(Cidr::toString).collect(Collectors.joining(","));
  }
}
