package io.brine.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.brine.core.config.MinionId;
import io.brine.core.standing.CertificateEnd;
import io.brine.core.standing.NodeSurvey;
import io.brine.core.standing.Survey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of a cluster, as a document; those that end first come first.
 *
 * @param silent minions whose certificates are not known, with the reason
 */
public record CertificateList(
    String apiVersion, String kind, List<Item> certificates, Map<MinionId, String> silent) {
  /** The place of those in the PKI store. */
  public static final String MASTER = "(master)";

  private static final Comparator<Item> ORDER =
      Comparator.comparing(Item::ends, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Item::node)
          .thenComparing(Item::path);

  /**
   * One certificate.
   *
   * @param node its minion, or {@link #MASTER}
   * @param ends null for one that is not there
   * @param daysLeft whole days; negative after the end
   * @param fault why the plan would have another; empty when it would not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(
      String node,
      String path,
      String subject,
      String issuer,
      @Nullable Instant ends,
      @Nullable Long daysLeft,
      String fault) {

    static Item of(String node, CertificateEnd found, Instant now) {
      return new Item(
          node,
          found.path(),
          found.names().subject(),
          found.names().issuer(),
          found.end(),
          found.daysLeft(now).orElse(null),
          found.fault());
    }
  }

  public CertificateList {
    certificates = certificates.stream().sorted(ORDER).toList();
  }

  public static CertificateList of(Survey survey, List<CertificateEnd> store, Instant now) {
    List<Item> items = new ArrayList<>();
    store.forEach(one -> items.add(Item.of(MASTER, one, now)));
    for (Map.Entry<MinionId, NodeSurvey> node : survey.nodes().entrySet()) {
      node.getValue()
          .certificates()
          .forEach(one -> items.add(Item.of(node.getKey().value(), one, now)));
    }
    return new CertificateList("brine.io/v1", "Certificates", items, survey.silent());
  }

  /** A line a certificate. */
  public String text() {
    int nodes = width(Item::node);
    int subjects = width(Item::subject);
    StringBuilder text = new StringBuilder();
    for (Item one : certificates) {
      String end = one.ends() == null ? "none" : one.ends().toString();
      String days = one.daysLeft() == null ? "" : one.daysLeft() + " d";
      String fault = one.fault().isEmpty() ? "" : "  " + one.fault();
      text.append(
          String.format(
              Locale.ROOT,
              "%-20s  %7s  %-" + nodes + "s  %-" + subjects + "s  %s%s%n",
              end,
              days,
              one.node(),
              one.subject(),
              one.path(),
              fault));
    }
    silent.forEach(
        (minion, why) ->
            text.append("unknown: ").append(minion).append(": ").append(why).append('\n'));
    return text.toString();
  }

  private int width(Function<Item, String> column) {
    return certificates.stream().map(column).mapToInt(String::length).max().orElse(1);
  }
}
