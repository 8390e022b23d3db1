package io.brine.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.cli.command.SamplePlan;
import io.brine.cli.plan.PlanDocument;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class PlanPageTest {
  private static final String HOSTILE = "<script>alert('x')</script>\u001b[31m&amp;";

  @Test
  void showsEveryHostInItsSubnetWithTheReason() throws IOException {
    Document page =
        Jsoup.parse(
            PlanPage.of(SamplePlan.document(), SamplePlan.config(), SamplePlan.firewall()).html());
    assertThat(page.select("section[aria-label=Control plane] h3 code").eachText())
        .containsExactly("10.77.1.0/24", "10.77.3.0/24");
    assertThat(page.select("section[aria-label=Control plane] li").eachText())
        .hasSize(3)
        .anySatisfy(
            card -> assertThat(card).contains("worker-2", "10.77.3.22/24", "the only address in"));
  }

  @Test
  void showsHostsThatAreGivenTheSameTogether() throws IOException {
    PlanDocument plan = SamplePlan.document();
    PlanDocument.Node worker = plan.nodes().get(1);
    PlanDocument.Node twin =
        new PlanDocument.Node(
            new PlanDocument.Identity("minion-9", "worker-9", worker.identity().roles()),
            worker.addresses(),
            worker.contents());
    PlanDocument wider =
        new PlanDocument(
            plan.apiVersion(),
            plan.kind(),
            plan.plan(),
            Stream.concat(plan.nodes().stream(), Stream.of(twin)).toList());
    Document page =
        Jsoup.parse(PlanPage.of(wider, SamplePlan.config(), SamplePlan.firewall()).html());
    assertThat(page.select("summary").eachText()).contains("3 nodes: worker");
    assertThat(page.select("details p.quiet").eachText()).contains("worker-1, worker-2, worker-9");
  }

  @Test
  void countsTheObjectsOfTheApi() throws IOException {
    PlanDocument plan = SamplePlan.document();
    PlanPage page = PlanPage.of(plan, SamplePlan.config(), SamplePlan.firewall());
    assertThat(page.objects().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(plan.plan().objects().size());
    assertThat(page.objects()).containsKey("ConfigMap");
  }

  @Test
  void showsWhoMayConnectToWhat() throws IOException {
    Document page =
        Jsoup.parse(
            PlanPage.of(SamplePlan.document(), SamplePlan.config(), SamplePlan.firewall()).html());
    assertThat(page.select("section[aria-labelledby=reach] table").get(0).select("tr").eachText())
        .anySatisfy(
            row -> assertThat(row).startsWith("kubelet 10250/tcp bootstrap, worker-1, worker-2 "));
    assertThat(page.select("section[aria-labelledby=reach] table").get(1).select("tr").eachText())
        .containsExactly(
            "from bootstrap worker-1 worker-2",
            "bootstrap - kubelet kubelet",
            "worker-1 kube-apiserver salt-master - -",
            "worker-2 kube-apiserver salt-master - -");
  }

  @Test
  void takesNothingFromElsewhere() throws IOException {
    Document page =
        Jsoup.parse(
            PlanPage.of(SamplePlan.document(), SamplePlan.config(), SamplePlan.firewall()).html());
    assertThat(page.select("script, link, img, iframe, object, [src], [href], [onclick]"))
        .isEmpty();
    assertThat(page.select("style").html()).doesNotContain("url(", "@import");
  }

  @Test
  void namesItsLanguageItsHeadingsAndItsTables() throws IOException {
    Document page =
        Jsoup.parse(
            PlanPage.of(SamplePlan.document(), SamplePlan.config(), SamplePlan.firewall()).html());
    assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("table")).isNotEmpty().allSatisfy(PlanPageTest::hasCaption);
    assertThat(page.select("th")).allSatisfy(head -> assertThat(head.hasAttr("scope")).isTrue());
  }

  private static void hasCaption(Element table) {
    assertThat(table.selectFirst("caption")).isNotNull();
  }

  @Test
  void keepsHostileTextText() {
    PlanPage page =
        new PlanPage(
            HOSTILE,
            Map.of(HOSTILE, HOSTILE),
            new PlanPage.Network(List.of(), new Reach("", List.of(), List.of(), List.of())),
            List.of(),
            new TreeMap<>());
    Document parsed = Jsoup.parse(page.html());
    assertThat(parsed.select("script")).isEmpty();
    assertThat(parsed.expectFirst("h1").wholeText()).isEqualTo(HOSTILE);
    assertThat(parsed.expectFirst("dd").wholeText()).isEqualTo(HOSTILE);
  }
}
