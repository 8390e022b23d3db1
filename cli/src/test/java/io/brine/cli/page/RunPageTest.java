package io.brine.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.result.Failure;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Note;
import io.brine.core.result.Outcome;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.RunResult;
import io.brine.core.result.StateRef;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class RunPageTest {
  private static final StateRef KUBELET =
      new StateRef("brine.node-base.installed-debian", "Install kubelet");

  @Test
  void drawsEveryPhaseWhereItBeganAndAsLongAsItTook() {
    PhaseResult first = phase("preflight", "20260102030405000000", ok("m1", 2), ok("m2", 1));
    PhaseResult second = phase("pki", "20260102030407000000", ok("m1", 8));
    Document page = page(first, second);
    assertThat(page.select("rect[x=0.00%]").eachAttr("width")).containsExactly("20.00%", "10.00%");
    assertThat(page.select("rect[x=20.00%]").eachAttr("width")).containsExactly("80.00%");
  }

  @Test
  void saysByWhichJobAPhaseHadNothingToDo() {
    Document page = page(phase("pki", "20260102030405000000", ok("m1", 0)));
    assertThat(page.select("caption").text())
        .isEqualTo("pki: ok, nothing to do, by job 20260102030405000000");
    assertThat(page.select("rect")).isEmpty();
  }

  @Test
  void showsAFailureOnceWithAllItMet() {
    Document page =
        page(phase("node-base", "20260102030405000000", failed("m1"), failed("m2"), ok("m3", 1)));
    assertThat(page.select("article")).hasSize(1);
    assertThat(page.select("article h3").text()).contains("node-base", "Install kubelet");
    assertThat(page.select("article pre").text()).isEqualTo("no such package");
    assertThat(page.select("article p").text())
        .contains("on m1, m2", "2 states that require it were not run");
  }

  @Test
  void showsThoseThatFailedAndTheSlowestOfThousands() {
    Stream<MinionResult> many = IntStream.range(0, 3000).mapToObj(i -> ok("ok-" + i, i + 1));
    MinionResult[] all =
        Stream.concat(many, Stream.of(failed("bad-1"))).toArray(MinionResult[]::new);
    Document page = page(phase("node-base", "20260102030405000000", all));
    assertThat(page.select("tr th").eachText())
        .hasSize(13)
        .startsWith("bad-1", "ok-2999", "ok-2998");
    assertThat(page.text()).contains("2988 minions more, quicker than these and not failed");
  }

  @Test
  void tellsWhatIsToBeKnownAlthoughAllIsWell() {
    Note note = new Note(KUBELET, "NotReady only for <b>want</b> of a network plugin");
    MinionResult well =
        new MinionResult(
            "m1", Outcome.OK, List.of(), List.of(), List.of(note), Duration.ofSeconds(1));
    Document page = page(phase("verify", "20260102030405000000", well));
    assertThat(page.select("section[aria-labelledby=notes] p").text()).isEqualTo(note.text());
    assertThat(page(phase("verify", "20260102030405000000", ok("m1", 1))).select("#notes"))
        .isEmpty();
  }

  @Test
  void keepsWhatAMinionSaidText() {
    MinionResult hostile =
        MinionResult.failed("m1", "</pre><script>alert(1)</script>\u001b[2J\u0000");
    Document page = page(phase("pki", "20260102030405000000", hostile));
    assertThat(page.select("script")).isEmpty();
    assertThat(page.select("article pre").text()).contains("</pre><script>alert(1)</script>");
  }

  @Test
  void namesPhasesThatWereNeverBegun() {
    RunResult run =
        new RunResult(
            "r-1",
            "20260102030404000000",
            List.of(phase("pki", "20260102030405000000", failed("m1"))),
            List.of("etcd", "workers"));
    Document page = Jsoup.parse(RunPage.of("demo", run).html());
    assertThat(page.select("dl.facts").text()).contains("Not started etcd, workers");
    assertThat(page.title()).isEqualTo("Run of demo: failed");
  }

  private static Document page(PhaseResult... phases) {
    RunResult run = new RunResult("r-1", "20260102030404000000", List.of(phases), List.of());
    return Jsoup.parse(RunPage.of("demo", run).html());
  }

  private static PhaseResult phase(String name, String jid, MinionResult... minions) {
    SortedMap<String, MinionResult> byName = new TreeMap<>();
    Stream.of(minions).forEach(minion -> byName.put(minion.minion(), minion));
    return new PhaseResult(name, List.of(jid), byName, List.of());
  }

  private static MinionResult ok(String minion, long seconds) {
    return new MinionResult(minion, Outcome.OK, List.of(), List.of(), Duration.ofSeconds(seconds));
  }

  private static MinionResult failed(String minion) {
    return new MinionResult(
        minion,
        Outcome.FAILED,
        List.of(),
        List.of(new Failure(KUBELET, "no such package", 2)),
        Duration.ofSeconds(1));
  }
}
