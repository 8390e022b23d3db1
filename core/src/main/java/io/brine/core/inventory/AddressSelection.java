package io.brine.core.inventory;

import io.brine.core.net.Cidr;
import io.brine.core.net.InterfaceAddress;
import io.brine.core.net.IpAddress;
import io.brine.core.net.IpFamily;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What came of looking for a host's address of one family on one plane. */
public sealed interface AddressSelection {
  <R> R match(
      Function<Chosen, R> chosen, Function<Missing, R> missing, Function<Ambiguous, R> ambiguous);

  default Optional<SelectedAddress> found() {
    return match(
        found -> Optional.of(found.address()), m -> Optional.empty(), a -> Optional.empty());
  }

  /** There is one, and no doubt. */
  record Chosen(SelectedAddress address) implements AddressSelection {
    @Override
    public <R> R match(
        Function<Chosen, R> chosen,
        Function<Missing, R> missing,
        Function<Ambiguous, R> ambiguous) {
      return chosen.apply(this);
    }
  }

  /**
   * There is none.
   *
   * @param cidrs of the family, that were tried
   * @param passedOver addresses in them that do not count, each with the reason
   */
  record Missing(IpFamily family, List<Cidr> cidrs, List<String> passedOver)
      implements AddressSelection {
    public Missing {
      cidrs = List.copyOf(cidrs);
      passedOver = List.copyOf(passedOver);
    }

    @Override
    public <R> R match(
        Function<Chosen, R> chosen,
        Function<Missing, R> missing,
        Function<Ambiguous, R> ambiguous) {
      return missing.apply(this);
    }
  }

  /** There are several in the first CIDR that has any, and nothing prefers one of them. */
  record Ambiguous(Cidr cidr, List<Candidate> candidates) implements AddressSelection {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }

    @Override
    public <R> R match(
        Function<Chosen, R> chosen,
        Function<Missing, R> missing,
        Function<Ambiguous, R> ambiguous) {
      return ambiguous.apply(this);
    }
  }

  /** An address that may be chosen. */
  record Candidate(InterfaceAddress own, String dev) {
    public IpAddress address() {
      return own.address();
    }

    @Override
    public String toString() {
      return own.address() + " on " + dev;
    }
  }
}
