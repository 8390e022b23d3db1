package io.brine.bridge;

import io.brine.core.inventory.FactsQuery;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What Brine's user must be allowed on the master, and no more. */
final class Permissions {
  private static final List<String> RUNNERS =
      List.of(Jobs.MANY, Jobs.ONE, "jobs.list_jobs", "jobs.master", JobSearch.ORCHESTRATE);
  private static final List<String> WHEELS = List.of("key.accept_dict", "key.finger");

  private Permissions() {}

  /** In the form of {@code external_auth}: what runs on minions, then runners and wheels. */
  static List<Object> all() {
    Stream<String> onMinions =
        Stream.concat(
                FactsQuery.ALL.stream().map(FactsQuery::function),
                Stream.of("saltutil.running", "state.sls"))
            .sorted();
    return Stream.concat(
            onMinions.map(name -> (Object) exactly(name)),
            Stream.of(
                Map.of("@runner", RUNNERS.stream().map(Permissions::exactly).toList()),
                Map.of("@wheel", WHEELS.stream().map(Permissions::exactly).toList())))
        .toList();
  }

  /** Salt takes each for a regular expression that the function's name begins with. */
  private static String exactly(String function) {
    return function.replace(".", "\\.") + "$";
  }
}
