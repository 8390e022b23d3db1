package io.brine.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CidrPropertyTest {
  @Property
  void readsWhatItWrites(@ForAll("cidrs") Cidr cidr, @ForAll("addresses") IpAddress address) {
    assertThat(Cidr.parse(cidr.toString())).isEqualTo(cidr);
    assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
  }

  @Property
  void aNetworkHasAsManyAddressesAsItsHostBitsSay(@ForAll("cidrs") Cidr cidr) {
    BigInteger count = cidr.last().bits().subtract(cidr.first().bits()).add(BigInteger.ONE);

    assertThat(cidr.size()).isEqualTo(count).isEqualTo(BigInteger.TWO.pow(cidr.hostBits()));
  }

  @Property
  void containsExactlyWhatLiesBetweenFirstAndLast(
      @ForAll("cidrs") Cidr cidr, @ForAll("addresses") IpAddress address) {
    boolean between =
        address.family() == cidr.family()
            && address.compareTo(cidr.first()) >= 0
            && address.compareTo(cidr.last()) <= 0;

    assertThat(cidr.contains(address)).isEqualTo(between);
  }

  @Property
  void anAddressLiesInEveryNetworkAroundIt(@ForAll("addresses") IpAddress address) {
    for (int prefix = 0; prefix <= address.family().bits(); prefix++) {
      assertThat(Cidr.around(address, prefix).contains(address)).isTrue();
    }
  }

  @Property
  void overlapIsSymmetricAndMeansThatOneContainsTheOther(
      @ForAll("cidrs") Cidr one, @ForAll("cidrs") Cidr other) {
    assertThat(one.overlaps(other))
        .isEqualTo(other.overlaps(one))
        .isEqualTo(one.contains(other) || other.contains(one))
        .isEqualTo(one.contains(other.first()) || other.contains(one.first()));
  }

  @Property
  void containingIsAPartialOrder(
      @ForAll("cidrs") Cidr a, @ForAll("cidrs") Cidr b, @ForAll("cidrs") Cidr c) {
    assertThat(a.contains(a)).isTrue();
    if (a.contains(b) && b.contains(a)) {
      assertThat(a).isEqualTo(b);
    }
    if (a.contains(b) && b.contains(c)) {
      assertThat(a.contains(c)).isTrue();
    }
  }

  @Property
  void containingANetworkMeansContainingItsEnds(@ForAll("cidrs") Cidr a, @ForAll("cidrs") Cidr b) {
    assertThat(a.contains(b)).isEqualTo(a.contains(b.first()) && a.contains(b.last()));
  }

  @Property
  void countsItsAddressesFromTheFirst(@ForAll("cidrs") Cidr cidr, @ForAll long seed) {
    BigInteger offset = BigInteger.valueOf(seed).mod(cidr.size());

    assertThat(cidr.contains(cidr.nth(offset))).isTrue();
    assertThat(cidr.nth(offset).bits().subtract(cidr.first().bits())).isEqualTo(offset);
  }

  @Property
  void halvesAreApartAndFillTheWhole(@ForAll("cidrs") Cidr cidr) {
    if (cidr.hostBits() > 0) {
      Cidr low = Cidr.around(cidr.first(), cidr.prefix() + 1);
      Cidr high = Cidr.around(cidr.last(), cidr.prefix() + 1);

      assertThat(low.overlaps(high)).isFalse();
      assertThat(low.size().add(high.size())).isEqualTo(cidr.size());
      assertThat(List.of(low, high)).allMatch(cidr::contains);
    }
  }

  @Property
  void orderPutsTheWiderFirst(@ForAll("cidrs") Cidr a, @ForAll("cidrs") Cidr b) {
    assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
    if (a.first().equals(b.first())) {
      assertThat(a.compareTo(b)).isEqualTo(Integer.compare(a.prefix(), b.prefix()));
    }
  }

  @Provide
  Arbitrary<IpAddress> addresses() {
    return Arbitraries.of(IpFamily.class)
        .flatMap(family -> bits(family).map(bits -> new IpAddress(family, bits)));
  }

  /** Few bits vary, so that networks often meet. */
  @Provide
  Arbitrary<Cidr> cidrs() {
    return Arbitraries.of(IpFamily.class)
        .flatMap(
            family ->
                Arbitraries.integers()
                    .between(0, family.bits())
                    .edgeCases(edges -> edges.includeOnly(0, family.bits()))
                    .flatMap(
                        prefix ->
                            Arbitraries.oneOf(bits(family), nearZero())
                                .map(bits -> Cidr.around(new IpAddress(family, bits), prefix))));
  }

  private static Arbitrary<BigInteger> bits(IpFamily family) {
    BigInteger most = BigInteger.ONE.shiftLeft(family.bits()).subtract(BigInteger.ONE);
    return Arbitraries.bigIntegers()
        .between(BigInteger.ZERO, most)
        .edgeCases(edges -> edges.includeOnly(BigInteger.ZERO, most));
  }

  private static Arbitrary<BigInteger> nearZero() {
    return Arbitraries.bigIntegers()
        .between(BigInteger.ZERO, BigInteger.valueOf(16))
        .withoutEdgeCases();
  }
}
